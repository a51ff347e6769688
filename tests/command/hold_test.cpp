// Each way in which a comment or a baseline could weaken the check in silence, over whole runs.
#include <algorithm>
#include <catch2/catch.hpp>

#include "budgetlint/command/suppress.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/support/failure.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using budgetlint::testing::File;
using budgetlint::testing::inputs_of;
using budgetlint::testing::replace_all;

namespace {

const std::string form = R"(form: direction
year: 2024
department: 临江县民政局
direction: 高龄津贴
amount: 96
fund:
  name: 养老服务专项资金
  amount: 96
details:
  - item: 津贴
    amount: 84
  - item: 手续费
    amount: 12
total: 97
)";

const std::string summary = R"(form: summary
year: 2024
department: 临江县民政局
funds:
  - name: 养老服务专项资金
    amount: 96
    directions:
      - name: 高龄津贴
        amount: 96
total: 96
)";

std::string with(const std::string& from, const std::string& to) {
  return replace_all(form, from, to);
}

CheckOptions options_of(std::vector<Baseline> baselines = {}) {
  CheckOptions options;
  options.jobs = 1;
  options.holding.today = {2026, 11, 25};
  for (Baseline& baseline : baselines) options.holding.baselines.push_back({std::move(baseline)});
  return options;
}

Results run(const std::vector<File>& files, const CheckOptions& options = options_of()) {
  return check_files(inputs_of(files), options).results;
}

/// `3-1.yaml:14 BL201` of each finding.
std::vector<std::string> list(const std::vector<Finding>& findings) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings) {
    lines.push_back(finding.place.file + ":" + std::to_string(finding.place.begin.line) + " " +
                    std::string(finding.rule->id));
  }
  return lines;
}

std::vector<std::string> told(const std::string& bytes) {
  return list(run({{"3-1.yaml", bytes}}).findings);
}

Baseline baseline_of(const std::vector<File>& files) {
  return parse_baseline(std::make_shared<const Source>("known.json", baseline_text(run(files).findings, "known.json")));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a comment holds a finding back, and every count says so", "[hold]") {
  CHECK(told(form) == Lines{"3-1.yaml:14 BL201"});
  for (const std::string& bytes :
       {with("total: 97", "total: 97 # budgetlint: ignore[BL201] 批复取整"),
        with("total: 97", "# budgetlint: ignore[BL201] 批复取整\ntotal: 97"),
        with("total: 97", "total: # budgetlint: ignore[BL201] 批复取整\n  97 # budgetlint: ignore[BL201] 批复取整"),
        "# budgetlint: ignore-file[BL201] 批复取整\n" + form}) {
    INFO(bytes);
    const Results results = run({{"3-1.yaml", bytes}});
    CHECK(results.summary.suppressed == 1);
    CHECK(results.summary.errors == 0);
    REQUIRE(results.held.size() == 1);
    CHECK(results.held[0].hold->reason == "批复取整");
    CHECK(results.held[0].stated == "97");
  }
}

TEST_CASE("a comment hides nothing that it does not name at its place", "[hold]") {
  const std::string comment = " # budgetlint: ignore[BL201] 批复取整";
  CHECK(told(with("total: 97", "total: 97 # budgetlint: ignore[BL202] 批复取整")) ==
        Lines{"3-1.yaml:14 BL201", "3-1.yaml:14 BL901"});
  CHECK(told(with("amount: 12\n", "amount: 12" + comment + "\n")) == Lines{"3-1.yaml:13 BL901", "3-1.yaml:14 BL201"});
  CHECK(told(with("total: 97\n", "total: 97\n" + comment + "\n")) == Lines{"3-1.yaml:14 BL201", "3-1.yaml:15 BL901"});
  CHECK(told(with("item: 手续费", "item: '手续费" + comment + "'")) == Lines{"3-1.yaml:14 BL201"});
  CHECK(told(with("item: 手续费", "item: >\n     #" + comment + "\n")) == Lines{"3-1.yaml:16 BL201"});
  CHECK(told(with("total: 97", "total: 97 # budgetlint: ignore[BL201]")) ==
        Lines{"3-1.yaml:14 BL201", "3-1.yaml:14 BL903"});
  CHECK(told(with("total: 97", "total: 97 # budgetlint: ignore[BL201] bis dahin until=2026-11-24")) ==
        Lines{"3-1.yaml:14 BL201", "3-1.yaml:14 BL904"});
  CHECK(told(with("total: 97", "total: 97 # budgetlint: ignore[BL201,BL2] 取整")) ==
        Lines{"3-1.yaml:14 BL201", "3-1.yaml:14 BL902"});
  CHECK(told(with("department:", "# budgetlint: ignore-file[BL201] 取整\ndepartment:")) ==
        Lines{"3-1.yaml:3 BL906", "3-1.yaml:15 BL201"});
}

