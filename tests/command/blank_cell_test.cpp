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
