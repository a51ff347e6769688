// 金额单位 left at 万元 over amounts in 元, or the other way round: one card, at the form that it is wrong in.
#include <catch2/catch.hpp>

#include "budgetlint/rules/choice.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

using Lines = std::vector<std::string>;

std::string head(const std::string& form, const std::string& unit) {
  return "form: " + form + "\nyear: 2024\ndepartment: 甲县民政局\n" + (unit.empty() ? "" : "unit: " + unit + "\n");
}

/// 附表1 whose projects come to 1056000.
File overall(const std::string& unit) {
  return {"1.yaml", head("overall", unit) +
                        "budget:\n  total: 3056000\n"
                        "  by_nature: {basic: 2000000, project: 1056000}\n"};
}

File summary(const std::string& unit, const std::string& funds) {
  return {"2.yaml", head("summary", unit) + "total: 1056000\nfunds:\n" + funds};
}

/// One detail, with an explanation that gives the amount in 元.
File direction(const std::string& file, const std::string& unit, const std::string& name, const std::string& amount,
               const std::string& fund, const std::string& text) {
  return {file, head("direction", unit) + "direction: " + name + "\namount: " + amount + "\nfund: {" + fund +
                    "}\nperiod: 2024年\ndetails:\n  - item: " + name + "\n    amount: " + amount +
                    "\n    explanation: " + text + "\ntotal: " + amount + "\n"};
}

const std::string nursing = "210人，每人每月300元";
const std::string relief = "600人，每人500元";

/// Two funds of one direction each.
std::vector<File> two_funds(const std::string& first, const std::string& second, const std::string& third, bool texts) {
  return {overall(first),
          summary(second, "  - {name: 护理补贴, amount: 756000}\n  - {name: 临时救助, amount: 300000}\n"),
          direction("3-1.yaml", third, "护理补贴", "756000", "name: 护理补贴, amount: 756000", texts ? nursing : ""),
          direction("3-2.yaml", third, "临时救助", "300000", "name: 临时救助, amount: 300000", texts ? relief : "")};
}

Lines outcome(const std::vector<File>& files) {
  Lines lines = digest(check(files));
  std::erase_if(lines,
                [](const std::string& line) { return line.starts_with("note") || line.find("BL5") != line.npos; });
  return lines;
}

}  // namespace

TEST_CASE("one unit in all forms is silent, whichever it is", "[unit]") {
  CHECK(outcome(two_funds("元", "元", "元", true)).empty());
}

TEST_CASE("the form whose unit heals most comparisons is told, not the others that agree among themselves", "[unit]") {
  for (const bool texts : {false, true}) {
    CAPTURE(texts);
    CHECK(outcome(two_funds("元", "", "元", texts)) == Lines{"error BL301 2.yaml /form -> 元 [unit-slip]"});
    CHECK(outcome(two_funds("元", "千元", "元", texts)) == Lines{"error BL301 2.yaml /unit 千元 -> 元 [unit-slip]"});
  }
}

TEST_CASE("the total of the projects in too large a unit is a wrong unit too", "[unit]") {
  for (const std::string unit : {"", "千元", "百万元", "亿元"}) {
    CAPTURE(unit);
    CHECK(outcome(two_funds(unit, "元", "元", true)) ==
          Lines{unit.empty() ? "error BL303 1.yaml /form -> 元 [unit-slip]"
                             : "error BL303 1.yaml /unit " + unit + " -> 元 [unit-slip]"});
  }
}

TEST_CASE("a form whose explanation shows its unit to be wrong is told before the summary", "[unit]") {
  const std::string fund = "name: 护理补贴, amount: 1056000";
  CHECK(outcome({summary("元", "  - {name: 护理补贴, amount: 1056000}\n"),
                 direction("3.yaml", "万元", "护理补贴", "1056000", fund, "220人，每人每月400元")}) ==
        Lines{"error BL203 3.yaml /unit 万元 -> 元 [unit-slip]"});
}