TEST_CASE("a comment in one document or file hides nothing in another", "[hold]") {
  const std::string held = with("total: 97", "total: 97 # budgetlint: ignore[BL201] 取整");
  const std::string other = replace_all(with("高龄津贴", "助餐补贴"), "养老服务专项资金", "助餐专项资金");
  CHECK(told(held + "---\n" + other) == Lines{"3-1.yaml:29 BL201"});
  CHECK(list(run({{"3-1.yaml", held}, {"3-2.yaml", other}}).findings) == Lines{"3-2.yaml:14 BL201"});
  const std::string top = "# budgetlint: ignore-file[BL201] 取整\n";
  CHECK(list(run({{"3-1.yaml", top + form}, {"3-2.yaml", other}}).findings) == Lines{"3-2.yaml:14 BL201"});
  CHECK(told(top + form + "---\n" + other).empty());  // the file is the file, with all that is in it
  CHECK(told(form + "---\n" + top + other) == Lines{"3-1.yaml:14 BL201", "3-1.yaml:16 BL906", "3-1.yaml:30 BL201"});
}

TEST_CASE("a comment that hides one finding leaves the relations as they are", "[hold]") {
  // The same total contradicts the summary: with or without the comment the other forms are judged by it.
  const std::string wrong_fund = replace_all(summary, "    amount: 96\n    dir", "    amount: 90\n    dir");
  const Results open = run({{"2.yaml", wrong_fund}, {"3-1.yaml", form}});
  const Results held =
      run({{"2.yaml", wrong_fund}, {"3-1.yaml", with("total: 97", "total: 97 # budgetlint: ignore[BL201] 取整")}});
  std::vector<std::string> expected = list(open.findings);
  REQUIRE(expected.size() > 1);
  CHECK(std::erase(expected, "3-1.yaml:14 BL201") == 1);
  CHECK(list(held.findings) == expected);
}

TEST_CASE("what keeps a form from being read cannot be held back, nor the comments themselves", "[hold]") {
  CHECK(told(with("total: 97", "total: >9\n# budgetlint: ignore[BL009] 原样")) ==
        Lines{"3-1.yaml:14 BL009", "3-1.yaml:15 BL902"});
  const Lines both = told(with("total: 97", "# budgetlint: ignore[BL901] 保留\ntotal: 97"));
  CHECK(both == Lines{"3-1.yaml:14 BL902", "3-1.yaml:15 BL201"});
}

TEST_CASE("an unused comment is told only where its rule could be judged", "[hold]") {
  const std::string cross =
      replace_all(with("total: 97", "total: 96"), "direction: 高", "# budgetlint: ignore[BL305] 待列入\ndirection: 高");
  CHECK(told(cross).empty());  // by itself nobody knows what 附表2 lists
  CHECK(list(run({{"2.yaml", summary}, {"3-1.yaml", cross}}).findings) == Lines{"3-1.yaml:4 BL901"});
  CHECK(list(run({{"2.yaml", summary}, {"3-1.yaml", cross}, {"4.yaml", "form: ["}}).findings) ==
        Lines{"4.yaml:1 BL002"});
  const std::string unused = with("total: 97", "total: 96 # budgetlint: ignore[BL201] 取整");
  CHECK(told(unused) == Lines{"3-1.yaml:14 BL901"});
  CHECK(told(unused + "---\na: [\n").size() == 1);  // BL002 alone
  CheckOptions options = options_of();
  options.tracing = Tracing::relations;
  CHECK(run({{"3-1.yaml", unused}}, options).findings.empty());
}

