// What comes out when sound forms are spoiled on purpose, and why it is right.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

struct Change {
  std::string file;
  std::string from;
  std::string to;
};

std::vector<File> changed(const std::vector<Change>& changes) {
  std::vector<File> files = load_folder("examples/shifeng-2023-reconciled");
  for (const Change& change : changes) {
    const auto file = std::find_if(files.begin(), files.end(), [&](const File& f) { return f.name == change.file; });
    REQUIRE(file != files.end());
    const std::string bytes = replace_all(file->bytes, change.from, change.to);
    REQUIRE(bytes != file->bytes);
    file->bytes = bytes;
  }
  return files;
}

std::vector<std::string> outcome(const std::vector<Change>& changes) {
  return digest(check(changed(changes)));
}

using Lines = std::vector<std::string>;

/// A 附表3 of one detail, `{item: 乙, …}`.
std::vector<File> detail(const std::string& cells, const std::string& total) {
  return {{"3.yaml",
           "form: direction\nyear: 2023\ndepartment: 某局\ndirection: 甲\nfund: {name: 甲, amount: }\n"
           "period: 2023年\namount: \ndetails: [{item: 乙, " +
               cells + "}]\ntotal: " + total + "\n"}};
}

/// The first finding of a rule.
Finding told_by(const std::string& id, const std::vector<File>& files) {
  const Results results = check(files);
  const auto card = std::find_if(results.findings.begin(), results.findings.end(),
                                 [&](const Finding& finding) { return finding.rule->id == id; });
  REQUIRE(card != results.findings.end());
  return *card;
}

/// `/total or 54`: the cells that may be wrong, and what each would have to say.
Lines suspects(const Finding& tie) {
  Lines lines{tie.place.path + " " + tie.reading.english};
  for (const Related& other : tie.related) {
    if (other.role == Role::candidate) lines.push_back(other.place.path + " " + other.reading.english);
  }
  return lines;
}

}  // namespace

TEST_CASE("a wrong unit is one card at the unit, not one for each amount") {
  CHECK(outcome({{"3-1.yaml", "\nunit: 万元", "\nunit: 元"}}) ==
        Lines{"error BL201 3-1.yaml /unit 元 -> 万元 [unit-slip]"});
  CHECK(outcome({{"2.yaml", "\nunit: 万元", "\nunit: 千元"}}) ==
        Lines{"error BL301 2.yaml /unit 千元 -> 万元 [unit-slip]"});
  // 附表1 meets the other forms in 项目支出 only: that one comparison is enough.
  CHECK(outcome({{"1.yaml", "\nunit: 万元", "\nunit: 元"}}) ==
        Lines{"error BL303 1.yaml /unit 元 -> 万元 [unit-slip]"});
}

TEST_CASE("a total that is blank is that of the other forms, whatever unit one of them has wrong") {
  CHECK(outcome({{"3-1.yaml", "\nunit: 万元", "\nunit: 元"}, {"2.yaml", "\ntotal: 7514.5\n", "\ntotal:\n"}}) ==
        Lines{"warning BL208 2.yaml /total -> 7514.5", "error BL201 3-1.yaml /unit 元 -> 万元 [unit-slip]"});
}

TEST_CASE("a number of persons may have to be 1") {
  const std::vector<File> files{{"3-1.yaml",
                                 "form: direction\nyear: 2024\ndepartment: 某局\ndirection: 甲\namount: 54\n"
                                 "fund: {name: 甲, amount: 54}\ndetails: [{item: 乙, amount: 54, "
                                 "calculation: [{headcount: 2, rate: 540000}]}]\ntotal: 54\n"}};
  const Results results = check(files);
  const auto card = std::find_if(results.findings.begin(), results.findings.end(),
                                 [](const Finding& finding) { return finding.rule->id == "BL203"; });
  REQUIRE(card != results.findings.end());
  CHECK(card->message.english == "支出明细及测算说明 1 测算 1 人数 2 or 标准 540000 is wrong");
}

TEST_CASE("54元 for 54万 in one cell is that cell, in the unit that it is written in") {
  // Four other places say 54万; the unit that is written beside the number is kept, so the digits change.
  CHECK(outcome({{"3-1.yaml", "\namount: 54\n", "\namount: 54元\n"}}) ==
        Lines{"error BL202 3-1.yaml /amount 54元 -> 540000 [unit-slip]"});
}