TEST_CASE("forms whose explanations show their units to be wrong are told, not the summary that differs from all",
          "[unit]") {
  CHECK(outcome(two_funds("元", "元", "", true)) ==
        Lines{"error BL203 3-1.yaml /form -> 元 [unit-slip]", "error BL203 3-2.yaml /form -> 元 [unit-slip]"});
  CHECK(outcome(two_funds("元", "元", "千元", true)) == Lines{"error BL203 3-1.yaml /unit 千元 -> 元 [unit-slip]",
                                                              "error BL203 3-2.yaml /unit 千元 -> 元 [unit-slip]"});
  std::vector<File> files = two_funds("", "元", "", true);
  files.erase(files.begin());
  CHECK(outcome(files) ==
        Lines{"error BL203 3-1.yaml /form -> 元 [unit-slip]", "error BL203 3-2.yaml /form -> 元 [unit-slip]"});
}

TEST_CASE("two forms of one fund in the wrong unit are two cards", "[unit]") {
  const std::string fund = "name: 社会救助, amount: 1056000";
  CHECK(outcome({overall("元"),
                 summary("元",
                         "  - name: 社会救助\n    amount: 1056000\n    directions:\n"
                         "      - {name: 护理补贴, amount: 756000}\n      - {name: 临时救助, amount: 300000}\n"),
                 direction("3-1-1.yaml", "万元", "护理补贴", "756000", fund, nursing),
                 direction("3-1-2.yaml", "万元", "临时救助", "300000", fund, relief)}) ==
        Lines{"error BL203 3-1-1.yaml /unit 万元 -> 元 [unit-slip]",
              "error BL203 3-1-2.yaml /unit 万元 -> 元 [unit-slip]"});
}

TEST_CASE("a wrong unit is told beside another mistake about the same fund", "[unit]") {
  const auto fund = [](const std::string& amount) { return "name: 社会救助, amount: " + amount; };
  CHECK(outcome({overall("元"),
                 summary("元",
                         "  - name: 社会救助\n    amount: 1056000\n    directions:\n"
                         "      - {name: 护理补贴, amount: 756000}\n      - {name: 临时救助, amount: 300000}\n"),
                 direction("3-1-1.yaml", "万元", "护理补贴", "756000", fund("1056000"), nursing),
                 direction("3-1-2.yaml", "元", "临时救助", "300000", fund("1065000"), relief)}) ==
        Lines{"error BL203 3-1-1.yaml /unit 万元 -> 元 [unit-slip]",
              "error BL301 3-1-2.yaml /fund/amount 1065000 -> 1056000 [transposed-digits]"});
}

TEST_CASE("a blank total in a wrong unit is filled in with the right one", "[unit]") {
  std::vector<File> files = two_funds("元", "千元", "元", true);
  files[1].bytes = replace_all(files[1].bytes, "total: 1056000", "total:");
  CHECK(outcome(files) ==
        Lines{"error BL301 2.yaml /unit 千元 -> 元 [unit-slip]", "warning BL208 2.yaml /total -> 1056000"});
}

TEST_CASE("where either of two units would do, neither is blamed and nothing is repaired", "[unit]") {
  const Results results =
      check({summary("", "  - {name: 护理补贴, amount: 1056000}\n"),
             direction("3.yaml", "元", "护理补贴", "1056000", "name: 护理补贴, amount: 1056000", "")});
  const auto card = std::ranges::find(results.findings, "unit-slip", &Finding::verdict);
  REQUIRE(card != results.findings.end());
  CHECK(std::ranges::count(results.findings, Severity::error, &Finding::severity) == 1);
  CHECK(card->place.file == "2.yaml");
  CHECK(card->fixes.empty());
  REQUIRE(card->related.size() == 1);
  CHECK(card->related.front().role == Role::candidate);
  CHECK(card->related.front().place.file == "3.yaml");
  CHECK(card->related.front().place.path == "/unit");
  CHECK(card->message.english == "金额单位 (not filled in, which means 万元) or 金额单位 元 in 3.yaml is wrong");
  CHECK(card->message.chinese == "金额单位（未填，按万元计） 与 金额单位 元（3.yaml）有一处有误");
}

TEST_CASE("two amounts that differ are told with their units where those differ too", "[unit]") {
  std::vector<File> files = two_funds("千元", "元", "元", true);
  files.front().bytes = replace_all(files.front().bytes, "1056000", "1056001");
  files.front().bytes = replace_all(files.front().bytes, "3056000", "3056001");
  const Results results = check(files);
  const auto card = std::ranges::find(results.findings, "BL303", [](const Finding& f) { return f.rule->id; });
  REQUIRE(card != results.findings.end());
  CHECK(card->message.chinese == "年度预算申请 按支出性质分 项目支出 1056001 千元 与 合计 1056000 元（2.yaml） 不一致");
}
