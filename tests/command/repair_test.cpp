// Repairs as they reach the disk: `--diff | git apply` and `--fix` make the same bytes, and neither ever leaves a file
// that is neither the old one nor the new one. The built program, in a folder of its own.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "tools/forms.hpp"
#include "tools/sandbox.hpp"

namespace fs = std::filesystem;
using namespace budgetlint::testing;

namespace {

const std::string form =
    "form: direction\nyear: 2023\ndepartment: 某局\ndirection: 某项补助\namount: 54\n"
    "fund: {name: 某专项, amount: }\ndetails: [{brief: 补助, amount: 54}]\ntotal: 53\n";
const std::string chinese_form =
    "表: 支出方向\n年度: 2023\n部门名称: 某局\n支出方向: 某项补助\n项目金额: 54\n"
    "所属专项: {名称: 某专项, 金额: }\n支出明细及测算说明: [{支出明细: 补助, 金额: 54}]\n合计: 53\n";

/// `form` with another spelling of its last line, the wrong total.
std::string with_total(const std::string& line) {
  return replace_all(form, "total: 53\n", line);
}

std::string with_ends(const std::string& text, const std::string& end) {
  return replace_all(text, "\n", end);
}

const std::string mark = "\xEF\xBB\xBF";

/// A form as it was written and as it must be once repaired.
struct Spelling {
  std::string what;
  std::string before;
  std::string after;
  std::string path = "3-1.yaml";
};

Spelling total(const std::string& line, const std::string& repaired) {
  return {line, with_total(line), with_total(repaired)};
}

Spelling named(const std::string& path) {
  return {path, form, with_total("total: 54\n"), path};
}

std::vector<Spelling> spellings() {
  const std::string right = with_total("total: 54\n");
  const std::string approximate = replace_all(form, "54", "2.6");
  const std::string one_line =
      "{form: direction, year: 2023, department: 某局, direction: 某项补助, amount: 54, total: 53, "
      "fund: {name: 某专项, amount: }, details: [{brief: 补助, amount: 54}]}\n";
  const std::string other = replace_all(form, "某项", "另一项");
  const std::string anchored = "x-sum: &sum 54\n" + replace_all(form, "amount: 54\nfund", "amount: *sum\nfund");
  return {
      {"plain", form, right},
      {"CRLF", with_ends(form, "\r\n"), with_ends(right, "\r\n")},
      {"CR", with_ends(form, "\r"), with_ends(right, "\r")},
      {"mixed line ends", replace_all(form, "2023\n", "2023\r\n"), replace_all(right, "2023\n", "2023\r\n")},
      {"BOM", mark + form, mark + right},
      {"BOM and CRLF", mark + with_ends(form, "\r\n"), mark + with_ends(right, "\r\n")},
      {"no final line end", form.substr(0, form.size() - 1), right.substr(0, right.size() - 1)},
      {"no final line end, CRLF", with_ends(form.substr(0, form.size() - 1), "\r\n"),
       with_ends(right.substr(0, right.size() - 1), "\r\n")},
      total("total: 53  # 合计，见附表2 53\n", "total: 54  # 合计，见附表2 53\n"),
      total("total:    53\t \n", "total:    54\t \n"),
      {"flow style, one line", one_line, replace_all(one_line, "53", "54")},
      total("total: \"53\"\n", "total: \"54\"\n"),
      total("total: '53'   # 引号\n", "total: '54'   # 引号\n"),
      total("total: ５３\n", "total: ５４\n"),
      total("total: 530,000元\n", "total: 540,000元\n"),
      total("total: 预计53.0万元整\n", "total: 预计54万元整\n"),
      {"约2.5万", replace_all(approximate, "total: 53", "total: 约2.5万"),
       replace_all(approximate, "total: 53", "total: 约2.6万")},
      {"约2.5万, folded in quotes", replace_all(approximate, "total: 53", "total:\n  \"约2.5万\"\n"),
       replace_all(approximate, "total: 53", "total:\n  \"约2.6万\"\n")},
      total("total: &sum 53\n", "total: &sum 54\n"),
      total("total: !!str 53\n", "total: !!str 54\n"),
      total("total: !!str &sum \"53\" # 锚\n", "total: !!str &sum \"54\" # 锚\n"),
      {"beside an alias", anchored, replace_all(anchored, "total: 53", "total: 54")},
      total("total:\n", "total: 54\n"),
      total("total: \n", "total: 54 \n"),
      total("total:  # 待填\n", "total: 54  # 待填\n"),
      total("total: \"\"\n", "total: 54\n"),
      {"the last line without a value or an end", with_total("total:"), with_total("total: 54")},
      {"Chinese keys", chinese_form, replace_all(chinese_form, "合计: 53", "合计: 54")},
      {"several documents",
       form + "---\n" + other + "...\n---\n# 第三张\n" + replace_all(chinese_form, "某项", "第三项"),
       right + "---\n" + replace_all(other, "total: 53", "total: 54") + "...\n---\n# 第三张\n" +
           replace_all(replace_all(chinese_form, "某项", "第三项"), "合计: 53", "合计: 54")},
      {"a near-miss key beside it", replace_all(form, "total:", "toatl:"), right},
      {"a full-width colon", replace_all(right, "amount: 54\nfund", "amount：54\nfund"), right},
      {"last year's period", right + "period: 2022年1月-2022年12月\n", right + "period: 2023年1月-2023年12月\n"},
      named("附表 2023/3-1 城乡居民.yaml"),
      named("it's.yaml"),
      named("a \"b\" \\ c.yaml"),
      named("-dash.yaml"),
      named(" blank .yaml"),
  };
}

/// The patch of a run in the folder, put through git there. Says why when git does not take it.
std::string apply(const Sandbox& sandbox, const std::string& patch) {
  sandbox.put("../the.patch", patch);
  const Outcome outcome = sandbox.run_other({"git", "apply", "../the.patch"});
  return outcome.status == 0 ? "" : outcome.error + "\n" + patch;
}

}  // namespace

