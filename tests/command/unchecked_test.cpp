// What no relation has judged, why, and the share of money checked.
#include "budgetlint/command/unchecked.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

using Lines = std::vector<std::string>;

CheckOutcome outcome_of(const std::vector<File>& files) {
  CheckOptions options;
  options.coverage = true;
  return check_files(inputs_of(files), options);
}

std::vector<Coverage> coverage_of(const std::vector<File>& files) {
  return outcome_of(files).coverage;
}

/// `3-1.yaml /total 53: no-counterpart`
Lines unchecked(const std::vector<Coverage>& coverages) {
  Lines lines;
  for (const Coverage& coverage : coverages) {
    for (const UncheckedQuantity& quantity : coverage.unchecked) {
      lines.push_back(quantity.place.file + " " + quantity.place.path + " " + quantity.stated + ": " +
                      std::string(reason_name(quantity.reason)));
    }
  }
  return lines;
}

std::vector<File> one(const std::string& name) {
  std::vector<File> files = load_folder("examples/shifeng-2023");
  files.erase(std::remove_if(files.begin(), files.end(), [&](const File& file) { return file.name != name; }),
              files.end());
  REQUIRE(files.size() == 1);
  return files;
}

std::vector<File> changed(std::vector<File> files, const std::string& name, const std::string& from,
                          const std::string& to) {
  for (File& file : files) {
    if (file.name != name) continue;
    const std::string bytes = replace_all(file.bytes, from, to);
    REQUIRE(bytes != file.bytes);
    file.bytes = bytes;
  }
  return files;
}

const std::string head = "form: direction\nyear: 2023\ndepartment: 某局\ndirection: 甲\nfund: {name: 甲}\n";

}  // namespace

TEST_CASE("relations judge every quantity of the source set") {
  const auto coverages = coverage_of(load_folder("examples/shifeng-2023"));
  REQUIRE(coverages.size() == 1);
  const Coverage& coverage = coverages.front();
  CHECK(coverage.department == "株洲市石峰区社会保险服务中心");
  CHECK(coverage.year == 2023);
  CHECK(coverage.quantities == 58);
  CHECK(unchecked(coverages).empty());
  // The 36 amounts of the eight forms, added up apart from this program.
  CHECK(*coverage.all_money == Decimal(6086459, 2));
  CHECK(*coverage.checked_money == Decimal(6086459, 2));
  CHECK(checked_permille(coverage) == 1000);
}

TEST_CASE("a cell that is missing keeps from judging, and is no place to point at") {
  const auto coverages =
      coverage_of({{"a.yaml", head + "amount: 5\ndetails: [{item: 甲, amount: 2}, {item: 乙, amount: 3}]\n"}});
  CHECK(unchecked(coverages) == Lines{"a.yaml /amount 5: obstacle", "a.yaml /details/0/amount 2: obstacle",
                                      "a.yaml /details/1/amount 3: obstacle"});
  REQUIRE(coverages.size() == 1);
  CHECK(coverages[0].unchecked[0].why.english == "BL202 cannot be judged: a cell that it needs is missing (BL102)");
  CHECK(coverages[0].unchecked[0].why.chinese == "BL202 无法核对：缺少所需的一项（BL102）");
}

TEST_CASE("a form alone leaves unchecked what only other forms state") {
  const auto coverages = coverage_of(one("3-1.yaml"));
  CHECK(unchecked(coverages) == Lines{"3-1.yaml /fund/amount 54: no-counterpart"});
  REQUIRE(coverages.size() == 1);
  CHECK(coverages[0].unchecked[0].place.begin == Position{10, 11});
  CHECK(coverages[0].quantities == 13);
  // 54 + 54 + 54 + 53 stated, the fund's 54 is not checked; rates are no amounts.
  CHECK(*coverages[0].all_money == Decimal(215, 4));
  CHECK(*coverages[0].checked_money == Decimal(161, 4));
  CHECK(checked_permille(coverages[0]) == 748);  // 74.88… %, rounded down
  CHECK(coverage_sentence(coverages, Language::english) ==
        "1 of 13 quantities unchecked; 74.8% of the money checked (161 of 215 万元)");
  CHECK(coverage_sentence(coverages, Language::chinese) ==
        "13个数中有1个未能核对；已核对金额161万元，占全部215万元的74.8%");
}

