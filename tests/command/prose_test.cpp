// Explanations in words as the only calculation: they are read, compared and blamed like the numbers that the language
// has for it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "budgetlint/command/fix.hpp"
#include "budgetlint/form/prose.hpp"
#include "budgetlint/report/report.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

/// Without the lines of 测算 that follow its explanations.
std::string without_calculation(const std::string& yaml) {
  std::string kept;
  bool inside = false;
  for (std::size_t begin = 0; begin < yaml.size();) {
    const std::size_t end = yaml.find('\n', begin) + 1;
    const std::string line = yaml.substr(begin, end - begin);
    if (line.starts_with("    calculation:")) {
      inside = true;
    } else if (inside && !line.starts_with("      ")) {
      inside = false;
    }
    if (!inside) kept += line;
    begin = end;
  }
  return kept;
}

std::string form(const std::string& amount, const std::string& explanation) {
  return "form: direction\nyear: 2024\ndepartment: 临江县民政局\ndirection: 助餐补贴\namount: " + amount +
         "\nfund:\n  name: 养老服务专项资金\n  amount: 96\ndetails:\n  - item: 助餐补贴\n    amount: " + amount +
         "\n    explanation: " + explanation + "\ntotal: " + amount + "\n";
}

Results check_form(const std::string& amount, const std::string& explanation) {
  return check({{"3-1.yaml", form(amount, explanation)}});
}

/// The form with the fixes of its findings put in.
std::string repaired(std::string yaml) {
  const Results results = check({{"3-1.yaml", yaml}});
  std::vector<Edit> edits;
  for (const Finding& finding : results.findings) {
    for (const Fix& fix : finding.fixes) edits.insert(edits.end(), fix.edits.begin(), fix.edits.end());
  }
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.place.span.begin > b.place.span.begin; });
  for (const Edit& edit : edits) yaml.replace(edit.place.span.begin, edit.place.span.size(), edit.text);
  return yaml;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the source set gives the same without its lines of calculation", "[prose]") {
  std::vector<File> files = load_folder("examples/shifeng-2023");
  const Lines usual = digest(check(files));
  int shortened = 0;
  for (File& file : files) {
    const std::string kept = without_calculation(file.bytes);
    shortened += kept.size() < file.bytes.size() ? 1 : 0;
    file.bytes = kept;
  }
  CHECK(shortened == 6);
  CHECK(digest(check(files)) == usual);
}

TEST_CASE("sound examples are silent without their lines of calculation", "[prose]") {
  std::vector<File> files = load_folder("examples/shifeng-2023-reconciled");
  for (File& file : files) file.bytes = without_calculation(file.bytes);
  CHECK(digest(check(files)).empty());
}

TEST_CASE("a changed number in a text is blamed in the text, with a fix there", "[prose]") {
  const Results results = check_form("960000元", "4100人，每人每月20元");
  CHECK(digest(results) == Lines{"error BL203 3-1.yaml /details/0/explanation 4100人 -> 4000 [one-digit]"});
  const Finding& finding = results.findings.front();
  const std::string yaml = form("960000元", "4100人，每人每月20元");
  CHECK(yaml.substr(finding.place.span.begin, finding.place.span.size()) == "4100人");
  CHECK(repaired(yaml) == form("960000元", "4000人，每人每月20元"));
  CHECK(digest(check({{"3-1.yaml", repaired(yaml)}})).empty());
}

TEST_CASE("a fix inside a quoted text leaves the quotes; escapes and folds get none", "[prose]") {
  CHECK(repaired(form("960000元", "'4100人，每人每月20元'")) == form("960000元", "'4000人，每人每月20元'"));
  CHECK(repaired(form("960000元", "\"４１００人，每人每月20元\"")) == form("960000元", "\"４０００人，每人每月20元\""));
  for (const std::string text :
       {"\"4100人，\\u6BCF人每月20元\"", "4100人，\n      每人每月20元", "四千一百人，每人每月20元"}) {
    CAPTURE(text);
    const Results results = check_form("960000元", text);
    REQUIRE(results.findings.size() == 1);
    CHECK(results.findings.front().expected == "4000");
    CHECK(results.findings.front().fixes.empty());
  }
}

