#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "budgetlint/report/report.hpp"
#include "budgetlint/report/version.hpp"
#include "sample.hpp"
#include "tools/json_schema.hpp"

using namespace budgetlint;
using nlohmann::json;

namespace {

json sample_report(Language language = Language::english) {
  ReportOptions options;
  options.language = language;
  return json::parse(find_format("json")->print(sample::results(), options));
}

bool fits_schema(const json& report) {
  std::ifstream file(SOURCE_DIR "/schemas/report.schema.json");
  return budgetlint::testing::JsonSchema(json::parse(file)).accepts(report);
}

}  // namespace

TEST_CASE("the JSON report fits its published schema", "[report][json]") {
  const json report = sample_report();
  CHECK(fits_schema(report));
  CHECK(fits_schema(sample_report(Language::chinese)));
  CHECK(fits_schema(json::parse(find_format("json")->print({}, {}))));
  Results cut_short = sample::results();
  cut_short.summary.unsearched = 1;
  const json told = json::parse(find_format("json")->print(cut_short, {}));
  CHECK(told["summary"]["unsearched"] == 1);
  CHECK(fits_schema(told));

  SECTION("which takes nothing else") {
    json other = report;
    other["findings"][0]["severity"] = "fatal";
    CHECK_FALSE(fits_schema(other));
    other = report;
    other["findings"][0]["line"] = "46";
    CHECK_FALSE(fits_schema(other));
    other = report;
    other["findings"][0].erase("fingerprint");
    CHECK_FALSE(fits_schema(other));
    other = report;
    other["findings"][2]["related"][0]["remark"] = "";
    CHECK_FALSE(fits_schema(other));
    other = report;
    other["findings"][2]["related"][0].erase("document");
    CHECK_FALSE(fits_schema(other));
    other = report;
    other["findings"][2]["computed"] = 7514.5;
    CHECK_FALSE(fits_schema(other));
    other = report;
    other["version"] = 2;
    CHECK_FALSE(fits_schema(other));
  }
}

TEST_CASE("the JSON report of a finding, key by key", "[report][json]") {
  Results results;
  results.findings = {sample::total_mismatch()};
  const std::string printed = find_format("json")->print(results, {});
  const json report = json::parse(printed);
  CHECK(report["tool"]["version"] == version());
  const json& finding = report["findings"][0];
  CHECK(finding["rule"] == "BL201");
  CHECK(finding["path"] == "/total");
  CHECK(finding["line"] == 46);
  CHECK(finding["column"] == 8);
  CHECK(finding["end_column"] == 10);
  CHECK(finding["verdict"] == "truncated");
  CHECK(finding["also"] == json{"BL202"});
  CHECK(finding["expected"] == "54");
  CHECK(finding["computed"] == "53.63625");
  CHECK(finding["conclusion"] == "53 is the computed value with its decimals cut off; everything else rounds it");
  CHECK(finding["related"].size() == 6);
  CHECK(finding["related"][0] == json::parse(R"({"role": "supports", "file": "examples/shifeng-2023/3-1.yaml",
    "document": 0, "path": "/details/0/amount", "line": 39, "column": 13, "value": "54万"})"));
  CHECK(finding["fixes"][0] == json::parse(R"({"safe": false, "title": "合计: 53 -> 54", "edits": [
    {"file": "examples/shifeng-2023/3-1.yaml", "line": 46, "column": 8, "end_line": 46, "end_column": 10,
     "text": "54"}]})"));

  std::size_t at = 0;
  for (const char* key :
       {"rule",     "name",     "severity",   "message",    "file",       "document", "path",  "line",
        "column",   "end_line", "end_column", "department", "year",       "verdict",  "also",  "stated",
        "expected", "computed", "unit",       "derivation", "conclusion", "related",  "fixes", "fingerprint"}) {
    const std::size_t next = printed.find("\n      \"" + std::string(key) + "\":", at);
    INFO(key);
    REQUIRE(next != std::string::npos);
    at = next;
  }
}

TEST_CASE("what does not apply is absent from JSON", "[report][json]") {
  Finding bare = sample::total_mismatch();
  bare.department.clear();
  bare.year = 0;
  bare.verdict = bare.stated = bare.expected = bare.computed = bare.unit = bare.derivation = "";
  bare.conclusion = {};
  bare.related.clear();
  bare.fixes.clear();
  Results results;
  results.findings = {bare};
  const json finding = json::parse(find_format("json")->print(results, {}))["findings"][0];
  for (const char* key :
       {"department", "year", "verdict", "stated", "expected", "computed", "unit", "derivation", "conclusion"}) {
    INFO(key);
    CHECK_FALSE(finding.contains(key));
  }
  CHECK(finding["related"] == json::array());
  CHECK(finding["fixes"] == json::array());
}

TEST_CASE("JSON keeps a text as it is and stays harmless and valid", "[report][json]") {
  Finding finding = sample::total_mismatch();
  finding.stated = "##[a]\\###vso[b]\n\x1b";
  finding.expected = "5\xff";
  Results results;
  results.findings = {finding};
  const std::string printed = find_format("json")->print(results, {});
  CHECK(printed.find("##") == std::string::npos);
  const json read = json::parse(printed)["findings"][0];
  CHECK(read["stated"] == finding.stated);
  CHECK(read["expected"] == "5\ufffd");
}

TEST_CASE("JSON tells places of two documents of one file apart, and speaks one language", "[report][json]") {
  Finding finding = sample::total_mismatch();
  finding.related.resize(1);
  finding.related[0].place.document = 3;
  Results results;
  results.findings = {finding};
  ReportOptions options;
  options.language = Language::chinese;
  const json read = json::parse(find_format("json")->print(results, options))["findings"][0];
  CHECK(read["document"] == 0);
  CHECK(read["related"][0]["document"] == 3);
  CHECK(read["conclusion"] == "53 是测算结果去掉尾数，其余各处均为四舍五入");
}