TEST_CASE("errors that hide each other are found together") {
  // The fund and its sub-item are wrong by the same amount, so that the sum between them still holds.
  CHECK(outcome({{"2.yaml", "amount: 25.5", "amount: 26.5"}, {"2.yaml", "amount: 23\n", "amount: 24\n"}}) ==
        Lines{"error BL206 2.yaml /funds/1/amount 26.5 -> 25.5 [one-digit]",
              "error BL302 2.yaml /funds/1/directions/1/amount 24 -> 23 [one-digit]"});
  // Two and three rows of one sum.
  CHECK(outcome({{"2.yaml", "amount: 54\n", "amount: 56\n"}, {"2.yaml", "amount: 12\n", "amount: 13\n"}}) ==
        Lines{"error BL206 2.yaml /funds/0/amount 56 -> 54 [one-digit]",
              "error BL206 2.yaml /funds/4/amount 13 -> 12 [one-digit]"});
  CHECK(outcome({{"2.yaml", "amount: 54\n", "amount: 56\n"},
                 {"2.yaml", "amount: 12\n", "amount: 13\n"},
                 {"2.yaml", "amount: 9\n", "amount: 8\n"}}) ==
        Lines{"error BL206 2.yaml /funds/0/amount 56 -> 54 [one-digit]",
              "error BL206 2.yaml /funds/4/amount 13 -> 12 [one-digit]",
              "error BL206 2.yaml /funds/5/amount 8 -> 9 [one-digit]"});
  // A swapped pair leaves the sum right.
  CHECK(outcome({{"2.yaml", "amount: 54\n", "amount: XX\n"},
                 {"2.yaml", "amount: 12\n", "amount: 54\n"},
                 {"2.yaml", "amount: XX\n", "amount: 12\n"}}) ==
        Lines{"error BL301 2.yaml /funds/0/amount 12 -> 54 [mismatch]",
              "error BL301 2.yaml /funds/4/amount 54 -> 12 [mismatch]"});
  // Last year's fund amount in both forms: the summary, whose sub-items add up, outvotes them.
  CHECK(outcome({{"3-2-1.yaml", "amount: 25.5", "amount: 25"}, {"3-2-2.yaml", "amount: 25.5", "amount: 25"}}) ==
        Lines{"error BL301 3-2-1.yaml /fund/amount 25 -> 25.5 [mismatch]",
              "error BL301 3-2-2.yaml /fund/amount 25 -> 25.5 [mismatch]"});
}

TEST_CASE("a wrong factor is one card that names every factor which could be it") {
  // 31 for 13 persons: the rate or the months could as well be wrong, and nothing tells which where no words do.
  const std::string words = "    explanation: 平均每人补贴1474元/月，共有13人\n";
  const Results told = check(changed({{"3-2-2.yaml", "headcount: 13\n", "headcount: 31\n"}}));
  CHECK(digest(told) ==
        Lines{"error BL203 3-2-2.yaml /details/0/calculation/0/headcount 31 -> 13 [transposed-digits]"});
  CHECK(told.findings.front().fixes.size() == 1);
  const Results tie = check(changed({{"3-2-2.yaml", "headcount: 13\n", "headcount: 31\n"}, {"3-2-2.yaml", words, ""}}));
  CHECK(digest(tie) == Lines{"error BL203 3-2-2.yaml /details/0/calculation/0/headcount 31 -> 13 [mismatch]"});
  REQUIRE(tie.findings.front().related.size() == 3);
  CHECK(tie.findings.front().related[0].place.path == "/details/0/calculation/0/rate");
  CHECK(tie.findings.front().related[0].reading.english == "or 604.84 to 631.72");
  CHECK(tie.findings.front().related[1].place.path == "/details/0/calculation/0/months");
  CHECK(tie.findings.front().related[1].reading.english == "or 5");
  CHECK(tie.findings.front().related[2].place.path == "/details/0/amount");
  CHECK(tie.findings.front().related[2].role == Role::operand);
  CHECK(tie.findings.front().message.english == "支出明细及测算说明 1 测算 1 人数 31 or one of 2 other cells is wrong");
  CHECK(tie.findings.front().fixes.empty());
  // 13 months of one year cannot be; the broken product is told in the same card.
  const Results results = check(changed({{"3-2-2.yaml", "months: 12\n", "months: 13\n"}}));
  CHECK(digest(results) == Lines{"error BL107 3-2-2.yaml /details/0/calculation/0/months 13 -> 12 [one-digit]"});
  CHECK(results.findings.front().also == Lines{"BL203", "BL602"});
}

