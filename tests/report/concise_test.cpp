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
  CHECK(line_of(finding) == "\\x3a:error\\n.yaml:46:8: error[BL201] total-mismatch: 5 ::error::3 != 54\n");
}

TEST_CASE("a concise line of a tie tells what disagrees and none of the values as the right one", "[report][concise]") {
  Finding finding = sample::total_mismatch();
  finding.message.english = "合计 53 or 项目金额 54 is wrong";
  finding.conclusion.english = "they differ by 1 万元";
  finding.related.push_back({Role::candidate, finding.place, "54", {}});
  CHECK(line_of(finding) ==
        "examples/shifeng-2023/3-1.yaml:46:8: error[BL201] total-mismatch: 合计 53 or 项目金额 54 is wrong: "
        "they differ by 1 万元\n");
}

TEST_CASE("files that differ in a line end or tab in their name are told apart", "[report][concise]") {
  Finding finding = sample::total_mismatch();
  finding.place.file = "a \r\n\tb.yaml";
  CHECK(line_of(finding) == "a \\r\\n\\tb.yaml:46:8: error[BL201] total-mismatch: 53 != 54\n");
}

TEST_CASE("a finding about a whole file stands at its start", "[report][concise]") {
  Finding finding;
  finding.rule = sample::total_mismatch().rule;
  finding.place.file = "large.yaml";
  finding.message = {"the file is too large", "文件过大"};
  CHECK(line_of(finding) == "large.yaml:1:1: error[BL201] total-mismatch: the file is too large\n");

  finding.place = make_place(Source("empty.yaml", ""), {0, 0});
  CHECK(line_of(finding) == "empty.yaml:1:1: error[BL201] total-mismatch: the file is too large\n");
}
