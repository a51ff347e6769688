#include <catch2/catch.hpp>

#include "budgetlint/report/report.hpp"
#include "sample.hpp"

using namespace budgetlint;

namespace {

std::string line_of(Finding finding) {
  Results results;
  results.findings = {std::move(finding)};
  ReportOptions options;
  options.language = Language::chinese;
  options.closing = Closing::hidden;
  return find_format("concise")->print(results, options);
}

}  // namespace

TEST_CASE("a concise line is the same in every language", "[report][concise]") {
  CHECK(line_of(sample::total_mismatch()) ==
        "examples/shifeng-2023/3-1.yaml:46:8: error[BL201] total-mismatch: 53 != 54\n");
}

TEST_CASE("a concise line has the English message where two values do not say it", "[report][concise]") {
  Finding finding = sample::total_mismatch();
  finding.expected.clear();
  CHECK(line_of(finding) == "examples/shifeng-2023/3-1.yaml:46:8: error[BL201] total-mismatch: 合计 53 should be 54\n");
}

TEST_CASE("a concise line stays one line and no command, whatever a form holds", "[report][concise]") {
  Finding finding = sample::total_mismatch();
  finding.place.file = "::error\n.yaml";
  finding.stated = "5\n::error::3";
  CHECK(line_of(finding) == "\\x3a:error .yaml:46:8: error[BL201] total-mismatch: 5 ::error::3 != 54\n");
}
