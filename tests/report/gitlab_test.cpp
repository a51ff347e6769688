#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "budgetlint/report/report.hpp"
#include "sample.hpp"

using namespace budgetlint;
using nlohmann::json;

namespace {

std::string severity_of(const char* rule_id, Severity severity) {
  const RuleInfo rule{rule_id, "some-rule", severity, {}, {}};
  Finding finding = sample::total_mismatch();
  finding.rule = &rule;
  finding.severity = severity;
  Results results;
  results.findings = {finding};
  return json::parse(find_format("gitlab")->print(results, {}))[0]["severity"];
}

}  // namespace

TEST_CASE("a form without findings gives GitLab an empty array", "[report][gitlab]") {
  CHECK(find_format("gitlab")->print({}, {}) == "[]\n");
  Results results;
  results.held = {sample::total_mismatch()};
  results.held[0].hold = Hold{Holder::comment, "known", "a.yaml", 1};
  CHECK(find_format("gitlab")->print(results, {}) == "[]\n");
}

TEST_CASE("severities in GitLab's words", "[report][gitlab]") {
  CHECK(severity_of("BL201", Severity::error) == "major");
  CHECK(severity_of("BL201", Severity::warning) == "minor");
  CHECK(severity_of("BL201", Severity::note) == "info");
  CHECK(severity_of("BL002", Severity::error) == "critical");
  CHECK(severity_of("BL002", Severity::warning) == "minor");
}

TEST_CASE("an entry of GitLab's report has the keys of its manual and no others", "[report][gitlab]") {
  Results results;
  results.findings = {sample::total_mismatch()};
  CHECK(json::parse(find_format("gitlab")->print(results, {})) == json::parse(R"([{
    "description": "合计 53 should be 54. 53 is the computed value with its decimals cut off; everything else rounds it.",
    "check_name": "BL201", "fingerprint": "0df502668fc340f4", "severity": "major",
    "location": {"path": "examples/shifeng-2023/3-1.yaml", "lines": {"begin": 46}}}])"));
}