TEST_CASE("two errors can look like one: the smaller repair wins") {
  // 资金总额 and its source were both transposed: 基本支出 alone could be it, and that is one cell instead of two.
  CHECK(outcome({{"1.yaml", "7759.53", "7795.53"}}) ==
        Lines{"error BL204 1.yaml /budget/by_nature/basic 245.03 -> 281.03 [mismatch]"});
}

TEST_CASE("years, names and missing forms") {
  // All forms say 2022 and all their periods 2023: one cause, told where the run begins. No fix: which of the two years
  // is meant, nothing tells.
  std::vector<File> last_year = load_folder("examples/shifeng-2023-reconciled");
  for (File& file : last_year) file.bytes = replace_all(file.bytes, "\nyear: 2023", "\nyear: 2022");
  const Results wrong_year = check(last_year);
  CHECK(digest(wrong_year) == Lines{"error BL401 1.yaml /year 2022"});
  CHECK(wrong_year.findings.front().also == Lines{"BL402"});  // 2023年底前 on 附表1 is late by the wrong year alone
  // One form alone of its year, beside a submission that lacks exactly it.
  CHECK(outcome({{"3-1.yaml", "\nyear: 2023", "\nyear: 2022"}}) == Lines{"warning BL308 3-1.yaml /year 2022 -> 2023"});
  // One character of the name: the form and the row are still each other's, and are reconciled.
  CHECK(outcome({{"3-2-2.yaml", "\ndirection: 企业退休军转干部生活补助", "\ndirection: 企业退休军转干部生活补贴"}}) ==
        Lines{"warning BL306 3-2-2.yaml /direction 企业退休军转干部生活补贴 -> 企业退休军转干部生活补助"});
  // Another name altogether: nothing says that the form and the row belong together, so each lacks the other.
  CHECK(outcome({{"3-2-2.yaml", "\ndirection: 企业退休军转干部生活补助", "\ndirection: 军休干部体检"}}) ==
        Lines{"warning BL304 2.yaml /funds/1/directions/1/name 企业退休军转干部生活补助",
              "warning BL305 3-2-2.yaml /direction 军休干部体检"});
  std::vector<File> lost = load_folder("examples/shifeng-2023-reconciled");
  std::erase_if(lost, [](const File& file) { return file.name == "3-3.yaml"; });
  CHECK(digest(check(lost)) == Lines{"warning BL304 2.yaml /funds/2/name 机关事业单位养老保险财政补助"});
  // The same form twice: the first is reconciled, whatever follows is told as its copy and as nothing else.
  std::vector<File> twice = load_folder("examples/shifeng-2023-reconciled");
  twice.push_back({"3-7.yaml", twice.back().bytes});
  CHECK(digest(check(twice)) == Lines{"error BL307 3-7.yaml /direction " + std::string("业务性专项经费")});
  // A draft that was left beside its final form: the summary agrees with the second, so the first is the copy.
  std::vector<File> draft = load_folder("examples/shifeng-2023-reconciled");
  draft.push_back({"3-0.yaml", replace_all(draft[2].bytes, "54", "45")});
  CHECK(digest(check(draft)) == Lines{"error BL307 3-0.yaml /direction " + std::string("城乡居民养老保险财政补助")});
}