TEST_CASE("a number in a block text is repaired in its line", "[prose]") {
  for (const std::string indicator : {"|", "|-", "|+  # 说明", "|2"}) {
    CAPTURE(indicator);
    const std::string wrong =
        form("960000元", indicator + "\n      按核定人数测算：\n\n      共4100人，\n       每人每月20元\n");
    const Results results = check({{"3-1.yaml", wrong}});
    REQUIRE(results.findings.size() == 1);
    const Finding& finding = results.findings.front();
    CHECK(wrong.substr(finding.place.span.begin, finding.place.span.size()) == "4100人");
    CHECK(finding.place.begin.line == 15);
    std::string right = wrong;
    right.replace(right.find("4100"), 4, "4000");
    CHECK(repaired(wrong) == right);
    CHECK(repaired(replace_all(wrong, "\n", "\r\n")) == replace_all(right, "\n", "\r\n"));
  }
}

TEST_CASE("a number that a block text breaks over two lines is told and not repaired", "[prose]") {
  const Results results = check_form("960000元", "|\n      共4100\n      人，每人每月20元\n");
  REQUIRE(results.findings.size() == 1);
  CHECK(results.findings.front().expected == "4000");
  CHECK(results.findings.front().fixes.empty());
  CHECK(check_form("960000元", ">\n      共4100人，\n      每人每月20元\n").findings.front().fixes.empty());
}

TEST_CASE("a changed amount is blamed at the amount", "[prose]") {
  std::string yaml = form("96", "4000人，每人每月20元");
  yaml.replace(yaml.find("    amount: 96"), 14, "    amount: 69");
  CHECK(digest(check({{"3-1.yaml", yaml}})) ==
        Lines{"error BL201 3-1.yaml /details/0/amount 69 -> 96 [transposed-digits]"});
}

TEST_CASE("what a text leaves to its reader is told and never blamed", "[prose]") {
  const Results results = check_form("8", "4000人，每人每月20元");
  REQUIRE_FALSE(results.findings.empty());
  const Finding& finding = results.findings.front();
  CHECK(finding.derivation == "20 * 4000 * 12 = 960000 元");
  CHECK(derivation_of(finding, Language::chinese) == "20 * 4000 * 12 = 960000 元（12：隐含，取自实施期）");
  CHECK(finding.verdict == "missing-factor");
}

TEST_CASE("a printed result is checked by itself", "[prose]") {
  CHECK(digest(check_form("96", "4000人×20元/人/月×12月=95万元")) ==
        Lines{"error BL203 3-1.yaml /details/0/explanation 95万元 -> 96 [one-digit]"});
  CHECK(digest(check_form("96", "4000人×20元/人/月×12月=96万元")).empty());
}

TEST_CASE("a range allows what lies in it", "[prose]") {
  CHECK(digest(check_form("22", "人均1000—1200元，200人")).empty());
  CHECK(digest(check_form("30", "人均1000—1200元，200人")).size() == 1);
}

TEST_CASE("words that cannot be placed are a note, a text without numbers is none", "[prose]") {
  const Results results = check_form("96", "餐饮预算为每天每人100元，共计5天，总费用5000元");
  REQUIRE(results.findings.size() == 1);
  CHECK(results.findings.front().rule->id == "BL207");
  CHECK(results.findings.front().severity == Severity::note);
  CHECK(digest(check_form("96", "据实结算")).empty());
  CHECK(digest(check({{"3-1.yaml", form("", "每人100元，共计5天")}})).empty());
}

TEST_CASE("two wrong numbers of one text have a fingerprint each, which stays when other words move", "[prose]") {
  const auto prints = [](const std::string& explanation) {
    std::map<std::string, std::string> found;  // by what is stated
    for (const Finding& finding : check_form("3000元", explanation).findings) {
      INFO(finding.stated);
      CHECK(finding.place.path == "/details/0/explanation");
      CHECK(found.emplace(finding.stated, fingerprint(finding)).second);
    }
    return found;
  };
  const auto usual = prints("甲组10人×100元/人=1100元；乙组20人×100元/人=2500元");
  REQUIRE(usual.size() == 2);
  CHECK(usual.at("1100元") != usual.at("2500元"));
  CHECK(prints("乙组20人×100元/人=2500元；甲组10人×100元/人=1100元") == usual);
  CHECK(prints("|\n      依据文件测算如下。\n      甲组10人×100元/人=1100元；\n      乙组20人×100元/人=2500元") ==
        usual);
}

TEST_CASE("the same words twice in one text are told apart", "[prose]") {
  const auto alike = check_form("2000元", "甲组10人×100元/人=1100元；乙组10人×100元/人=1100元").findings;
  REQUIRE(alike.size() == 2);
  CHECK(alike[0].stated == alike[1].stated);
  CHECK(fingerprint(alike[0]) != fingerprint(alike[1]));
}
