#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "budgetlint/report/report.hpp"
#include "sample.hpp"

using namespace budgetlint;
using nlohmann::json;

namespace {

json run_of(const Results& results, const ReportOptions& options = {}) {
  return json::parse(find_format("sarif")->print(results, options))["runs"][0];
}

json result_of(const Finding& finding, const ReportOptions& options = {}) {
  Results results;
  results.findings = {finding};
  return run_of(results, options)["results"][0];
}

/// The result on a file, by its rule.
json result_on(const json& run, const std::string& uri, const std::string& rule) {
  for (const json& result : run["results"]) {
    const json& location = result["locations"][0]["physicalLocation"]["artifactLocation"];
    if (location["uri"] == uri && result["ruleId"] == rule) return result;
  }
  FAIL("no result on " << uri);
  return {};
}

std::string uri_of(const std::string& file) {
  Finding finding = sample::total_mismatch();
  finding.place.file = file;
  return result_of(finding)["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
}

}  // namespace

TEST_CASE("a SARIF result, key by key", "[report][sarif]") {
  const json result = result_of(sample::total_mismatch());
  CHECK(result["ruleId"] == "BL201");
  CHECK(result["ruleIndex"] == 0);
  CHECK(result["level"] == "error");
  CHECK(result["message"]["text"] ==
        "合计 53 should be 54. 53 is the computed value with its decimals cut off; everything else rounds it. "
        "Compare [支出明细 1 金额 54万](1), [项目金额 54](2), [所属专项 金额 54](3), [专项资金 1 金额 54](4), and 2 "
        "more.");
  CHECK(result["locations"].size() == 1);
  CHECK(result["locations"][0]["physicalLocation"]["region"] ==
        json::parse(R"({"startLine": 46, "startColumn": 8, "endLine": 46, "endColumn": 10})"));
  CHECK(result["relatedLocations"].size() == 6);
  CHECK(result["relatedLocations"][3]["id"] == 4);
  CHECK(result["relatedLocations"][3]["physicalLocation"]["artifactLocation"]["uri"] == "examples/shifeng-2023/2.yaml");
  CHECK(result["partialFingerprints"] == json::parse(R"({"budgetlint/v1": "0df502668fc340f4"})"));
  CHECK(result["fixes"] == json::parse(R"([{"description": {"text": "合计: 53 -> 54"}, "artifactChanges": [
    {"artifactLocation": {"uri": "examples/shifeng-2023/3-1.yaml"}, "replacements": [
      {"deletedRegion": {"startLine": 46, "startColumn": 8, "endLine": 46, "endColumn": 10},
       "insertedContent": {"text": "54"}}]}], "properties": {"safe": false}}])"));
  CHECK_FALSE(result.contains("suppressions"));
}

TEST_CASE("a SARIF run describes its rules in the language of the report", "[report][sarif]") {
  const RuleInfo listed{"BL001", "not-utf8", Severity::warning, {"short", "短"}, {"", ""}};
  const RuleInfo* rules[] = {&listed};
  ReportOptions options;
  options.rules = rules;
  options.language = Language::chinese;
  Results results;
  results.findings = {sample::total_mismatch()};
  const json run = run_of(results, options);
  const json& driver = run["tool"]["driver"];
  CHECK(driver["rules"].size() == 2);  // a finding of a rule that nobody listed is described all the same
  CHECK(driver["rules"][0]["shortDescription"]["text"] == "短");
  CHECK(driver["rules"][0]["fullDescription"]["text"] == "短");
  CHECK(driver["rules"][0]["help"]["text"] == "短\n\nbudgetlint explain BL001");
  CHECK(driver["rules"][0]["help"]["markdown"] == "**短**\n\n短\n\n`budgetlint explain BL001`");
  CHECK(driver["rules"][0]["defaultConfiguration"]["level"] == "warning");
  CHECK(run["results"][0]["ruleIndex"] == 1);
  CHECK(run["language"] == "zh-CN");
  CHECK(run["columnKind"] == "utf16CodeUnits");
  CHECK(run["automationDetails"]["id"] == "budgetlint/");
  CHECK_FALSE(run.contains("originalUriBaseIds"));
}

TEST_CASE("columns of SARIF count a character above U+FFFF twice", "[report][sarif]") {
  const json result = result_on(run_of(sample::results()), "forms/%F0%A0%AE%B7%E5%8E%BF%202024.yaml", "BL302");
  // `- {名称: 𠀀𠮷镇道路, 金额: 12.5, 合计: 13}` by code points: 12.5 at 19, 13 at 29.
  CHECK(result["locations"][0]["physicalLocation"]["region"] ==
        json::parse(R"({"startLine": 4, "startColumn": 21, "endLine": 4, "endColumn": 25})"));
  CHECK(result["relatedLocations"][0]["physicalLocation"]["region"] ==
        json::parse(R"({"startLine": 4, "startColumn": 31, "endLine": 4, "endColumn": 33})"));
  CHECK(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]["startColumn"] == 21);
  const json report = json::parse(find_format("json")->print(sample::results(), {}));
  for (const json& finding : report["findings"]) {
    if (finding["rule"] == "BL302" && finding["document"] == 1) CHECK(finding["column"] == 19);
  }
}

TEST_CASE("file names become relative references", "[report][sarif]") {
  CHECK(uri_of("附表 3.yaml") == "%E9%99%84%E8%A1%A8%203.yaml");
  CHECK(uri_of("./a/../b/50%:x?#y.yaml") == "b/50%25%3Ax%3F%23y.yaml");
  CHECK(uri_of("a\xff\n.yaml") == "a%FF%0A.yaml");
  CHECK(uri_of("/forms/a.yaml") == "file:///forms/a.yaml");
}

TEST_CASE("nothing in a form makes a link in a message", "[report][sarif]") {
  Finding finding = sample::total_mismatch();
  finding.message = {"[x](http://host) [y]", "x"};
  finding.conclusion = {};
  finding.related.resize(1);
  finding.related[0].value = "a](2) \\[b";
  CHECK(result_of(finding)["message"]["text"] ==
        "\\[x](http://host) \\[y]. Compare [支出明细 1 金额 a\\](2) \\\\\\[b](1).");
  finding.message = {"a list [1, 2]", "x"};
  finding.related.clear();
  CHECK(result_of(finding)["message"]["text"] == "a list [1, 2].");
}

TEST_CASE("held findings are in SARIF, with who holds them", "[report][sarif]") {
  const json run = run_of(sample::results());
  std::vector<json> suppressions;
  for (const json& result : run["results"]) {
    if (result.contains("suppressions")) suppressions.push_back(result["suppressions"]);
  }
  REQUIRE(suppressions.size() == 3);
  CHECK(suppressions[0] == json::parse(R"([{"kind": "inSource", "status": "accepted", "justification": "以批复文件为准",
    "location": {"physicalLocation": {"artifactLocation": {"uri": "examples/shifeng-2023/1.yaml"},
                                      "region": {"startLine": 53}}}, "properties": {"kind": "comment"}}])"));
  CHECK(suppressions[1][0]["kind"] == "external");
  CHECK(suppressions[1][0]["location"] ==
        json::parse(R"({"physicalLocation": {"artifactLocation": {"uri": "known/2023.json"}}})"));
  CHECK(suppressions[2][0]["justification"] == "5 万元");
  CHECK(run["properties"]["summary"]["suppressed"] == 1);
  CHECK(run["properties"]["loosened"].size() == 2);
  CHECK(run["invocations"][0]["toolConfigurationNotifications"][0]["message"]["text"] ==
        "1 finding was suppressed by a comment in examples/shifeng-2023/1.yaml.");
}
