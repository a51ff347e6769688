// What a card shows as evidence, row by row, and what it says of it.
#include <algorithm>
#include <catch2/catch.hpp>

#include "../../src/report/rows.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

using Lines = std::vector<std::string>;

/// `- 190 错一位数 1.yaml/budget/by_nature/basic`, and of what was computed `= 180 300 - 120 = 180 万元`.
Lines rows_of(const Finding& finding) {
  ReportOptions options;
  options.language = Language::chinese;
  options.every_place = true;
  Lines lines;
  for (const EvidenceRow& row : evidence_rows(finding, options)) {
    std::string line = std::string(1, row.sign) + " " + row.value;
    if (row.sign == '=') {
      line += " " + row.field;
    } else {
      if (!row.reading.empty()) line += " " + row.reading;
      if (row.place != nullptr) line += " " + row.place->file + row.place->path;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

/// The only card of a rule that stands there.
Finding card_at(const Results& results, const std::string& file, const std::string& path) {
  const auto stands_there = [&](const Finding& finding) {
    return finding.place.file == file && finding.place.path == path;
  };
  const auto& findings = results.findings;
  REQUIRE(std::count_if(findings.begin(), findings.end(), stands_there) == 1);
  return *std::find_if(findings.begin(), findings.end(), stands_there);
}

const std::string head = "year: 2024\ndepartment: 某局\n";

/// 附表2 that lists these funds: `{name: 甲, amount: 80}`.
File summary(const std::string& funds, const std::string& total) {
  return {"2.yaml", "form: summary\n" + head + "funds: [" + funds + "]\ntotal: " + total + "\n"};
}

/// 附表3 of a direction that is its own fund.
File direction(const std::string& file, const std::string& name, const std::string& amount, const std::string& details,
               const std::string& total = "") {
  return {file, "form: direction\n" + head + "direction: " + name + "\namount: " + amount + "\nfund: {name: " + name +
                    ", amount: " + amount + "}\nperiod: 2024年\ndetails: [" + details +
                    "]\ntotal: " + (total.empty() ? amount : total) + "\n"};
}

/// 附表1 with one source.
File overall(const std::string& total, const std::string& basic, const std::string& project) {
  return {"1.yaml", "form: overall\n" + head + "budget:\n  total: " + total + "\n  by_source: {general_public: " +
                        total + "}\n  by_nature: {basic: " + basic + ", project: " + project + "}\n"};
}

}  // namespace

TEST_CASE("of two cells that are wrong together each card counts with what the other should be", "[cards]") {
  const Results results =
      check({overall("300", "190", "110"), summary("{name: 甲, amount: 80}, {name: 乙, amount: 40}", "120"),
             direction("3-1.yaml", "甲", "80", "{item: 丙, amount: 80}"),
             direction("3-2.yaml", "乙", "40", "{item: 丁, amount: 40}")});
  CHECK(digest(results) == Lines{"error BL204 1.yaml /budget/by_nature/basic 190 -> 180 [one-digit]",
                                 "error BL303 1.yaml /budget/by_nature/project 110 -> 120 [one-digit]"});
  CHECK(rows_of(card_at(results, "1.yaml", "/budget/by_nature/basic")) ==
        Lines{"- 190 错一位数 1.yaml/budget/by_nature/basic", "| 300 确数 1.yaml/budget/total",
              "| 110 应为 120 1.yaml/budget/by_nature/project", "= 180 300 - 120 = 180 万元"});
}

TEST_CASE("a repair is made though it leaves a tie that was told before, under the relation that then breaks",
          "[cards]") {
  // 125 × 4400元 × 12 is 660 and all other places say 633.6: one factor is wrong, and with it the amount.
  for (const std::string& calculation : {std::string("calculation: [{headcount: 125, rate: 4400元/人/月, months: 12}]"),
                                         std::string("explanation: 125人，每人每月4400元")}) {
    CAPTURE(calculation);
    const std::string details = "{item: 工资, amount: 660, " + calculation + "}";
    const std::vector<File> files{summary("{name: 甲, amount: 633.6}", "633.6"),
                                  direction("3-1.yaml", "甲", "633.6", details)};
    const Results before = check(files);
    REQUIRE(before.findings.size() == 2);
    CHECK(digest(before).front() == "error BL201 3-1.yaml /details/0/amount 660 -> 633.6 [mismatch]");
    CHECK(before.findings.back().rule->id == "BL201");
    const std::vector<File> after = repaired(files);
    CHECK(after.back().bytes == replace_all(files.back().bytes, "660", "633.6"));
    const Results left = check(after);
    REQUIRE(left.findings.size() == 1);
    CHECK(left.findings.front().rule->id == "BL203");
    CHECK(left.findings.front().place.path == before.findings.back().place.path);
  }
}

TEST_CASE("the sum that gives a wrong total, or leaves a wrong item, is evidence beside the cells that state it",
          "[cards]") {
  const std::string items = "{item: 丙, amount: 180.1}, {item: 丁, amount: 120.2}";
  const Results total = check({direction("3-1.yaml", "甲", "300.3", items, "303.0")});
  CHECK(digest(total) == Lines{"error BL201 3-1.yaml /total 303.0 -> 300.3 [transposed-digits]"});
  CHECK(rows_of(total.findings.front()) ==
        Lines{"- 303.0 数字颠倒 3-1.yaml/total", "+ 300.3 确数 3-1.yaml/amount", "= 300.3 180.1 + 120.2 = 300.3 万元"});
  CHECK(total.findings.front().computed == "300.3");
  CHECK(total.findings.front().derivation == "180.1 + 120.2 = 300.3 万元");
  CHECK(total.findings.front().related.back().place.path == "/details/1/amount");

  // The sum tells what is wrong with the total, where the cell that states it only tells that it is.
  const Results left_out = check({direction("3-1.yaml", "甲", "300.3", items, "180.1")});
  CHECK(digest(left_out) == Lines{"error BL201 3-1.yaml /total 180.1 -> 300.3 [item-missing]"});

  const Results item =
      check({overall("300", "180", "110"), summary("{name: 甲, amount: 80}, {name: 乙, amount: 40}", "120"),
             direction("3-1.yaml", "甲", "80", "{item: 丙, amount: 80}"),
             direction("3-2.yaml", "乙", "40", "{item: 丁, amount: 40}")});
  CHECK(
      rows_of(card_at(item, "1.yaml", "/budget/by_nature/project")) ==
      Lines{"- 110 错一位数 1.yaml/budget/by_nature/project", "+ 120 确数 2.yaml/total", "= 120 300 - 180 = 120 万元"});
}

TEST_CASE("a tie of cells that heal only together says how many are wrong, and which go together", "[cards]") {
  const Results pairs = check({summary("{name: 甲, amount: 365.8}", "365.8"),
                               direction("3-1.yaml", "甲", "365.8",
                                         "{item: 车, amount: 110, explanation: 4台×27.5万元/台}, "
                                         "{item: 船, amount: 257.8, explanation: 2台×128.9万元/台}")});
  REQUIRE(pairs.findings.size() == 1);
  CHECK(pairs.findings.front().message.chinese == "支出明细及测算说明 1 金额 110 等4处中有2处同时有误");
  CHECK(pairs.findings.front().message.english ==
        "2 of 4 cells are wrong together, among them perhaps 支出明细及测算说明 1 金额 110");
  CHECK(pairs.findings.front().conclusion.chinese ==
        "合计 365.8 与各项之和 367.8 不符；只有一位数字不同；相差 2 万元（20000元）；"
        "须一并修改的是下列各组之一：金额 110、支出测算依据及过程说明 27.5万元/台；"
        "支出明细及测算说明 2 金额 257.8、支出明细及测算说明 2 支出测算依据及过程说明 128.9万元/台");
  CHECK(pairs.findings.front().conclusion.english.ends_with(
      "what heals together: 金额 110 with 支出测算依据及过程说明 27.5万元/台; 支出明细及测算说明 2 金额 257.8 with "
      "支出明细及测算说明 2 支出测算依据及过程说明 128.9万元/台"));
  CHECK(pairs.findings.front().fixes.empty());
}

TEST_CASE("an amount that its explanation states and calculates is searched to the end", "[cards]") {
  // 合计 says 18; the amount, the result in words and one of the factors must change together.
  const Results results = check(
      {summary("{name: 甲, amount: 18}", "18"),
       direction("3-1.yaml", "甲", "18", "{item: 车, amount: 18.75, explanation: 125套，每套1500元，计18.75万元}")});
  CHECK(results.summary.unsearched == 0);
  CHECK(digest(results) == Lines{"error BL201 3-1.yaml /details/0/amount 18.75 -> 18 [mismatch]",
                                 "error BL201 3-1.yaml /details/0/explanation 125套 [mismatch]",
                                 "error BL203 3-1.yaml /details/0/explanation 18.75万元"});
  CHECK(results.findings[1].message.chinese ==
        "支出明细及测算说明 1 支出测算依据及过程说明 125套 与 支出测算依据及过程说明 1500元 有一处有误");
  CHECK(results.findings[2].message.chinese ==
        "支出明细及测算说明 1 支出测算依据及过程说明 18.75万元 与其他各处不符；17.5 至 18.5 才相符");
  CHECK(results.findings[2].conclusion.chinese == "目前与相关各数相符，但其他出错之处改正后就不再相符");
}

TEST_CASE("a share is paired between text and calculation as counts and rates are", "[cards]") {
  const auto shared = [](const std::string& text, const std::string& written) {
    return check({direction("3-1.yaml", "甲", "81.9",
                            "{item: 车, amount: 81.9, explanation: 投保13万亩，每亩21元，县级承担" + text +
                                ", calculation: [{count: 13万亩, rate: 21元/亩, share: " + written + "}]}")});
  };
  CHECK(digest(shared("30%", "30%")).empty());
  const Results calculation = shared("30%", "25%");
  CHECK(digest(calculation) == Lines{"error BL203 3-1.yaml /details/0/calculation/0/share 25% -> 30% [mismatch]"});
  CHECK(calculation.findings.front().also == Lines{"BL602"});
  CHECK(calculation.findings.front().fixes.size() == 1);
  const Results text = shared("25%", "30%");
  CHECK(digest(text) == Lines{"error BL602 3-1.yaml /details/0/explanation 25% -> 30% [mismatch]"});
}

TEST_CASE("a total that lacks one of two equal items may be right, and one item listed twice", "[cards]") {
  const Results results = check({summary(
      "{name: 公厕管护, amount: 61.2}, {name: 公厕管护, amount: 61.2}, {name: 道路, amount: 1248}", "1309.2")});
  REQUIRE(results.findings.size() == 1);
  CHECK(results.findings.front().conclusion.chinese ==
        "合计 1309.2 与各项之和 1370.4 不符；相差 61.2 万元（612000元），正好是专项资金 1 金额，与专项资金 2 金额相同："
        "可能漏加，也可能同一项列了两次");
  CHECK(results.findings.front().conclusion.english.ends_with(
      "exactly 专项资金 1 金额, and 专项资金 2 金额 is the same: left out of the total, or one item listed twice"));
}

TEST_CASE("twice a sum is its items added again, not a forgotten factor", "[cards]") {
  const Results results = check({summary(
      "{name: 甲, amount: 2022.9, directions: [{name: 子, amount: 1000}, {name: 丑, amount: 1022.9}]}", "4045.8")});
  CHECK(digest(results) == Lines{"error BL206 2.yaml /total 4045.8 -> 2022.9 [missing-factor]"});
  CHECK(results.findings.front().conclusion.chinese ==
        "正好是各项之和的2倍：可能把各项又重复加了一遍；相差 2022.9 万元（20229000元）");
}

TEST_CASE("weights that do not add up are all items of one sum, and none is suspected", "[cards]") {
  File form = direction("3-1.yaml", "甲", "54", "{item: 丙, amount: 54}");
  form.bytes +=
      "indicators:\n  output:\n    quantity: [{name: 修路, value: 3公里, weight: 50}]\n"
      "    quality: [{name: 合格率, value: 95%, weight: 30}]\n";
  const Results results = check({form});
  const auto card = std::ranges::find_if(results.findings, [](const Finding& f) { return f.rule->id == "BL511"; });
  REQUIRE(card != results.findings.end());
  CHECK(card->place.path == "/indicators/output/quantity/0/weight");
  CHECK(rows_of(*card) == Lines{"| 50 3-1.yaml/indicators/output/quantity/0/weight",
                                "| 30 3-1.yaml/indicators/output/quality/0/weight", "= 80 50 + 30 = 80"});
}
