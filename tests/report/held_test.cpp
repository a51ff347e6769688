// What is held back is counted in every report, with the file where that is written.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "budgetlint/report/report.hpp"
#include "sample.hpp"

using namespace budgetlint;
using nlohmann::json;

namespace {

/// Findings that comments in `files` forms hold back.
Results suppressed_in(std::size_t files) {
  Results results;
  for (std::size_t i = 0; i < files; ++i) {
    results.findings.push_back(sample::total_mismatch());
    results.findings.back().place.begin.line = i + 1;
    results.findings.back().hold = Hold{Holder::comment, "known", "form-" + std::to_string(i) + ".yaml", 3};
  }
  settle(results);
  results.summary.forms = files;
  return results;
}

std::string last_lines(const Results& results, const ReportOptions& options) {
  const std::string printed = find_format("text")->print(results, options);
  return printed.substr(printed.find('\n') + 1);
}

}  // namespace

TEST_CASE("every report for people tells where findings are held back", "[report][held]") {
  for (const char* format : {"text", "concise", "github", "markdown", "junit", "sarif"}) {
    const std::string printed = find_format(format)->print(sample::results(), {});
    INFO(format);
    for (const char* told : {"1 finding was suppressed", "1 finding was known before", "2 findings were softened",
                             "ignores BL504", "known/2023.json"}) {
      INFO(told);
      CHECK(printed.find(told) != std::string::npos);
    }
  }
}

TEST_CASE("the first few files are named, or all", "[report][held]") {
  ReportOptions options;
  options.width = 200;
  CHECK(last_lines(suppressed_in(1), options) == "1 finding was suppressed by a comment in form-0.yaml.\n");
  CHECK(last_lines(suppressed_in(5), options) ==
        "5 findings were suppressed by comments in form-0.yaml, form-1.yaml, form-2.yaml, form-3.yaml, and 1 more.\n");
  options.every_place = true;
  options.language = Language::chinese;
  CHECK(last_lines(suppressed_in(5), options) ==
        "5个问题按表内注释未列出：form-0.yaml、form-1.yaml、form-2.yaml、form-3.yaml、form-4.yaml。\n");
}

TEST_CASE("a quiet report tells what is held back all the same", "[report][held]") {
  ReportOptions options;
  options.closing = Closing::hidden;
  for (const char* format : {"text", "concise"}) {
    CHECK(find_format(format)->print(suppressed_in(1), options) ==
          "1 finding was suppressed by a comment in form-0.yaml.\n");
  }
}

TEST_CASE("what was softened is told where the finding is", "[report][held]") {
  Results results;
  results.findings = {sample::total_mismatch()};
  results.findings[0].severity = Severity::note;
  results.findings[0].softening = {{"note instead of error", "按提示处理（原为错误）"}, ".budgetlint.yaml"};
  CHECK(find_format("concise")
            ->print(results, {})
            .starts_with("examples/shifeng-2023/3-1.yaml:46:8: note[BL201] total-mismatch: 53 != 54 "
                         "(softened by .budgetlint.yaml: note instead of error)\n"));
  const std::string card = find_format("text")->print(results, {});
  CHECK(card.find("54\n  softened by .budgetlint.yaml: note instead of error\n\n") != std::string::npos);
  ReportOptions options;
  options.language = Language::chinese;
  CHECK(
      find_format("text")->print(results, options).find("\n  按 .budgetlint.yaml 从宽处理：按提示处理（原为错误）\n") !=
      std::string::npos);
  CHECK(json::parse(find_format("json")->print(results, {}))["findings"][0]["softening"] ==
        json::parse(R"({"what": "note instead of error", "file": ".budgetlint.yaml"})"));
}

TEST_CASE("JSON has told and held findings in one order, the held ones marked", "[report][held]") {
  const json report = json::parse(find_format("json")->print(sample::results(), {}));
  const json& findings = report["findings"];
  CHECK(findings.size() == sample::results().findings.size() + 3);
  std::vector<json> marks;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (i > 0) CHECK(findings[i - 1]["file"] <= findings[i]["file"]);
    if (findings[i].contains("suppression")) marks.push_back(findings[i]["suppression"]);
  }
  CHECK(
      marks ==
      std::vector<json>{
          json::parse(
              R"({"kind": "comment", "reason": "以批复文件为准", "file": "examples/shifeng-2023/1.yaml", "line": 53})"),
          json::parse(R"({"kind": "baseline", "file": "known/2023.json"})"),
          json::parse(R"({"kind": "tolerance", "reason": "5 万元", "file": ".budgetlint.yaml", "line": 7})")});
  CHECK(report["loosened"] == json::parse(R"([{"what": "ignores BL504"},
    {"what": "leaves out old/*.yaml", "file": ".budgetlint.yaml", "line": 4}])"));
  CHECK(report["summary"]["errors"] == 8);
  CHECK(report["summary"]["suppressed"] == 1);
  CHECK(report["summary"]["baselined"] == 1);
  CHECK(report["summary"]["softened"] == 2);
}

TEST_CASE("ndjson is the same report a line each", "[report][held]") {
  const json report = json::parse(find_format("json")->print(sample::results(), {}));
  std::istringstream lines(find_format("ndjson")->print(sample::results(), {}));
  json findings = json::array();
  json last;
  for (std::string line; std::getline(lines, line); last = json::parse(line)) {
    if (!last.is_null()) findings.push_back(last);
  }
  CHECK(findings == report["findings"]);
  CHECK(last.begin().key() == "columns");  // keys of this reader are sorted
  last["findings"] = findings;
  CHECK(last == report);
}
