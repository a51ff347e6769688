#include "budgetlint/diagnostic/summary.hpp"

#include <catch2/catch.hpp>

using namespace budgetlint;

namespace {

constexpr RuleInfo rule{"BL201", "total-mismatch", Severity::error, {}, {}};

Finding finding_of(Severity severity, std::size_t line, const char* message) {
  Finding finding;
  finding.rule = &rule;
  finding.severity = severity;
  finding.place.begin = {line, 1};
  finding.message = {message, message};
  return finding;
}

}  // namespace

TEST_CASE("settled results are sorted, free of repeats and counted", "[diagnostic]") {
  Results results;
  results.summary.forms = 8;
  results.findings = {finding_of(Severity::note, 3, "c"), finding_of(Severity::error, 1, "a"),
                      finding_of(Severity::warning, 2, "b"), finding_of(Severity::error, 1, "a"),
                      finding_of(Severity::error, 1, "another")};
  settle(results);
  REQUIRE(results.findings.size() == 4);
  CHECK(results.findings[0].message.english == "a");
  CHECK(results.findings[1].message.english == "another");
  CHECK(results.findings[2].message.english == "b");
  CHECK(results.findings[3].message.english == "c");
  CHECK(results.summary.errors == 2);
  CHECK(results.summary.warnings == 1);
  CHECK(results.summary.notes == 1);
  CHECK(results.summary.forms == 8);
}

TEST_CASE("settling nothing counts nothing", "[diagnostic]") {
  Results results;
  results.summary.errors = 7;
  settle(results);
  CHECK(results.findings.empty());
  CHECK(results.summary.errors == 0);
}