TEST_CASE("--diff through git apply and --fix give the same bytes, the digits alone changed", "[repair]") {
  const bool git = has_program("git");
  if (!git) WARN("git is not installed: the patches were not tried");
  for (const Spelling& spelling : spellings()) {
    INFO(spelling.what << "\n" << spelling.before);
    const Sandbox patched;
    const Sandbox fixed;
    for (const Sandbox* sandbox : {&patched, &fixed}) sandbox->put(spelling.path, spelling.before);
    const Outcome diff = patched.run({"--diff", "--unsafe-fixes", "--", spelling.path});
    CHECK(diff.error.empty());
    CHECK(diff.status == 1);
    CHECK(patched.get(spelling.path) == spelling.before);
    if (git) {
      REQUIRE(patched.run_other({"git", "init", "-q"}).status == 0);
      CHECK(apply(patched, diff.out).empty());
      CHECK(patched.get(spelling.path) == spelling.after);
    }
    CHECK(fixed.run({"--fix", "--unsafe-fixes", "--quiet", "--", spelling.path}).status <= 1);
    CHECK(fixed.get(spelling.path) == spelling.after);
    CHECK(fixed.run({"--diff", "--unsafe-fixes", "--", spelling.path}).out.empty());
  }
}

TEST_CASE("a cell is left alone where an edit would touch more than its digits", "[repair]") {
  for (const std::string& before : {
           "x-sum: &sum 53\n" + with_total("total: *sum\n"),
           with_total("total: \"\\u0035\\u0033\"\n"),
           with_total("total: !!str # 待填\n"),
       }) {
    INFO(before);
    const Sandbox sandbox;
    sandbox.put("3-1.yaml", before);
    const Outcome diff = sandbox.run({"--diff", "--unsafe-fixes", "3-1.yaml"});
    CHECK(diff.out.empty());
    CHECK(diff.error.empty());
    const Outcome fix = sandbox.run({"--fix", "--unsafe-fixes", "--format", "concise", "3-1.yaml"});
    CHECK(fix.out.starts_with("3-1.yaml:"));  // the finding is left
    CHECK(sandbox.get("3-1.yaml") == before);
  }
}

TEST_CASE("a patch names files from the current folder, however they were given", "[repair]") {
  const Sandbox sandbox;
  sandbox.put("repo/forms/3-1.yaml", form);
  sandbox.put("outside.yaml", replace_all(form, "某项", "另一项"));
  fs::create_symlink("forms", sandbox.folder() / "repo/link");
  const auto diff = [&](const std::string& folder, const std::string& path) {
    return sandbox.run_other(
        {"sh", "-c", R"(cd "$1" && shift && exec "$@")", "sh", folder, program(), "--diff", "--unsafe-fixes", path});
  };
  const std::string usual = "--- a/forms/3-1.yaml\n+++ b/forms/3-1.yaml\n";
  const std::string absolute = fs::canonical(sandbox.folder() / "repo/forms/3-1.yaml").string();
  for (const std::string& path : {std::string("forms/3-1.yaml"), std::string("./forms//3-1.yaml"),
                                  std::string("forms/../forms/3-1.yaml"), std::string("link/3-1.yaml"), absolute}) {
    CAPTURE(path);
    const Outcome outcome = diff("repo", path);
    CHECK(outcome.out.starts_with(usual));
    CHECK(outcome.error.empty());
  }
  CHECK(diff("repo/forms", "3-1.yaml").out.starts_with("--- a/3-1.yaml\n+++ b/3-1.yaml\n"));
  // Outside there is still something to look at, and what git will say is said first.
  const Outcome outside = diff("repo", "../outside.yaml");
  CHECK(outside.out.starts_with("--- a/../outside.yaml\n+++ b/../outside.yaml\n"));
  CHECK(outside.error ==
        "budgetlint: ../outside.yaml: lies outside the current folder, and git apply refuses such a patch; run "
        "budgetlint in a folder above it, or use --fix\n");
  CHECK(outside.status == 1);
}