TEST_CASE("where too many cells disagree at once no cell is blamed, and the summary says that it was given up") {
  // Every form has another amount for the fund that they share, and no summary tells which is right.
  const auto forms = [](int count) {
    std::vector<File> files;
    for (int i = 1; i <= count; ++i) {
      const std::string name(1, static_cast<char>('A' + i));
      files.push_back(
          {name + ".yaml", "form: direction\nyear: 2023\ndepartment: 某局\ndirection: " + name +
                               "方向\nfund: {name: 专项, amount: " + std::to_string(100 + i) + "}\n" +
                               "period: 2023年\namount: 1\ndetails: [{item: 补助, amount: 1}]\ntotal: 1\n"});
    }
    return files;
  };
  const Results many = check(forms(16));
  CHECK(many.summary.unsearched == 1);
  CHECK(many.findings.size() > 12);
  for (const Finding& finding : many.findings) {
    CHECK(finding.rule->id == "BL301");
    CHECK(finding.fixes.empty());
    CHECK(std::none_of(finding.related.begin(), finding.related.end(),
                       [](const Related& related) { return related.role == Role::candidate; }));
  }
  // Two are a tie, which is no lack of searching.
  const Results few = check(forms(2));
  CHECK(few.summary.unsearched == 0);
  CHECK(few.findings.size() == 1);
}

TEST_CASE("a sum that an unlisted form explains is told with it") {
  // The row of a sub-item was deleted: its form is unlisted, and the fund's sum lacks exactly its amount.
  std::vector<File> files = load_folder("examples/shifeng-2023-reconciled");
  for (File& file : files) {
    const std::size_t row = file.bytes.find("      - ordinal: 2\n");
    if (file.name == "2.yaml") file.bytes.erase(row, file.bytes.find("  - ordinal: 三") - row);
  }
  const Results results = check(files);
  CHECK(digest(results) == Lines{"warning BL305 3-2-2.yaml /direction 企业退休军转干部生活补助"});
  CHECK(results.findings.front().also == Lines{"BL205"});
}

TEST_CASE("repairs restore the forms, and a second pass changes nothing") {
  const std::vector<File> sound = load_folder("examples/shifeng-2023-reconciled");
  const std::vector<std::vector<Change>> spoiled = {
      {{"3-1.yaml", "\ntotal: 54", "\ntotal: 45"}},
      {{"3-1.yaml", "\nunit: 万元", "\nunit: 元"}},
      {{"3-2-2.yaml", "months: 12\n", "months: 13\n"}},
      {{"2.yaml", "amount: 25.5", "amount: 26.5"}, {"2.yaml", "amount: 23\n", "amount: 24\n"}},
      {{"3-3.yaml", "2023年一年", "2022年一年"}},
      {{"2.yaml", "\ntotal: 7514.5", "\ntotal:"}},
  };
  for (const std::vector<Change>& changes : spoiled) {
    CAPTURE(changes.front().file, changes.front().to);
    const std::vector<File> fixed = repaired(changed(changes));
    for (std::size_t i = 0; i < sound.size(); ++i) CHECK(fixed[i].bytes == sound[i].bytes);
    const std::vector<File> again = repaired(fixed);
    for (std::size_t i = 0; i < sound.size(); ++i) CHECK(again[i].bytes == fixed[i].bytes);
  }
}

TEST_CASE("only the digits change, whatever stands around them") {
  struct Spelling {
    std::string written;
    std::string repaired;
  };
  const std::vector<Spelling> spellings = {
      {"total: 53", "total: 54"},
      {"total: \"53\"  # 合计", "total: \"54\"  # 合计"},
      {"total: '约53万'", "total: '约54万'"},
      {"total: 预计53.0万元整", "total: 预计54万元整"},
      {"total: ５３", "total: ５４"},
      {"合计: &sum 53", "合计: &sum 54"},
      {"total: !!str 53", "total: !!str 54"},
      {"total: 530,000元", "total: 540,000元"},
  };
  for (const Spelling& spelling : spellings) {
    CAPTURE(spelling.written);
    const std::vector<File> files = changed({{"3-1.yaml", "total: 54", spelling.written}});
    const auto is_it = [](const File& file) { return file.name == "3-1.yaml"; };
    const File before = *std::find_if(files.begin(), files.end(), is_it);
    const std::vector<File> fixed = repaired(files);
    CHECK(std::find_if(fixed.begin(), fixed.end(), is_it)->bytes ==
          replace_all(before.bytes, spelling.written, spelling.repaired));
  }
}