TEST_CASE("a broken relation has judged its cells, an amount that cannot be read has no value") {
  const auto coverages = coverage_of(changed(one("3-1.yaml"), "3-1.yaml", "amount: 54万", "amount: 5O万"));
  const Lines lines = unchecked(coverages);
  REQUIRE(lines.size() == 11);
  CHECK(lines[0] == "3-1.yaml /fund/amount 54: no-counterpart");
  CHECK(lines[1] == "3-1.yaml /details/0/amount 5O万: unreadable");
  for (std::size_t i = 2; i < lines.size(); ++i) CHECK(lines[i].ends_with(": obstacle"));
  CHECK(coverages[0].unchecked[2].why.english ==
        "BL203 cannot be judged: 3-1.yaml:48:13 支出明细及测算说明 1 金额 cannot be read");
  CHECK(coverages[0].unchecked[2].why.chinese == "BL203 无法核对：3-1.yaml:48:13 支出明细及测算说明 1 金额 无法读取");
  CHECK(*coverages[0].all_money == Decimal(161, 4));
  CHECK(*coverages[0].checked_money == Decimal(107, 4));  // 项目金额 54 and 合计 53, by BL202
}

TEST_CASE("unit words that do not fit a line's factors keep the line and its amount from being checked") {
  const auto coverages = coverage_of(changed(one("3-2-1.yaml"), "3-2-1.yaml", "months: 12", "days: 12"));
  const Lines expected{
      "3-2-1.yaml /fund/amount 25.5: no-counterpart",
      "3-2-1.yaml /details/0/calculation/0/headcount 1: incalculable",
      "3-2-1.yaml /details/0/calculation/0/rate 平均2083元/人/月: incalculable",
      "3-2-1.yaml /details/0/calculation/0/days 12: incalculable",
  };
  CHECK(unchecked(coverages) == expected);  // the amount itself is checked by BL201
  CHECK(coverages[0].unchecked[1].why.english ==
        "its line cannot be calculated: 标准 平均2083元/人/月 calls for 月数, which is not there (BL207, "
        "3-2-1.yaml:52:9 支出明细及测算说明 1 测算 1)");
  CHECK(coverages[0].unchecked[1].why.chinese ==
        "所在的行无法测算：标准 平均2083元/人/月 需要乘以月数，但没有填写（BL207，3-2-1.yaml:52:9 支出明细及测算说明 1 "
        "测算 1）");
}

TEST_CASE("a good line beside one that cannot be calculated waits for it; the amount is checked by its copy") {
  const std::string form = head +
                           "amount: 1\ntotal:\ndetails:\n- amount: 1\n  calculation:\n"
                           "  - {headcount: 10, rate: 500元/人}\n  - {headcount: 10, rate: 500元/人/月}\n";
  CHECK(unchecked(coverage_of({{"a.yaml", form}})) ==
        Lines{

            "a.yaml /details/0/calculation/0/headcount 10: obstacle",
            "a.yaml /details/0/calculation/0/rate 500元/人: obstacle",
            "a.yaml /details/0/calculation/1/headcount 10: incalculable",
            "a.yaml /details/0/calculation/1/rate 500元/人/月: incalculable",
        });
}

TEST_CASE("a line whose product cannot be read leaves its own amount unjudged, and that is counted") {
  const std::string details =
      "amount: 1\ntotal:\ndetails:\n- amount: 1\n  calculation:\n  - {headcount: 10, rate: 1000元/人";
  CHECK(outcome_of({{"a.yaml", head + details + ", amount: 1}\n"}}).results.summary.not_evaluable == 0);
  CHECK(outcome_of({{"a.yaml", head + details + "/月, amount: 1}\n"}}).results.summary.not_evaluable == 1);
  CHECK(outcome_of({{"a.yaml", head + details + "x, amount: 1}\n"}}).results.summary.not_evaluable == 1);
}

TEST_CASE("items under a blank total and factors of a blank amount lead nowhere") {
  const std::string summary =
      "form: summary\nyear: 2023\ndepartment: 某局\ntotal:\nfunds:\n- {name: 甲, amount: 1}\n- {name: 乙, amount: 2}\n";
  const auto totals = coverage_of({{"2.yaml", summary}});
  CHECK(unchecked(totals) == Lines{"2.yaml /funds/0/amount 1: blank-amount", "2.yaml /funds/1/amount 2: blank-amount"});
  CHECK(totals[0].unchecked[0].why.english == "the total that it is part of is blank (BL208, 2.yaml:4:7 合计)");
  CHECK(totals[0].unchecked[0].why.chinese == "所属的合计未填写（BL208，2.yaml:4:7 合计）");
  CHECK(checked_permille(totals[0]) == 0);

  const std::string form = head +
                           "amount:\ntotal:\ndetails:\n- amount:\n  calculation:\n"
                           "  - {headcount: 10, rate: 500元/人}\n";
  const auto amounts = coverage_of({{"a.yaml", form}});
  CHECK(unchecked(amounts) == Lines{
                                  "a.yaml /details/0/calculation/0/headcount 10: blank-amount",
                                  "a.yaml /details/0/calculation/0/rate 500元/人: blank-amount",
                              });
  CHECK(amounts[0].unchecked[0].why.english ==
        "the 金额 that it leads to is blank (a.yaml:9:10 支出明细及测算说明 1 金额)");
  CHECK_FALSE(checked_permille(amounts[0]));  // no amount is stated
}

