// The rules across years: what they say in both languages, how they are set and held back, and what they leave to
// others.
#include <algorithm>
#include <catch2/catch.hpp>

#include "budgetlint/rules/choice.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

using Lines = std::vector<std::string>;

/// A direction of one year: `heads` persons at 1000元.
struct Given {
  int year = 0;
  int heads = 0;
  std::string goal = "按月发放津贴";
  std::string explanation = "按实有人数测算";
  std::string amount = {};  ///< where it is not what the calculation gives
};

std::string amount_of(int heads) {
  return std::to_string(heads / 10) + "." + std::to_string(heads % 10);
}

File form(const Given& given) {
  const std::string amount = given.amount.empty() ? amount_of(given.heads) : given.amount;
  return {
      std::to_string(given.year) + ".yaml",
      "form: direction\nyear: " + std::to_string(given.year) +
          "\ndepartment: 临江县民政局\ndirection: 高龄津贴\namount: " + amount +
          "\nfund: {name: 养老服务专项资金, amount: " + amount_of(given.heads) + "}\ngoals: {annual: " + given.goal +
          "}\ndetails:\n  - item: 津贴\n    amount: " + amount_of(given.heads) +
          "\n    explanation: " + given.explanation + "\n    calculation: [{headcount: " + std::to_string(given.heads) +
          ", rate: 1000}]\ntotal: " + amount_of(given.heads) + "\n"};
}

std::vector<File> forms(const std::vector<Given>& years) {
  std::vector<File> files;
  for (const Given& given : years) files.push_back(form(given));
  return files;
}

Results audit(const std::vector<File>& files, const Settings& settings = {}) {
  CheckOptions options;
  options.jobs = 1;
  options.scope = Scope::years;
  for (const File& file : files) options.policy.set(file.name, std::make_shared<const Settings>(settings));
  return check_files(inputs_of(files), options).results;
}

Settings with_bound(const Decimal& bound) {
  Settings settings;
  settings.at(*find_rule("BL701")).bound = Configured<Decimal>{bound, "own.yaml"};
  return settings;
}

/// The case of a rule, by the rule's name.
Results audit_case(const std::string& name) {
  return audit(load_folder("tests/rules/" + name));
}

/// `2023 operand 2023.yaml /amount 40`
Lines related_of(const Finding& finding) {
  Lines lines;
  for (const Related& related : finding.related) {
    lines.push_back(related.reading.chinese + " " + std::string(role_name(related.role)) + " " + related.place.file +
                    " " + related.place.path + " " + related.value);
  }
  return lines;
}

const std::vector<Given> jump{{2023, 300}, {2024, 960}};

}  // namespace