TEST_CASE("comments in YAML that is no form are nobody's", "[hold]") {
  const std::vector<Input> files{{"ci.yaml", Input::How::walked, "# budgetlint: run it\nsteps: []\n"}};
  const CheckOutcome outcome = check_files(files, options_of());
  CHECK(outcome.results.findings.empty());
  CHECK(outcome.results.summary.skipped == 1);
}

TEST_CASE("comments can be passed over", "[hold]") {
  CheckOptions options = options_of();
  options.holding.comments = Comments::passed_over;
  const std::string bytes = "# budgetlint: ignore-file[BL201] 取整\n# budgetlint: nonsense\n" + form;
  CHECK(list(run({{"3-1.yaml", bytes}}, options).findings) == Lines{"3-1.yaml:16 BL201"});
}

TEST_CASE("a baseline holds what it knows and shows whatever became worse", "[hold]") {
  const Baseline known = baseline_of({{"3-1.yaml", form}});
  const auto against = [&](const std::vector<File>& files) { return list(run(files, options_of({known})).findings); };
  const Results held = run({{"3-1.yaml", form}}, options_of({known}));
  CHECK(held.findings.empty());
  CHECK(held.summary.baselined == 1);
  REQUIRE(held.held.size() == 1);
  CHECK(held.held[0].hold->by == Holder::baseline);
  CHECK(against({{"3-1.yaml", "# a line more\n\n" + form}}).empty());
  CHECK(against({{"3-1.yaml", with("total: 97", "total: 970")}}) == Lines{"3-1.yaml:14 BL201", "known.json:4 BL905"});
  CHECK(against({{"3-1.yaml", replace_all(replace_all(form, "96", "95"), "84", "83")}}) ==
        Lines{"3-1.yaml:14 BL201", "known.json:4 BL905"});
  CHECK(against({{"3-1.yaml", with("total: 97", "total: 96")}}) == Lines{"known.json:4 BL905"});
  CHECK(against({{"2023/3-1.yaml", form}}) == Lines{"2023/3-1.yaml:14 BL201"});
  CHECK(against({{"3-1.yaml", "a: [\n---\n" + form}}) == Lines{"3-1.yaml:1 BL002", "3-1.yaml:16 BL201"});
  const Lines moved = against({{"3-1.yaml", replace_all(with("total: 97", "total: 96"), "amount: 84", "amount: 85")}});
  REQUIRE(moved.size() == 2);
  CHECK(moved[0] != "3-1.yaml:14 BL201");
  CHECK(moved[1] == "known.json:4 BL905");
}

TEST_CASE("a baseline says which of its entries are stale, of the files in the run alone", "[hold]") {
  const std::string other = replace_all(with("高龄津贴", "助餐补贴"), "养老服务专项资金", "助餐专项资金");
  const Baseline known = baseline_of({{"3-1.yaml", form}, {"3-2.yaml", other}});
  CHECK(known.entries.size() == 2);
  const Results results = run({{"3-2.yaml", replace_all(other, "97", "96")}}, options_of({known}));
  CHECK(list(results.findings) == Lines{"known.json:5 BL905"});
  CHECK(results.findings[0].place.path == "/findings/1");
  CHECK(results.sources.contains("known.json"));
}

TEST_CASE("a comment and a baseline may know the same finding", "[hold]") {
  const Baseline known = baseline_of({{"3-1.yaml", form}});
  const Results results =
      run({{"3-1.yaml", with("total: 97", "total: 97 # budgetlint: ignore[BL201] 取整")}}, options_of({known}));
  CHECK(results.findings.empty());
  CHECK(results.summary.suppressed == 1);
  CHECK(results.summary.baselined == 0);
}

TEST_CASE("repairs are made of what is told, and what they leave unused does not stop them", "[hold]") {
  const std::string near_key = with("department:", "deparment:");  // BL101, a safe fix
  const auto fixed = [&](const std::string& bytes, const CheckOptions& options) {
    const std::vector<Input> files = inputs_of({{"3-1.yaml", bytes}});
    return correct(files, check_files(files, options), Safety::unsafe, options);
  };
  const Corrections all = fixed(near_key, options_of());
  REQUIRE(all.files.size() == 1);
  CHECK(all.files[0].edits == 2);
  const Corrections without_total =
      fixed(replace_all(near_key, "total: 97", "total: 97 # budgetlint: ignore[BL201] 取整"), options_of());
  REQUIRE(without_total.files.size() == 1);
  CHECK(without_total.files[0].edits == 1);
  CHECK(without_total.files[0].after.find("total: 97 #") != std::string::npos);
  const Corrections none = fixed(form, options_of({baseline_of({{"3-1.yaml", form}})}));
  CHECK(none.files.empty());
  CHECK(none.refused.empty());
}