TEST_CASE("numbers too large to be calculated have judged nothing") {
  const std::string form = head +
                           "amount:\ntotal:\ndetails:\n- amount: 1\n  calculation:\n"
                           "  - {count: 99999999999999999999999, rate: 99999999999999999999999元}\n";
  CHECK(unchecked(coverage_of({{"a.yaml", form}})) ==
        Lines{
            "a.yaml /details/0/amount 1: too-large",
            "a.yaml /details/0/calculation/0/count 99999999999999999999999: too-large",
            "a.yaml /details/0/calculation/0/rate 99999999999999999999999元: too-large",
        });
}

TEST_CASE("a second copy is not checked, and the reason names the first") {
  std::vector<File> files = one("3-1.yaml");
  files.push_back({"4.yaml", files[0].bytes});
  const auto coverages = coverage_of(files);
  REQUIRE(coverages.size() == 1);
  CHECK(coverages[0].unchecked.size() == 14);
  for (std::size_t i = 1; i < coverages[0].unchecked.size(); ++i) {
    CHECK(coverages[0].unchecked[i].reason == Reason::duplicate);
    CHECK(coverages[0].unchecked[i].place.file == "4.yaml");
    CHECK(coverages[0].unchecked[i].why.english ==
          "its form is a second copy (BL307); the one in 3-1.yaml was checked");
  }
}

TEST_CASE("a form without a readable head is checked within itself only") {
  const auto coverages = coverage_of(changed(one("3-1.yaml"), "3-1.yaml", "year: 2023", "year: 二〇二三"));
  CHECK(unchecked(coverages) == Lines{"3-1.yaml /fund/amount 54: outside"});
}

TEST_CASE("the share is rounded down, so that 100 % means all of it") {
  Coverage coverage;
  CHECK_FALSE(checked_permille(coverage));  // no money at all
  coverage.all_money = Decimal(1000000000, 0);
  coverage.checked_money = Decimal(999999999, 0);
  CHECK(checked_permille(coverage) == 999);
  coverage.checked_money = coverage.all_money;
  CHECK(checked_permille(coverage) == 1000);
  coverage.checked_money = Decimal(1, 6);
  CHECK(checked_permille(coverage) == 1);
  coverage.checked_money = Decimal(999999, 0);
  CHECK(checked_permille(coverage) == 0);
  coverage.checked_money.reset();
  CHECK_FALSE(checked_permille(coverage));
}

TEST_CASE("several submissions are counted apart and together") {
  std::vector<File> files = one("3-1.yaml");
  files.push_back({"next.yaml", replace_all(files[0].bytes, "year: 2023", "year: 2024")});
  const auto coverages = coverage_of(files);
  REQUIRE(coverages.size() == 2);
  CHECK(coverages[0].year == 2023);
  CHECK(coverages[1].year == 2024);
  CHECK(coverage_sentence(coverages, Language::english) ==
        "2 of 26 quantities unchecked; 74.8% of the money checked (322 of 430 万元)");
}

TEST_CASE("the list groups quantities by reason and tells which files gave no form") {
  std::vector<File> files = one("3-1.yaml");
  files.push_back({"broken.yaml", "form: direction\nyear: [\n"});
  const CheckOutcome outcome = outcome_of(files);
  CHECK(print_unchecked(outcome.coverage, outcome.results.findings, Language::english, 80) ==
        "Coverage: 株洲市石峰区社会保险服务中心 / 2023\n"
        "\n"
        "  no other cell states or implies it\n"
        "    54        所属专项 金额                                       3-1.yaml:10:11\n"
        "\n"
        "  1 of 13 quantities unchecked; 74.8% of the money checked (161 of 215 万元)\n"
        "\n"
        "Not counted: no form could be read at broken.yaml:2 (BL002)\n");
}
