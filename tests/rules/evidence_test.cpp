// What stands beside the place of a finding: the other cells that it speaks of, and what it says of them.
#include <algorithm>
#include <catch2/catch.hpp>

#include "budgetlint/reconcile/card.hpp"
#include "budgetlint/rules/rule.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

using Lines = std::vector<std::string>;

/// The only finding of a rule.
Finding finding_of(const std::string& id, const std::vector<File>& files) {
  const Results results = check(files);
  const auto is_of_rule = [&](const Finding& finding) { return finding.rule->id == id; };
  REQUIRE(std::count_if(results.findings.begin(), results.findings.end(), is_of_rule) == 1);
  return *std::find_if(results.findings.begin(), results.findings.end(), is_of_rule);
}

/// `supports 2.yaml /total 96`
Lines related(const Finding& finding) {
  Lines lines;
  for (const Related& other : finding.related) {
    lines.push_back(std::string(role_name(other.role)) + " " + other.place.file + " " + other.place.path + " " +
                    other.value);
  }
  return lines;
}

std::string direction(const std::string& name, const std::string& amount, const std::string& period) {
  return "form: direction\nyear: 2024\ndepartment: 临江县民政局\ndirection: " + name + "\namount: " + amount +
         "\nfund: {name: 养老服务专项资金, amount: 96}\nperiod: " + period + "\n";
}

/// What the cards of a form's broken relations would say, each by itself, in Chinese.
Lines conclusions(const std::string& cells) {
  const std::vector<Input> files{{"a.yaml", Input::How::named, direction("高龄津贴", cells, "2024年一年")}};
  const Intake intake = read_run(files, {});
  REQUIRE(intake.run.submissions.size() == 1);
  const Worksheet worksheet = fill_worksheet(intake.run.submissions.front(), intake.run, Policy());
  Lines lines;
  for (const Relation& relation : worksheet.relations) {
    const Judgement judgement = judge(relation);
    if (!judgement.holds()) lines.push_back(card_of(relation, judgement).conclusion.chinese);
  }
  return lines;
}

}  // namespace

TEST_CASE("a form that is missing stands beside its amount and the total that lacks it") {
  std::vector<File> files = load_folder("tests/rules/missing-form/bad");
  const Lines beside{"operand 2.yaml /funds/0/directions/1/amount 36", "supports 2.yaml /total 96"};
  CHECK(related(finding_of("BL304", files)) == beside);
  files.push_back({"1.yaml",
                   "form: overall\nyear: 2024\ndepartment: 临江县民政局\n"
                   "budget: {total: 476, by_nature: {basic: 380, project: 96}}\n"});
  const Finding finding = finding_of("BL304", files);
  CHECK(related(finding) == beside);
  CHECK(finding.conclusion.english ==
        "the 附表3 here add up to 60 万元, 36 万元 less than 合计 96, which is exactly this row");
}

TEST_CASE("a period of another year stands beside its form's year and the periods of the others") {
  const std::vector<File> files{{"1.yaml", direction("高龄津贴", "60", "2023年一年")},
                                {"2.yaml", direction("助餐补贴", "20", "2024年一年")},
                                {"3.yaml", direction("助浴补贴", "10", "2024年全年")},
                                {"4.yaml", direction("助医补贴", "6", "2024年")}};
  CHECK(related(finding_of("BL401", files)) ==
        Lines{"contradicts 1.yaml /year 2024", "supports 2.yaml /period 2024年一年",
              "supports 3.yaml /period 2024年全年", "supports 4.yaml /period 2024年"});
}

TEST_CASE("a line that cannot be calculated states nothing itself, a cell of it what it says") {
  CHECK(finding_of("BL207", load_folder("tests/rules/not-evaluable/bad-no-rate")).stated.empty());
  CHECK(finding_of("BL207", load_folder("tests/rules/not-evaluable/bad-two-of-one-kind")).stated == "20元/户/辆");
}

TEST_CASE("one sentence says how two numbers come to differ") {
  CHECK(conclusions("54000\ntotal: 54") ==
        Lines{"两者相差1000倍：可能是千分位逗号写错，或单位写错（元与千元）；相差 53946 万元（539460000元）"});
  CHECK(conclusions("540000\ntotal: 54") ==
        Lines{"两者相差10000倍：可能是单位写错（元与万元）；相差 539946 万元（5399460000元）"});
  CHECK(conclusions("\ndetails: [{item: 甲, amount: 7, calculation: [{headcount: 100, rate: 100}]},"
                    "{item: 乙, amount: 7, calculation: [{headcount: 7, rate: 10000}]}]") ==
        Lines{"两者相差7倍，正好是支出明细及测算说明 2 测算 1 人数 7：可能漏乘或多乘；相差 6 万元（60000元）"});
  CHECK(conclusions("\ndetails: [{item: 甲, amount: 500, calculation: [{headcount: 160, rate: 平均3.1万元/人}]}]") ==
        Lines{"只有标准 平均3.1万元/人 原为 3.125万元（填报时取了约数）时，才等于 500"});
}
