// One cause, one card: where a repair of a calculation settles what is said of the words and indicators around it, that
// is told on the card; whatever it does not settle stays.
#include <catch2/catch.hpp>

#include "budgetlint/rules/choice.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

using Lines = std::vector<std::string>;

struct Case {
  std::string amount = "96";
  std::string headcount = "4000";  ///< empty: the text alone
  std::string rate = "20元/人/月";
  std::string months = "12";
  std::string text = "4000人，每人每月20元";
  std::string people = "4000人";
  std::string cost = "每人每月20元";
};

std::string form(const Case& c) {
  return "form: direction\nyear: 2024\ndepartment: 临江县民政局\ndirection: 高龄津贴\namount: " + c.amount +
         "\nfund:\n  name: 养老服务专项资金\n  amount: 196\nindicators:\n  output:\n"
         "    quantity: [{name: 补助人数, value: " +
         c.people +
         ", standard: 计划标准}]\n"
         "    quality: [{name: 发放准确率, value: 100%, standard: 计划标准}]\n"
         "    timeliness: [{name: 发放时限, value: 每月10日前, standard: 计划标准}]\n"
         "    cost: [{name: 补助标准, value: " +
         c.cost +
         ", standard: 计划标准}]\n"
         "  benefit:\n    satisfaction: [{name: 满意度, value: 95%以上, standard: 历史标准}]\n"
         "details:\n  - item: 高龄津贴\n    amount: " +
         c.amount + "\n    explanation: " + c.text +
         (c.headcount.empty() ? ""
                              : "\n    calculation:\n      - headcount: " + c.headcount + "\n        rate: " + c.rate +
                                    "\n        months: " + c.months) +
         "\ntotal: " + c.amount + "\n";
}

Results run(const Case& c) {
  return check({{"3-1.yaml", form(c)}});
}

