// A cell that somebody forgot to fill in: it is told itself, not the right cells beside it.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

using Lines = std::vector<std::string>;

/// A line of a form, by its number, and what stands there instead.
struct Emptied {
  std::string file;
  std::size_t line;
  std::string key;
  std::string value = {};
};

std::vector<File> emptied(const std::vector<Emptied>& cells) {
  std::vector<File> files = load_folder("examples/chinese-keys");
  for (const Emptied& cell : cells) {
    const auto file = std::find_if(files.begin(), files.end(), [&](const File& f) { return f.name == cell.file; });
    REQUIRE(file != files.end());
    std::string& bytes = file->bytes;
    std::size_t begin = 0;
    for (std::size_t line = 1; line < cell.line; ++line) begin = bytes.find('\n', begin) + 1;
    const std::size_t end = bytes.find('\n', begin);
    const std::size_t key = bytes.find(cell.key + ": ", begin);
    REQUIRE(key < end);
    const std::size_t colon = key + cell.key.size() + 1;
    bytes.replace(colon, end - colon, cell.value);
  }
  return files;
}

/// A 附表3 of these amounts and details.
std::vector<File> direction(const std::string& cells) {
  return {{"a.yaml",
           "form: direction\nyear: 2023\ndepartment: 某局\ndirection: 甲\nfund: {name: 甲, amount: }\n"
           "period: 2023年\n" +
               cells}};
}

/// Without what is only noted.
Lines told(const std::vector<File>& files) {
  Lines lines = digest(check(files));
  std::erase_if(lines, [](const std::string& line) { return line.starts_with("note "); });
  return lines;
}

}  // namespace

TEST_CASE("an empty amount that another cell states or computes is told itself, and filled in") {
  struct Case {
    Emptied cell;
    std::string told;
    std::string filled;
  };
  const std::vector<Case> cases{
      {{"附表2.yaml", 32, "金额"}, "error BL206 附表2.yaml /funds/2/amount -> 91.20", "91.20"},
      {{"附表2.yaml", 26, "金额"}, "error BL205 附表2.yaml /funds/1/directions/1/amount -> 64.80", "64.80"},
      {{"附表1.yaml", 14, "项目支出"}, "error BL204 附表1.yaml /budget/by_nature/project -> 1896.23", "1896.23"},
      {{"附表3-3.yaml", 66, "金额"}, "error BL201 附表3-3.yaml /details/0/amount -> 84.00", "84.00"},
      {{"附表3-2-1.yaml", 61, "金额"}, "error BL201 附表3-2-1.yaml /details/1/amount -> 132300", "132300"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.told);
    const std::vector<File> files = emptied({one.cell});
    CHECK(digest(check(files)) == Lines{one.told});
    const std::vector<File> after = repaired(files);
    Emptied written = one.cell;
    written.value = " " + one.filled;
    const std::vector<File> expected = emptied({written});
    for (std::size_t i = 0; i < after.size(); ++i) CHECK(after[i].bytes == expected[i].bytes);
    CHECK(digest(check(after)).empty());
  }
}

TEST_CASE("two empty amounts of one sum that other cells state are both told and filled in") {
  const std::vector<File> files = emptied({{"附表2.yaml", 10, "金额"}, {"附表2.yaml", 32, "金额"}});
  CHECK(digest(check(files)) ==
        Lines{"error BL206 附表2.yaml /funds/0/amount -> 1286", "error BL206 附表2.yaml /funds/2/amount -> 91.20"});
  CHECK(digest(check(repaired(files))).empty());
}

TEST_CASE(
    "an empty amount that nothing else speaks of is one more candidate beside several, and nothing is filled in") {
  const std::vector<File> files = emptied({{"附表3-1.yaml", 10, "省级"}});
  const std::vector<Finding> findings = check(files).findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().fixes.empty());
  std::vector<std::string> candidates;
  for (const Related& other : findings.front().related) {
    if (other.role == Role::candidate) candidates.push_back(other.place.path);
  }
  CHECK(candidates == Lines{"/sources/county", "/sources/province"});
}