TEST_CASE("what a text states exactly is taken before what only rounds right, for a rate as for an amount") {
  const Finding card = told_by("BL203", detail("amount: 496, explanation: 160人，平均3.1万元/人, "
                                               "calculation: [{headcount: 160, rate: 3.5万元/人}]",
                                               "496"));
  CHECK(card.message.english == "支出明细及测算说明 1 测算 1 标准 3.5万元/人 should be 3.1");
  REQUIRE(card.fixes.size() == 1);
}

TEST_CASE("an amount that only its calculation tells keeps the decimals that it has") {
  CHECK(suspects(told_by("BL203", detail("amount: 51, calculation: [{headcount: 900, rate: 46, months: 12}]", ""))) ==
        Lines{"/details/0/amount or 50", "/details/0/calculation/0/headcount or 915 to 932",
              "/details/0/calculation/0/rate or 46.76 to 47.68"});
}

TEST_CASE("no cell of two that are wrong together is offered the value that it has") {
  CHECK(suspects(told_by("BL203", detail("amount: 54.0, explanation: 100人，每人约5360元, "
                                         "calculation: [{headcount: 100, rate: 5200}]",
                                         "60以内"))) == Lines{"/details/0/explanation or 5200 to 5404.99",
                                                              "/details/0/calculation/0/rate or 5359.5 to 5404.99",
                                                              "/details/0/amount or 52 to 53.6"});
}

TEST_CASE("two factors that cannot be are told each by itself, and nothing that would change with them") {
  const Results results =
      check(detail("amount: 约163, calculation: [{headcount: 100.5, rate: 1250元/人/月, months: 13}]", ""));
  CHECK(digest(results) == Lines{"error BL107 3.yaml /details/0/calculation/0/headcount 100.5 -> 100 [one-digit]",
                                 "error BL107 3.yaml /details/0/calculation/0/months 13",
                                 "warning BL208 3.yaml /total -> 163"});
}

TEST_CASE("two cells that one repair cannot heal are explained once, whatever else is wrong beside them") {
  CHECK(outcome({{"2.yaml", "amount: 54\n", "amount: XX\n"},
                 {"2.yaml", "amount: 12\n", "amount: 54\n"},
                 {"2.yaml", "amount: XX\n", "amount: 12\n"},
                 {"3-3.yaml", "  amount: 6914\n", "  amount: 6194\n"},
                 {"3-6.yaml", "  amount: 9\n", "  amount: 8\n"}}) ==
        Lines{"error BL301 2.yaml /funds/0/amount 12 -> 54 [mismatch]",
              "error BL301 2.yaml /funds/4/amount 54 -> 12 [mismatch]",
              "error BL301 3-3.yaml /fund/amount 6194 -> 6914 [transposed-digits]",
              "error BL301 3-6.yaml /fund/amount 8 -> 9 [one-digit]"});
}

TEST_CASE("of two wrong cells that hide each other, each card names the rules that are broken") {
  // 约30 and 31 both come of 30.6: the calculation holds before and after.
  const std::vector<File> files{
      {"2.yaml", "form: summary\nyear: 2023\ndepartment: 某局\nfunds: [{name: 甲, amount: 54}]\ntotal: 54\n"},
      {"3.yaml",
       "form: direction\nyear: 2023\ndepartment: 某局\ndirection: 甲\nfund: {name: 甲, amount: 54}\n"
       "period: 2023年\namount: 54\ntotal: 53\ndetails:\n"
       "  - {item: 乙, amount: 约30, calculation: [{headcount: 100, rate: 3060}]}\n"
       "  - {item: 丙, amount: 23, calculation: [{headcount: 100, rate: 2300}]}\n"}};
  CHECK(told_by("BL202", files).message.english == "合计 53 should be 54");
  const Finding hidden = told_by("BL201", files);
  CHECK(hidden.message.english == "支出明细及测算说明 1 金额 约30 should be 31");
  CHECK(hidden.also.empty());
}

TEST_CASE("a derivation shows every factor of a text, whatever it divides by") {
  CHECK(told_by("BL203", detail("amount: 54, explanation: 10人×8192元/人/月÷4096÷2", "")).derivation ==
        "10 * 8192 * 0.0001220703125 * 12 = 120 元");
}
