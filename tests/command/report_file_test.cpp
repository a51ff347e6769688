// Reports that go to files, and what a run says of itself on the way (command-line.md, "Commands").
#include "budgetlint/command/report_file.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "budgetlint/command/progress.hpp"
#include "budgetlint/report/report.hpp"
#include "tools/forms.hpp"
#include "tools/sandbox.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

void put_source_set(const Sandbox& sandbox) {
  for (const File& file : load_folder("examples/shifeng-2023")) sandbox.put(file.name, file.bytes);
}

}  // namespace

TEST_CASE("every format at once equals as many runs") {
  const Sandbox sandbox;
  put_source_set(sandbox);
  Words all{"--lang", "zh"};
  for (const Format& format : formats()) {
    all.insert(all.end(), {"--output", std::string(format.name) + "=all-" + std::string(format.name)});
  }
  all.emplace_back(".");
  CHECK(sandbox.run(all).status == 1);
  for (const Format& format : formats()) {
    const std::string name(format.name);
    CAPTURE(name);
    CHECK(sandbox.run({"--lang", "zh", "--output", name + "=one-" + name, "."}).status == 1);
    CHECK_FALSE(sandbox.get("one-" + name).empty());
    CHECK(sandbox.get("all-" + name) == sandbox.get("one-" + name));
  }
}

TEST_CASE("machine formats print what they write") {
  const Sandbox sandbox;
  put_source_set(sandbox);
  for (const char* name : {"concise", "json", "ndjson", "sarif", "junit", "gitlab", "html", "markdown"}) {
    CAPTURE(name);
    const Outcome printed = sandbox.run({"--format", name, "--output", std::string(name) + "=written", "."});
    CHECK(printed.out == sandbox.get("written"));
  }
}

TEST_CASE("a report is never written over a form, under whatever name") {
  const Sandbox sandbox;
  put_source_set(sandbox);
  const std::string before = sandbox.get("3-1.yaml");
  std::filesystem::create_symlink("3-1.yaml", sandbox.folder() / "link");
  std::filesystem::create_hard_link(sandbox.folder() / "3-1.yaml", sandbox.folder() / "twin");
  for (const char* name : {"3-1.yaml", "./3-1.yaml", "link", "twin"}) {
    const Outcome outcome = sandbox.run({"--output", std::string("json=") + name, "."});
    CAPTURE(name, outcome.error);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(sandbox.get("3-1.yaml") == before);
  }
}

TEST_CASE("a report that cannot be written fails the run") {
  const Sandbox sandbox;
  put_source_set(sandbox);
  for (const char* to : {"json=nowhere/report.json", "json=/dev/full", "json=."}) {
    const Outcome outcome = sandbox.run({"--output", to, "."});
    CAPTURE(to, outcome.error);
    CHECK(outcome.status == 2);
    CHECK_FALSE(outcome.error.empty());
  }
  CHECK(sandbox.run({"--quiet", "--format", "concise", "--output", "json=/dev/null", "."}).status == 1);
}

TEST_CASE("GitHub's summary of a step gets the results as Markdown, behind what stands there") {
  const Sandbox sandbox;
  put_source_set(sandbox);
  sandbox.put("summary", "# before\n");
  ::setenv("GITHUB_STEP_SUMMARY", (sandbox.folder() / "summary").c_str(), 1);
  const Outcome outcome = sandbox.run({"--format", "github", "--output", "markdown=page", "."});
  const Outcome other = sandbox.run({"--format", "concise", "."});
  ::unsetenv("GITHUB_STEP_SUMMARY");
  CHECK(outcome.status == 1);
  CHECK(other.status == 1);
  CHECK(sandbox.get("summary") == "# before\n" + sandbox.get("page"));
}

TEST_CASE("a summary that GitHub would refuse is shortened, and says so") {
  const Sandbox sandbox;
  Results results;
  static const RuleInfo rule{"BL201", "total-mismatch", Severity::error, {"a", "a"}, {"b", "b"}, ""};
  for (std::size_t i = 0; i < 20'000; ++i) {
    Finding finding;
    finding.rule = &rule;
    finding.place.file = "forms/" + std::to_string(i) + ".yaml";
    finding.message = {std::string(80, 'x'), std::string(80, 'x')};
    results.findings.push_back(std::move(finding));
  }
  settle(results);
  const std::string path = (sandbox.folder() / "summary").string();
  ::setenv("GITHUB_STEP_SUMMARY", path.c_str(), 1);
  append_step_summary(results, {}, {});
  ::unsetenv("GITHUB_STEP_SUMMARY");
  const std::string text = sandbox.get("summary");
  CHECK(text.size() < 1'048'576);
  CHECK(text.find(" more findings are not shown here.\n") != std::string::npos);
}

TEST_CASE("how far a run is: files, rate, time left") {
  using std::chrono::milliseconds;
  CHECK(progress_line(1200, 5000, milliseconds(1500), Language::english) ==
        "[####................] 1200 of 5000 files, 800/s, 4 s left");
  CHECK(progress_line(1200, 5000, milliseconds(1500), Language::chinese) ==
        "[####................] 已核对1200个文件，共5000个，每秒800个，约剩4秒");
  CHECK(progress_line(0, 10, milliseconds(0), Language::english) ==
        "[....................] 0 of 10 files, 0/s, 0 s left");
  CHECK(progress_line(10, 10, milliseconds(2000), Language::english) ==
        "[####################] 10 of 10 files, 5/s, 0 s left");
}

TEST_CASE("statistics: the most frequent rule first, then by id") {
  const std::vector<File> files = load_folder("examples/shifeng-2023");
  const std::string text = statistics(check(files).findings, Language::chinese);
  CHECK(
      text.starts_with("     4  BL502  missing-standard            指标未填绩效标准\n"
                       "     4  BL505  tautology                   指标值重复三级指标\n"
                       "     2  BL504  vague-value                 指标值无法考核\n"
                       "     2  BL508  missing-unit                指标值没有单位\n"
                       "     2  BL608  goal-restates-title         绩效目标只是重复支出方向名称\n"
                       "     1  BL201  total-mismatch              附表3的合计不等于各项支出明细金额之和\n"
                       "     1  BL203  calculation-mismatch        支出明细金额与测算结果不符\n"));
}