TEST_CASE("an empty cell alone, and one that is meant to say nothing, are no finding") {
  CHECK(digest(check(emptied({{"附表1.yaml", 10, "政府性基金拨款"}}))).empty());
  CHECK(digest(check(emptied({{"附表3-3.yaml", 10, "金额"}}))).empty());
  // 无 is no cell that somebody forgot: the clear blame stays where it was.
  const std::vector<File> meant = emptied({{"附表3-3.yaml", 66, "金额", " 无"}});
  for (const std::string& line : digest(check(meant))) CHECK(line.find("/details/0/amount") == std::string::npos);
}

TEST_CASE("the card of an empty cell says what it should be, and why") {
  const std::vector<Finding> findings = check(emptied({{"附表2.yaml", 32, "金额"}})).findings;
  REQUIRE(findings.size() == 1);
  const Finding& finding = findings.front();
  CHECK(finding.message.chinese == "专项资金 3 金额 未填，应为 91.20");
  CHECK(finding.message.english == "专项资金 3 金额 is not filled in; it should be 91.20");
  CHECK(finding.conclusion.chinese == "合计 1,896.23 减去其余各项，正好余 91.20");
  CHECK(finding.stated.empty());
  CHECK(finding.expected == "91.20");
  CHECK(std::count_if(finding.related.begin(), finding.related.end(),
                      [](const Related& other) { return other.role == Role::supports; }) >= 2);
}

TEST_CASE("two empty amounts that their calculations give are filled in, and the right amount beside them is let be") {
  const std::vector<File> files = direction(
      "amount: 100\ntotal: 100\ndetails:\n"
      "  - {item: 乙, amount: , calculation: [{headcount: 100, rate: 5000}]}\n"
      "  - {item: 丙, amount: , calculation: [{headcount: 120, rate: 2521}]}\n"
      "  - {item: 丁, amount: 19.748}\n");
  CHECK(told(files) ==
        Lines{"error BL201 a.yaml /details/0/amount -> 50", "error BL201 a.yaml /details/1/amount -> 30.252"});
  CHECK(told(repaired(files)).empty());
}

TEST_CASE("an empty amount is no suspect where one stated amount is, or where it explains a part only") {
  const auto error = [](const std::string& amount) {
    const std::vector<Finding> findings =
        check(direction("amount: " + amount + "\ndetails: [{item: 乙, amount: 30}, {item: 丙, amount: }]\ntotal: 54\n"))
            .findings;
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [](const Finding& finding) { return finding.severity == Severity::error; });
    REQUIRE(found != findings.end());
    return *found;
  };
  const Finding one = error("54");
  CHECK(one.message.english == "支出明细及测算说明 1 金额 30 should be 54");
  CHECK(one.fixes.size() == 1);
  const Finding several = error("60");
  CHECK(several.message.english == "2 of 3 cells are wrong together, among them perhaps 项目金额 60");
  CHECK(several.reading.english == "or 30 to 54");
}

TEST_CASE("the card of an empty amount that nothing else speaks of shows how it was calculated") {
  const std::vector<File> files = direction(
      "amount: 54\ntotal: 54\ndetails:\n"
      "  - {item: 乙, amount: 30, calculation: [{headcount: 100, rate: 3000}]}\n"
      "  - {item: 丙, amount: }\n");
  CHECK(told(files) == Lines{"error BL201 a.yaml /details/1/amount -> 24"});
  CHECK(check(files).findings.front().derivation == "54 - 30 = 24 万元");
}

TEST_CASE("a blank total of which one item cannot be read is told without an amount") {
  const std::vector<File> files =
      direction("amount: \ndetails: [{item: 乙, amount: 5O}, {item: 丙, amount: 3}]\ntotal: \n");
  CHECK(told(files) == Lines{"error BL105 a.yaml /details/0/amount 5O", "warning BL208 a.yaml /total"});
}