/// Each finding with what is told along with it.
Lines told(const Case& c) {
  Lines lines;
  for (const Finding& finding : run(c).findings) {
    std::string line(finding.rule->id);
    for (const std::string& also : finding.also) line += "+" + also;
    line += " " + finding.place.path + " " + finding.stated;
    if (!finding.expected.empty()) line += " -> " + finding.expected;
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("the sound form of these cases is silent", "[folding]") {
  CHECK(told({}).empty());
}

TEST_CASE("a wrong headcount of a calculation is told once, with the text", "[folding]") {
  Case c;
  c.headcount = "4100";
  CHECK(told(c) == Lines{"BL203+BL602 /details/0/calculation/0/headcount 4100 -> 4000"});
}

TEST_CASE("a wrong rate of a calculation is told once, with the text", "[folding]") {
  Case c;
  c.rate = "25元/人/月";
  CHECK(told(c) == Lines{"BL203+BL602 /details/0/calculation/0/rate 25元/人/月 -> 20"});
}

TEST_CASE("an amount that confirms the calculation leaves the text to blame", "[folding]") {
  Case c;
  c.text = "4100人，每人每月20元";
  const Lines found = told(c);
  REQUIRE(found.size() == 1);
  CHECK(found.front() == "BL602 /details/0/explanation 4100人 -> 4000");
}

TEST_CASE("an amount that confirms the text folds the difference into the card of the calculation", "[folding]") {
  Case c;
  c.text = "一次性发放96万元";
  c.headcount = "4100";
  c.people = "4000人";
  const Lines found = told(c);
  REQUIRE(found.size() == 1);
  CHECK(found.front().starts_with("BL203"));
  CHECK(found.front().find("BL602") != std::string::npos);
  CHECK(found.front().find("BL603") != std::string::npos);
}

TEST_CASE("a wrong amount is one card, and a text that differs from the calculation another", "[folding]") {
  Case c;
  c.text = "一次性发放100万元";
  std::string yaml = form(c);
  yaml = replace_all(yaml, "    amount: 96\n", "    amount: 69\n");
  const Results results = check({{"3-1.yaml", yaml}});
  bool amount = false;
  bool text = false;
  for (const Finding& finding : results.findings) {
    amount = amount || (finding.place.path == "/details/0/amount" && finding.expected == "96");
    text = text || (finding.rule->id == "BL602" && finding.place.path == "/details/0/explanation");
  }
  CHECK(amount);
  CHECK(text);
}

TEST_CASE("a number of an indicator that the repair brings back is told on the card", "[folding]") {
  Case c;
  c.text = "按标准发放";
  c.headcount = "4100";
  Lines found = told(c);
  REQUIRE(found.size() == 1);
  CHECK(found.front() == "BL203+BL603 /details/0/calculation/0/headcount 4100");
  c.headcount = "4000";
  c.rate = "25元/人/月";
  found = told(c);
  REQUIRE(found.size() == 1);
  CHECK(found.front() == "BL203+BL603 /details/0/calculation/0/headcount 4000");  // or its rate 20: either settles it
}

TEST_CASE("what a repair of the calculation does not settle stays", "[folding]") {
  Case c;
  c.headcount = "4100";
  c.cost = "每人每月30元";  // another number, of another kind
  CHECK(told(c) == Lines{"BL603 /indicators/output/cost/0/value 30元",
                         "BL203+BL602 /details/0/calculation/0/headcount 4100 -> 4000"});
  c.cost = "每人每月20元";
  c.people = "4500人";  // a headcount that the repair does not bring about
  CHECK(told(c) == Lines{"BL603 /indicators/output/quantity/0/value 4500人",
                         "BL203+BL602 /details/0/calculation/0/headcount 4100 -> 4000"});
}

TEST_CASE("an indicator that alone differs is told alone", "[folding]") {
  Case c;
  c.people = "4010人";
  CHECK(told(c) == Lines{"BL603 /indicators/output/quantity/0/value 4010人"});
}

TEST_CASE("a rule that is left out is not named on a card", "[folding]") {
  Case c;
  c.text = "按标准发放";
  c.headcount = "4100";
  CheckOptions options;
  options.jobs = 1;
  Settings settings;
  settings.at(*find_rule("BL603")).enabled = false;
  options.policy.set("3-1.yaml", std::make_shared<const Settings>(settings));
  const std::vector<Input> inputs{{"3-1.yaml", Input::How::named, form(c)}};
  const Results results = check_files(inputs, options).results;
  REQUIRE(results.findings.size() == 1);
  CHECK(results.findings.front().also.empty());
}

TEST_CASE("without diagnosis everything is told by itself", "[folding]") {
  Case c;
  c.text = "按标准发放";
  c.headcount = "4100";
  CheckOptions options;
  options.jobs = 1;
  options.tracing = Tracing::relations;
  const std::vector<Input> inputs{{"3-1.yaml", Input::How::named, form(c)}};
  std::size_t indicators = 0;
  for (const Finding& finding : check_files(inputs, options).results.findings) {
    indicators += finding.rule->id == "BL603" ? 1U : 0U;
  }
  CHECK(indicators == 1);
}

TEST_CASE("a sum spelled out in a text that does not add up is told once", "[folding]") {
  Case c;
  c.headcount = "";
  c.amount = "0.065";
  c.cost = "每人每天650元";
  c.text = "住宿400元+伙食150元+其他100元=650元";
  c.people = "县直4人+乡镇5人=9人";
  CHECK(told(c).empty());
  c.text = "住宿400元+伙食150元+其他100元=600元";
  CHECK(told(c) == Lines{"BL203+BL607 /details/0/explanation 600元 -> 650"});
  // What no card speaks of stays, at its own place.
  c.people = "县直4人+乡镇5人=10人";
  CHECK(told(c) == Lines{"BL607 /indicators/output/quantity/0/value 县直4人+乡镇5人=10",
                         "BL203+BL607 /details/0/explanation 600元 -> 650"});
}