TEST_CASE("comments are added above what is told, and the other bytes stay", "[suppress]") {
  const auto suppressed = [](const std::string& bytes, std::size_t refused = 0) {
    const std::vector<Input> files = inputs_of({{"3-1.yaml", bytes}});
    const CheckOutcome outcome = check_files(files, options_of());
    const Corrections corrections = suppress(files, outcome, "批复取整", options_of());
    CHECK(corrections.refused.size() == refused);
    if (corrections.files.empty()) return std::string();
    const std::vector<Input> after = corrected_inputs(files, corrections);
    const CheckOutcome again = check_files(after, options_of());
    CHECK(again.results.summary.suppressed + refused >= outcome.results.findings.size());
    CHECK(suppress(after, again, "批复取整", options_of()).files.empty());  // once is enough
    return corrections.files[0].after;
  };
  const std::string line = "# budgetlint: ignore[BL201] 批复取整";
  CHECK(suppressed(form) == with("total: 97", line + "\ntotal: 97"));
  CHECK(suppressed(replace_all(form, "\n", "\r\n")) ==
        replace_all(with("total: 97", line + "\ntotal: 97"), "\n", "\r\n"));
  CHECK(suppressed(form.substr(0, form.size() - 1)) == with("total: 97\n", line + "\ntotal: 97"));
  CHECK(suppressed(with("total: 97", "total:\n  97")) == with("total: 97", "total:\n  " + line + "\n  97"));
  CHECK(suppressed(with("amount: 84", "amount: -84\n    x: 1"))
            .find("    # budgetlint: ignore[BL108] 批复取整\n    amount: -84\n"
                  "    # budgetlint: ignore[BL101] 批复取整\n    x: 1") != std::string::npos);
  const std::string flow =
      "\xEF\xBB\xBF{form: direction, year: 2024, department: 临江县民政局, direction: 高龄津贴, amount: 96, "
      "fund: {name: 养老服务专项资金, amount: 96}, details: [{item: 津贴, amount: 96}], total: 97}";
  CHECK(suppressed(flow) == "\xEF\xBB\xBF" + line + "\n" + flow.substr(3));
  CHECK(suppressed(with("total: 97", "total: 96")).empty());
  const std::string quoted = replace_all(flow.substr(3), "total: 97", "x-a: \"one\n  two\", total: 97");
  CHECK(suppressed(quoted, 1).empty());
}

TEST_CASE("findings that may not be ignored get no comment", "[suppress]") {
  const std::vector<Input> files =
      inputs_of({{"3-1.yaml", "# budgetlint: nonsense\n" + form}, {"3-2.yaml", "form: ["}});
  const Corrections corrections = suppress(files, check_files(files, options_of()), "取整", options_of());
  REQUIRE(corrections.files.size() == 1);
  CHECK(corrections.files[0].path == "3-1.yaml");
  CHECK(corrections.files[0].edits == 1);
  CHECK(corrections.refused.empty());
}

TEST_CASE("a reason that would be a second comment changes nothing", "[suppress]") {
  const std::vector<Input> files = inputs_of({{"3-1.yaml", form}});
  const Corrections corrections = suppress(files, check_files(files, options_of()), "x # budgetlint: y", options_of());
  CHECK(corrections.files.empty());
  CHECK(corrections.refused.size() == 1);
}

TEST_CASE("a reason that a comment could not give is a mistake in the call", "[suppress]") {
  constexpr Date today{2026, 11, 25};
  CHECK_NOTHROW(verify_reason("rounded by the bureau", today));
  CHECK_NOTHROW(verify_reason("批复取整 until=2026-12-31", today));
  for (const char* reason : {" ", "...", "one\ntwo", "one\rtwo", "one\ttwo", "until=2026-12-31", "x until=2026-11-24",
                             "x until=soon", "\x1B[31mred", "x\xFF"}) {
    CAPTURE(reason);
    CHECK_THROWS_AS(verify_reason(reason, today), Failure);
  }
}