TEST_CASE("each rule across years says what it found in both languages, with the places of both years") {
  struct Row {
    const char* folder;
    Text message;
    Lines related;
  };
  const std::vector<Row> rows = {
      {"unexplained-jump/bad",
       {"人数 960 is more than 2 times the 300 of 2023, and nothing says why",
        "人数 960 超过2023年 300 的2倍，没有说明原因"},
       {"2023年 contradicts 2023.yaml /details/0/calculation/0/headcount 300", "2024年 operand 2024.yaml /amount 96",
        "2023年 operand 2023.yaml /amount 30"}},
      {"unexplained-jump/bad-falls",
       {"人数 300 is less than 1/2 of the 960 of 2023, and nothing says why",
        "人数 300 不足2023年 960 的1/2，没有说明原因"},
       {"2023年 contradicts 2023.yaml /details/0/calculation/0/headcount 960", "2024年 operand 2024.yaml /amount 30",
        "2023年 operand 2023.yaml /amount 96"}},
      {"copied-form/bad",
       {"高龄津贴 repeats the form of 2023 in every cell, calculation and all",
        "高龄津贴 的表与2023年的完全相同，连测算也一样"},
       {"2024年 operand 2024.yaml /amount 96", "2023年 contradicts 2023.yaml /direction 高龄津贴",
        "2023年 operand 2023.yaml /amount 96"}},
      {"stale-cell/bad",
       {"年度绩效目标 says the same as in 2023, with its 800名 still in it; this form says 人数 960",
        "年度绩效目标 与2023年的相同，其中仍写 800名，而本表 人数 是 960"},
       {"2023年 operand 2023.yaml /goals/annual 为800名高龄老人发放津贴",
        "2024年 contradicts 2024.yaml /details/0/calculation/0/headcount 960",
        "2023年 operand 2023.yaml /details/0/calculation/0/headcount 800"}},
      {"stale-cell/bad-year-on-the-summary",
       {"年度绩效目标 says the same as in 2023, with 2023 still in it on a form for 2024",
        "年度绩效目标 与2023年的相同，其中仍写2023年，而本表年度是2024年"},
       {"2023年 operand 2023.yaml /funds/0/goals/annual 完成2023年津贴发放",
        "2024年 contradicts 2024.yaml /year 2024"}},
      {"fund-appears-or-vanishes/bad",
       {"the fund 基层治理补助经费 is new: 2023 does not list it", "专项 基层治理补助经费 是新出现的，2023年没有"},
       {"2023年 operand 2023.yaml /funds "}},
      {"fund-appears-or-vanishes/bad-vanishes",
       {"the fund 基层治理补助经费 of 2023 is listed no more", "2023年的专项 基层治理补助经费 不再列出"},
       {"2023年 operand 2023.yaml /funds/1/name 基层治理补助经费", "2023年 operand 2023.yaml /funds/1/amount 40"}},
      {"name-drift/bad",
       {"支出方向 高龄老人补贴 was 高龄老人津贴 in 2023", "支出方向 高龄老人补贴 在2023年写作 高龄老人津贴"},
       {"2023年 contradicts 2023.yaml /direction 高龄老人津贴"}},
      {"missing-year/bad",
       {"the department has no forms for 2023", "本部门缺2023年的表"},
       {"2022年 operand 2022.yaml /year 2022"}},
      {"missing-year/bad-direction",
       {"助餐补贴 has no form for 2023", "助餐补贴 缺2023年的表"},
       {"2022年 operand 2022.yaml /direction 助餐补贴", "2023年 contradicts 2023.yaml /year 2023"}},
  };
  for (const Row& row : rows) {
    INFO(row.folder);
    const Results results = audit_case(row.folder);
    REQUIRE(results.findings.size() == 1);
    const Finding& finding = results.findings[0];
    CHECK(finding.message.english == row.message.english);
    CHECK(finding.message.chinese == row.message.chinese);
    CHECK(related_of(finding) == row.related);
    CHECK(finding.department == "临江县民政局");
  }
}

TEST_CASE("a check applies no rule across years") {
  CHECK(digest(audit(forms(jump))) == Lines{"warning BL701 2024.yaml /details/0/calculation/0/headcount 960"});
  CHECK(digest(check(forms(jump))).empty());
}

TEST_CASE("the bound of a jump is exact and configured") {
  CHECK(digest(audit(forms({{2023, 480}, {2024, 960}}))).empty());
  CHECK(digest(audit(forms({{2023, 480}, {2024, 961}}))).size() == 1);
  CHECK(digest(audit(forms({{2023, 480}, {2024, 960}}), with_bound(Decimal(199, -2)))).size() == 1);
  CHECK(digest(audit(forms({{2023, 300}, {2024, 960}}), with_bound(Decimal(31, -1)))).size() == 1);
}

TEST_CASE("what only a wider bound than usual allows is held back by it and counted") {
  const Results results = audit(forms(jump), with_bound(Decimal(32, -1)));
  CHECK(results.findings.empty());
  REQUIRE(results.held.size() == 1);
  REQUIRE(results.held[0].hold);
  CHECK(results.held[0].hold->by == Holder::tolerance);
  CHECK(results.held[0].hold->reason == "bound 3.2");
  CHECK(results.held[0].hold->file == "own.yaml");
}

TEST_CASE("severities and choices hold for the rules across years") {
  Settings settings;
  settings.at(*find_rule("BL701")).severity = Configured<Severity>{Severity::error, "own.yaml"};
  CHECK(digest(audit(forms(jump), settings)) == Lines{"error BL701 2024.yaml /details/0/calculation/0/headcount 960"});
  settings.at(*find_rule("BL701")).enabled = false;
  CHECK(digest(audit(forms(jump), settings)).empty());
}