TEST_CASE("the source set: a patch settles what edits can, and then there is nothing left to edit", "[repair]") {
  const Words settled_by_nobody = {
      "./1.yaml:36:16: note[BL504]",       // 按时
      "./1.yaml:42:16: note[BL504]",       // 不断提升
      "./2.yaml:52:11: warning[BL304]",    // a row without its form
      "./3-1.yaml:31:39: warning[BL605]",  // a rate divided by a count
      "./3-1.yaml:37:16: note[BL505]",     // a value that is its name again
      "./3-2-1.yaml:17:3: note[BL502]",    // no standard at all
      "./3-2-1.yaml:38:16: note[BL505]",   //
      "./3-2-2.yaml:37:16: note[BL505]",   //
      "./3-2-2.yaml:38:18: note[BL502]",   // no standard beside others
      "./3-2-2.yaml:44:18: note[BL502]",   //
      "./3-3.yaml:34:16: note[BL505]",     //
      "./3-4.yaml:13:11: note[BL608]",     // 完成 and the title
      "./3-4.yaml:19:16: note[BL508]",     // 160 of what
      "./3-4.yaml:45:13: warning[BL203]",  // 500万 or 496
      "./3-5.yaml:13:11: note[BL608]",     //
      "./3-5.yaml:19:16: note[BL508]",     // 1200 of what
      "./3-5.yaml:22:19: warning[BL501]",  // a standard without an indicator
      "./3-5.yaml:30:18: note[BL502]",     //
      "./3-5.yaml:44:12: warning[BL601]",  // the name of the direction whose form was copied
  };
  const Sandbox patched;
  const Sandbox fixed;
  Words names;
  for (const File& file : load_folder("examples/shifeng-2023")) {
    for (const Sandbox* sandbox : {&patched, &fixed}) sandbox->put(file.name, file.bytes);
    names.push_back(file.name);
  }
  const auto findings = [&](const Outcome& outcome) {
    Words places;
    for (std::size_t begin = 0, end = 0; begin < outcome.out.size(); begin = end + 1) {
      end = std::min(outcome.out.find('\n', begin), outcome.out.size());
      const std::string line = outcome.out.substr(begin, end - begin);
      if (line.find("[BL") != std::string::npos) places.push_back(line.substr(0, line.find(']') + 1));
    }
    return places;
  };
  const Words diff = {"--diff", "--unsafe-fixes", "."};
  const Outcome first = patched.run(diff);
  CHECK(first.error.empty());
  const Outcome fix = fixed.run({"--fix", "--unsafe-fixes", "--format", "concise", "."});
  CHECK(fix.error == "budgetlint: 4 edits in 3 files\n");
  CHECK(findings(fix) == settled_by_nobody);
  CHECK(fix.status == 0);  // warnings are left
  if (has_program("git")) {
    REQUIRE(patched.run_other({"git", "init", "-q"}).status == 0);
    REQUIRE(apply(patched, first.out).empty());
    const Outcome second = patched.run({"--format", "concise", "."});
    CHECK(findings(second) == settled_by_nobody);
    CHECK(patched.run(diff).out.empty());
    for (const std::string& name : names) CHECK(patched.get(name) == fixed.get(name));
  }
  // A third run is a fixed point: not a byte changes, not even a time.
  std::map<std::string, fs::file_time_type> times;
  for (const std::string& name : names) times[name] = fs::last_write_time(fixed.folder() / name);
  const Outcome third = fixed.run({"--fix", "--unsafe-fixes", "--format", "concise", "."});
  CHECK(third.out == fix.out);
  CHECK(third.error.empty());
  for (const std::string& name : names) CHECK(fs::last_write_time(fixed.folder() / name) == times[name]);
}