TEST_CASE("a comment holds a finding across years back, and is called unused only where years were looked at") {
  std::vector<File> files = forms(jump);
  files[1].bytes = "# budgetlint: ignore-file[BL701] 按新办法全部纳入\n" + form(jump[1]).bytes;
  const Results held = audit(files);
  CHECK(held.findings.empty());
  REQUIRE(held.held.size() == 1);
  CHECK(held.held[0].rule->id == "BL701");
  CHECK(digest(check(files)).empty());
  std::vector<File> calm = forms({{2023, 900}, {2024, 960}});
  calm[1].bytes = "# budgetlint: ignore-file[BL701] 按新办法全部纳入\n" + calm[1].bytes;
  CHECK(digest(check(calm)).empty());
  CHECK(digest(audit({calm[1]})).empty());
  CHECK(digest(audit(calm)) == Lines{"warning BL901 2024.yaml "});
}

TEST_CASE("a number that is wrong in its own year is no jump, in this year or the next") {
  const std::vector<Given> years{{2022, 900}, {2023, 930, "按月发放津贴", "按实有人数测算", "930"}, {2024, 960}};
  CHECK(digest(audit(forms(years))) == Lines{"error BL202 2023.yaml /amount 930 -> 93 [decimal-shift]"});
}

TEST_CASE("what one year's form shows by itself is not told again across years") {
  const std::vector<File> files = forms({{2023, 930, "完成2023年津贴发放"}, {2024, 960, "完成2023年津贴发放"}});
  CHECK(digest(audit(files)) == Lines{"warning BL403 2024.yaml /goals/annual 完成2023年津贴发放"});
  Settings without;
  without.at(*find_rule("BL403")).enabled = false;
  CHECK(digest(audit(files, without)) == Lines{"warning BL703 2024.yaml /goals/annual 完成2023年津贴发放"});
}

TEST_CASE("a copied form is told once, with whatever is stale in it") {
  const std::vector<File> files = forms({{2023, 960, "2022年结转资金发放到位"}, {2024, 960, "2022年结转资金发放到位"}});
  CHECK(digest(audit(files)) == Lines{"warning BL702 2024.yaml /direction 高龄津贴"});
}

TEST_CASE("no year is missing where it may stand in what cannot be read") {
  const std::vector<File> gap = forms({{2022, 900}, {2024, 960}});
  CHECK(digest(audit(gap)) == Lines{"warning BL706 2024.yaml /year 2024"});
  std::vector<File> unread = gap;
  unread.push_back({"2023.yaml", "form: direction\nyear: 2023\ndepartment: [临江县民政局\n"});
  CHECK(digest(audit(unread)) == digest(check(unread)));
  unread.back().bytes = "form: direction\nyear: 2023\ndepartment: [江北区卫健局\n";
  CHECK(digest(audit(unread)).size() == digest(check(unread)).size() + 1);
  unread.back().bytes = "\xc1\xd9";
  CHECK(digest(audit(unread)) == digest(check(unread)));
}

TEST_CASE("forms that are dated or named wrong are not told missing as well") {
  std::vector<File> files = forms({{2022, 900}, {2023, 930}, {2024, 960}});
  files.push_back({"2023-b.yaml", replace_all(files[1].bytes, "高龄津贴", "助餐补贴")});
  files.push_back({"2024-b.yaml", replace_all(files[2].bytes, "高龄津贴", "助餐补贴")});
  files.push_back({"2022-b.yaml", replace_all(files[0].bytes, "高龄津贴", "助餐补贴")});
  CHECK(digest(audit(files)).empty());
  std::vector<File> misdated = files;
  misdated[3].bytes = replace_all(misdated[3].bytes, "year: 2023", "year: 2024");
  CHECK(digest(audit(misdated)) == digest(check(misdated)));
  files.erase(files.begin() + 3);
  CHECK(digest(audit(files)) == Lines{"warning BL706 2024-b.yaml /direction 助餐补贴"});
}
