#include <catch2/catch.hpp>
#include <sstream>

#include "budgetlint/report/report.hpp"
#include "budgetlint/support/terminal.hpp"
#include "sample.hpp"

using namespace budgetlint;

namespace {

std::string card_of(Finding finding, const ReportOptions& options = {}) {
  ReportOptions without_closing = options;
  without_closing.closing = Closing::hidden;
  Results results;
  results.findings = {std::move(finding)};
  return find_format("text")->print(results, without_closing);
}

std::string closing_of(const Summary& summary, Language language = Language::english) {
  Results results;
  results.summary = summary;
  if (summary.errors + summary.warnings + summary.notes > 0) results.findings = {sample::total_mismatch()};
  ReportOptions options;
  options.language = language;
  const std::string report = find_format("text")->print(results, options);
  const std::size_t blank_line = report.rfind("\n\n");
  return blank_line == std::string::npos ? report : report.substr(blank_line + 2);
}

/// A card about a calculation whose columns are wide.
Finding calculated() {
  Finding finding = sample::total_mismatch();
  finding.message = {"500万 is not what its calculation gives, 496", "500万 与测算结果 496 不符"};
  finding.place.field = "支出明细及测算说明 1 金额";
  finding.stated = "500万";
  finding.computed = "496";
  finding.derivation = "160 * 31000 = 4960000 元";
  finding.reading = {"rounded input", "系约数所致"};
  finding.conclusion = {};
  finding.fixes.clear();
  finding.related = {{Role::operand, finding.place, "160", {"exact", "确数"}},
                     {Role::operand, finding.place, "预计平均3.1万元/人", {"approximate", "约数"}}};
  return finding;
}

}  // namespace

TEST_CASE("the card of the command line's description comes out to the letter", "[report][text]") {
  ReportOptions options;
  options.width = 120;
  options.can_fix = true;
  CHECK(card_of(sample::total_mismatch(), options) ==
        R"(error[BL201] 合计 53 should be 54                                     examples/shifeng-2023/3-1.yaml:46:8
  株洲市石峰区社会保险服务中心 / 2023 / 城乡居民养老保险财政补助, in 万元

    value      reads as   where                field
  - 53         cut off    3-1.yaml:46:8        合计
  + 54万       exact      3-1.yaml:39:13       支出明细 1 金额
  + 54         exact      3-1.yaml:9:9         项目金额            and 2 more
  = 53.63625   computed   3-1.yaml:42          900 * 46 * 12 + 1950 * 11.25 + 50 * 15 + 750 * 22.5 = 536362.5 元

  so    53 is the computed value with its decimals cut off; everything else rounds it
  fix   3-1.yaml:46:8  合计: 53 -> 54   (--fix --unsafe-fixes)
)");
}

TEST_CASE("in a narrow terminal the same card breaks where a sum and a sentence may break", "[report][text]") {
  ReportOptions options;
  options.width = 80;
  CHECK(card_of(sample::total_mismatch(), options) ==
        R"(error[BL201] 合计 53 should be 54            examples/shifeng-2023/3-1.yaml:46:8
  株洲市石峰区社会保险服务中心 / 2023 / 城乡居民养老保险财政补助, in 万元

    value      reads as   where                field
  - 53         cut off    3-1.yaml:46:8        合计
  + 54万       exact      3-1.yaml:39:13       支出明细 1 金额
  + 54         exact      3-1.yaml:9:9         项目金额            and 2 more
  = 53.63625   computed   3-1.yaml:42
      900 * 46 * 12 + 1950 * 11.25 + 50 * 15 + 750 * 22.5 = 536362.5 元

  so    53 is the computed value with its decimals cut off; everything else
        rounds it
  fix   3-1.yaml:46:8  合计: 53 -> 54
)");
}

TEST_CASE("no line but a place by itself is wider than the terminal", "[report][text]") {
  for (const std::size_t width : {60U, 61U, 72U, 79U, 80U, 81U, 100U, 120U}) {
    for (const Language language : {Language::english, Language::chinese}) {
      ReportOptions options;
      options.width = width;
      options.language = language;
      options.can_fix = true;
      options.command = "budgetlint";
      std::istringstream lines(find_format("text")->print(sample::results(), options));
      for (std::string line; std::getline(lines, line);) {
        INFO(width << ": " << line);
        const bool place_alone = line.ends_with(".yaml:12:13") || line.starts_with("  --> ");
        CHECK((place_alone || cell_width(line) <= width));
        CHECK((line.empty() || line.back() != ' '));
      }
    }
  }
}

TEST_CASE("fields that have no room beside their places stand whole below them", "[report][text]") {
  ReportOptions options;
  options.width = 80;
  options.can_fix = true;
  const std::string detail = "支出明细及测算说明 2 ";  // not the card's own
  Finding finding = calculated();
  finding.related[0].place.field = detail + "测算 1 人数";
  finding.related[1].place.field = detail + "测算 1 标准";
  CHECK(card_of(finding, options) ==
        R"(error[BL201] 500万 is not what its calculation gives, 496
  --> examples/shifeng-2023/3-1.yaml:46:8
  株洲市石峰区社会保险服务中心 / 2023 / 城乡居民养老保险财政补助, in 万元

    value                reads as        where / field
  - 500万                rounded input   3-1.yaml:46:8
                                         支出明细及测算说明 1 金额
  | 160                  exact           3-1.yaml:46:8
                                         支出明细及测算说明 2 测算 1 人数
  | 预计平均3.1万元/人   approximate     3-1.yaml:46:8
                                         支出明细及测算说明 2 测算 1 标准
  = 496                  computed        3-1.yaml:46
                                         160 * 31000 = 4960000 元
)");

  SECTION("and the column of places gives way before that") {
    options.width = 92;
    CHECK(card_of(finding, options)
              .find("  | 160                  exact           3-1.yaml:46:8   支出明细及测算说明 2 测算 1 人数\n") !=
          std::string::npos);
  }
  SECTION("and below the value in a narrow terminal, where a label keeps its number") {
    options.width = 60;
    finding.related[0].place.field = detail + "甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁 12 人数";
    CHECK(card_of(finding, options)
              .find("  | 160                  exact           3-1.yaml:46:8\n"
                    "      支出明细及测算说明 2\n"
                    "      甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁 12 人数\n") != std::string::npos);
  }
}

TEST_CASE("before that they are named from the record that the card's own cell stands in", "[report][text]") {
  ReportOptions options;
  options.width = 80;
  Finding finding = calculated();
  finding.related[0].place.field = "支出明细及测算说明 1 测算 1 人数";
  finding.related[1].place.field = "支出明细及测算说明 1 测算 1 标准";
  const std::string card = card_of(finding, options);
  CHECK(card.substr(card.find("    value")) ==
        R"(    value                reads as        where                field
  - 500万                rounded input   3-1.yaml:46:8        金额
  | 160                  exact           3-1.yaml:46:8        测算 1 人数
  | 预计平均3.1万元/人   approximate     3-1.yaml:46:8        测算 1 标准
  = 496                  computed        3-1.yaml:46
      160 * 31000 = 4960000 元
)");
  finding.related[1].place.document = 1;  // the same words of another form are not the same record
  CHECK(card_of(finding, options).find("where / field") != std::string::npos);
}

TEST_CASE("no line is too wide where every column is full", "[report][text]") {
  Finding finding = sample::total_mismatch();
  finding.reading = {"fourteen cells", "七个汉字占满格"};
  finding.related.resize(2);
  finding.related[0].value = finding.related[1].value = "二十四格的数值写在这里了";
  finding.related[0].place.file = finding.related[1].place.file =
      "examples/shifeng-2023/a-name-of-thirty-cells----.yaml";
  for (const char* field : {"", "额", "支出明细及测算说明 1 测算 1 人数"}) {
    finding.related[0].place.field = finding.related[1].place.field = field;
    for (std::size_t width = 60; width <= 120; ++width) {
      for (const Language language : {Language::english, Language::chinese}) {
        ReportOptions options;
        options.width = width;
        options.language = language;
        std::istringstream lines(card_of(finding, options));
        for (std::string line; std::getline(lines, line);) {
          INFO(width << ": " << line);
          CHECK(cell_width(line) <= width);
        }
      }
    }
  }
}

TEST_CASE("a derivation longer than a line breaks in front of its signs", "[report][text]") {
  ReportOptions options;
  options.width = 60;
  CHECK(card_of(sample::total_mismatch(), options)
            .find("  = 53.63625   computed   3-1.yaml:42\n"
                  "      900 * 46 * 12 + 1950 * 11.25 + 50 * 15 + 750 * 22.5\n"
                  "      = 536362.5 元\n") != std::string::npos);
}

TEST_CASE("the card of a blank total shows what it would be the sum of", "[report][text]") {
  Finding finding = sample::results().findings[2];
  REQUIRE(finding.rule->id == "BL208");
  ReportOptions options;
  options.width = 80;
  options.can_fix = true;
  CHECK(card_of(finding, options) ==
        R"(warning[BL208] 合计 is blank; its items add up to 7514.5
  --> examples/shifeng-2023/2b.yaml:8:7
  株洲市石峰区社会保险服务中心 / 2023 / 专项资金绩效目标汇总表（附表2）, in 万元

    value      reads as   where           field
  -            blank      2b.yaml:8:7     合计
  + 7514.5     exact      1.yaml:17:14    年度预算申请 按支出性质分 项目支出
  | 54         exact      2b.yaml:12:13   专项资金 1 金额
  | 25.5       exact      2b.yaml:18:13   专项资金 2 金额
  | 6914       exact      2b.yaml:27:13   专项资金 3 金额
  | 500        exact      2b.yaml:32:13   专项资金 4 金额     and 2 more
  = 7514.5     computed                   sum of 6 items

  fix   2b.yaml:8:7  合计: (blank) -> 7514.5   (--fix --unsafe-fixes)
)");

  options.language = Language::chinese;
  const std::string chinese = card_of(finding, options);
  CHECK(chinese.find("  -            未填       2b.yaml:8:7") != std::string::npos);
  CHECK(chinese.find("6项之和\n") != std::string::npos);
  CHECK(chinese.ends_with("  修改  2b.yaml:8:7  合计：（空）-> 7514.5   (--fix --unsafe-fixes)\n"));
}

TEST_CASE("a repair names the options that make it, whole", "[report][text]") {
  Finding finding = sample::total_mismatch();
  ReportOptions options;
  CHECK(card_of(finding, options).ends_with("  fix   3-1.yaml:46:8  合计: 53 -> 54\n"));
  options.can_fix = true;
  CHECK(card_of(finding, options).ends_with("  fix   3-1.yaml:46:8  合计: 53 -> 54   (--fix --unsafe-fixes)\n"));
  finding.fixes[0].safety = Safety::safe;
  CHECK(card_of(finding, options).ends_with("  fix   3-1.yaml:46:8  合计: 53 -> 54   (--fix)\n"));

  finding.fixes[0].safety = Safety::unsafe;
  finding.fixes[0].title.english = "项目实施期: 2022年一年 -> 2023年一年";
  options.width = 80;
  CHECK(card_of(finding, options)
            .ends_with("  fix   3-1.yaml:46:8  项目实施期: 2022年一年 -> 2023年一年\n"
                       "        (--fix --unsafe-fixes)\n"));
}

TEST_CASE("a number stays with its unit where a sentence breaks", "[report][text]") {
  Finding finding = sample::total_mismatch();
  finding.conclusion = {"so", "一二三四五六七八九十一二三四五六七八九十一二三四少 9 万元，正好是这一项"};
  ReportOptions options;
  options.language = Language::chinese;
  options.width = 60;
  CHECK(card_of(finding, options)
            .find("  结论  一二三四五六七八九十一二三四五六七八九十一二三四少\n"
                  "        9 万元，正好是这一项。\n") != std::string::npos);
}

TEST_CASE("a long head goes on below, and the form's name is not torn from its slash", "[report][text]") {
  Finding finding = sample::total_mismatch();
  finding.message.chinese = "合计 53 与各项之和 54 不符，与专项资金绩效目标汇总表（附表2）所列金额也不一致，请核对";
  finding.form = "专项资金绩效目标汇总表（附表2）";
  ReportOptions options;
  options.language = Language::chinese;
  options.width = 72;
  CHECK(card_of(finding, options)
            .starts_with("错误[BL201] 合计 53 与各项之和 54 不符，与专项资金绩效目标汇总表（附表\n"
                         "  2）所列金额也不一致，请核对\n"
                         "  --> examples/shifeng-2023/3-1.yaml:46:8\n"
                         "  株洲市石峰区社会保险服务中心 / 2023年\n"
                         "  专项资金绩效目标汇总表（附表2）（单位：万元）\n"));
}

TEST_CASE("every place is shown on demand, and each by itself", "[report][text]") {
  ReportOptions options;
  options.every_place = true;
  const std::string card = card_of(sample::total_mismatch(), options);
  CHECK(card.find("  + 54         exact      3-1.yaml:12:11       所属专项 金额\n") != std::string::npos);
  CHECK(card.find("  + 54         exact      2.yaml:12:13         专项资金 1 金额\n") != std::string::npos);
  CHECK(card.find("more") == std::string::npos);
}

TEST_CASE("at most four places of a role are shown, and the last row counts the rest", "[report][text]") {
  Finding finding = sample::total_mismatch();
  finding.related.clear();
  for (std::size_t line = 1; line <= 6; ++line) {
    Related related{Role::operand, finding.place, std::to_string(line * 10), {}};
    related.place.begin = {line, 1};
    finding.related.push_back(related);
  }
  const std::string card = card_of(finding);
  CHECK(card.find("  | 10 ") != std::string::npos);
  CHECK(card.find("  | 50 ") == std::string::npos);
  CHECK(card.find("  | 40                    3-1.yaml:4:1         合计                and 2 more\n") !=
        std::string::npos);
}

TEST_CASE("a finding about one place is two lines, without a table", "[report][text]") {
  Finding finding = sample::total_mismatch();
  finding.related.clear();
  finding.derivation.clear();
  finding.conclusion = {};
  finding.fixes.clear();
  finding.department = "某局";
  finding.form = "补助";
  CHECK(card_of(finding) ==
        "error[BL201] 合计 53 should be 54                                examples/shifeng-2023/3-1.yaml:46:8\n"
        "  某局 / 2023 / 补助 / 合计\n");

  ReportOptions options;
  options.language = Language::chinese;
  CHECK(card_of(finding, options) ==
        "错误[BL201] 合计 53 应为 54                                      examples/shifeng-2023/3-1.yaml:46:8\n"
        "  某局 / 2023年 / 补助 / 合计\n");
}

TEST_CASE("nothing is lined up behind a character of doubtful width", "[report][text]") {
  Finding finding = sample::total_mismatch();
  finding.message = {"“合计” 53", "“合计” 53"};
  const std::string card = card_of(finding);
  CHECK(card.substr(0, card.find('\n')) == "error[BL201] “合计” 53  examples/shifeng-2023/3-1.yaml:46:8");
}

TEST_CASE("colours follow the meaning and only when asked for", "[report][text]") {
  CHECK(card_of(sample::total_mismatch()).find('\x1b') == std::string::npos);
  ReportOptions options;
  options.color = true;
  const std::string card = card_of(sample::total_mismatch(), options);
  CHECK(card.starts_with("\x1b[1;31merror[BL201]\x1b[0m 合计 53"));
  CHECK(card.find("\x1b[2mexamples/shifeng-2023/3-1.yaml:46:8\x1b[0m\n") != std::string::npos);
  CHECK(card.find("\x1b[31m- 53\x1b[0m         cut off    \x1b[2m3-1.yaml:46:8\x1b[0m ") != std::string::npos);
  CHECK(card.find("\x1b[32m+ 54万\x1b[0m ") != std::string::npos);
  CHECK(card.find("\x1b[36m= 53.63625\x1b[0m ") != std::string::npos);

  Finding warning = sample::total_mismatch();
  warning.severity = Severity::warning;
  CHECK(card_of(warning, options).starts_with("\x1b[1;35mwarning[BL201]\x1b[0m"));
  warning.severity = Severity::note;
  CHECK(card_of(warning, options).starts_with("\x1b[1;36mnote[BL201]\x1b[0m"));
}

TEST_CASE("the closing line counts findings and forms", "[report][text]") {
  Summary summary;
  summary.files = summary.forms = 8;
  summary.submissions = 1;
  CHECK(closing_of(summary) == "No disagreement found (there was nothing to compare) in 8 forms of 1 submission.\n");
  CHECK(closing_of(summary, Language::chinese) == "共8张表（1个部门年度），未发现不一致（没有可以相互核对的数）。\n");
  summary.compared = 1;
  CHECK(closing_of(summary) == "No disagreement found in 8 forms of 1 submission.\n");
  CHECK(closing_of(summary, Language::chinese) == "共8张表（1个部门年度），核对一致，未发现问题。\n");

  summary.errors = 3;
  summary.warnings = 6;
  summary.notes = 14;
  CHECK(closing_of(summary) == "3 errors, 6 warnings, 14 notes in 8 forms of 1 submission.\n");
  CHECK(closing_of(summary, Language::chinese) == "共8张表（1个部门年度）：3个错误，6个警告，14个提示。\n");

  summary.errors = summary.notes = summary.forms = 1;
  summary.warnings = 0;
  summary.submissions = 0;
  CHECK(closing_of(summary) == "1 error, 1 note in 1 form.\n");
  CHECK(closing_of(summary, Language::chinese) == "共1张表：1个错误，1个提示。\n");

  summary.forms = 0;
  summary.files = 2;
  CHECK(closing_of(summary) == "1 error, 1 note in 2 files.\n");
  CHECK(closing_of(summary, Language::chinese) == "共2个文件：1个错误，1个提示。\n");
}

TEST_CASE("what was held back is told below the closing line", "[report][text]") {
  Summary summary;
  summary.forms = 8;
  summary.submissions = 1;
  summary.compared = 1;
  summary.not_evaluable = 1;
  summary.suppressed = 2;
  CHECK(closing_of(summary) ==
        "No disagreement found in 8 forms of 1 submission.\n"
        "1 relation could not be judged.\n"
        "2 findings were suppressed by comments.\n");
  CHECK(closing_of(summary, Language::chinese) ==
        "共8张表（1个部门年度），核对一致，未发现问题。\n"
        "另有1处勾稽关系无法核对。\n"
        "2个问题按表内注释未列出。\n");
}

TEST_CASE("the command that settles what edits can is named once the program has it", "[report][text]") {
  Results results;
  results.summary = {8, 8, 1, 1, 0, 0, 0, 0, 0, 0, 0};
  results.findings = {sample::total_mismatch()};
  ReportOptions options;
  options.command = "budgetlint";
  const auto closing = [&] {
    const std::string report = find_format("text")->print(results, options);
    return report.substr(report.rfind("\n\n") + 2);
  };
  CHECK(closing() == "1 error in 8 forms of 1 submission.\n");
  options.can_fix = true;
  options.width = 101;
  const std::string english = "1 edit settles what edits can: budgetlint … --diff --unsafe-fixes\n";
  CHECK(closing() == "1 error in 8 forms of 1 submission. " + english);
  options.width = 100;
  CHECK(closing() == "1 error in 8 forms of 1 submission.\n" + english);
  options.language = Language::chinese;
  const std::string chinese = "其中1处可由程序代改，查看改法：budgetlint … --diff --unsafe-fixes\n";
  CHECK(closing() == "共8张表（1个部门年度）：1个错误。" + chinese);
  options.width = 80;
  CHECK(closing() == "共8张表（1个部门年度）：1个错误。\n" + chinese);
  options.width = 60;
  CHECK(closing() ==
        "共8张表（1个部门年度）：1个错误。\n"
        "其中1处可由程序代改，查看改法：\n"
        "  budgetlint … --diff --unsafe-fixes\n");
  results.findings[0].fixes[0].safety = Safety::safe;
  CHECK(closing() == "共8张表（1个部门年度）：1个错误。\n其中1处可由程序代改，查看改法：budgetlint … --diff\n");
}

TEST_CASE("the command counts edits as it will make them", "[report][text]") {
  Results results;
  results.summary = {8, 8, 1, 2, 0, 0, 0, 0, 0, 0, 0};
  results.findings = {sample::total_mismatch(), sample::total_mismatch()};
  ReportOptions options;
  options.command = "budgetlint";
  options.can_fix = true;
  const auto told = [&](std::string_view number) {
    return find_format("text")->print(results, options).find(std::string("\n") + std::string(number)) !=
           std::string::npos;
  };
  CHECK(told("1 edit settles"));  // one repair, told twice

  Edit& edit = results.findings[1].fixes[0].edits[0];
  edit.place.span.begin += 1;
  edit.place.span.end += 1;
  CHECK(told("1 edit settles"));  // the second meets the first
  edit.place.span.begin += 1;
  edit.place.span.end += 1;
  CHECK(told("2 edits settle"));
  edit.place.span = results.findings[0].fixes[0].edits[0].place.span;
  edit.place.file = "other.yaml";
  CHECK(told("2 edits settle"));
  results.findings[1].fixes[0].edits.push_back(sample::total_mismatch().fixes[0].edits[0]);
  CHECK(told("1 edit settles"));  // all edits of a fix or none
}

TEST_CASE("where no form was read nothing agrees", "[report][text]") {
  Summary summary;
  CHECK(closing_of(summary) == "Nothing was checked.\n");
  CHECK(closing_of(summary, Language::chinese) == "没有核对任何文件。\n");
  summary.files = summary.skipped = 2;
  CHECK(closing_of(summary) ==
        "Nothing was checked: no form in 2 files.\n"
        "2 documents that are no forms were skipped.\n");
  CHECK(closing_of(summary, Language::chinese) ==
        "没有核对任何表：共2个文件中没有绩效目标表。\n"
        "另有2个文档不是绩效目标表，已跳过。\n");
}

TEST_CASE("a quiet report holds findings and nothing else", "[report][text]") {
  ReportOptions options;
  options.closing = Closing::hidden;
  CHECK(find_format("text")->print({}, options).empty());
  CHECK(find_format("concise")->print({}, options).empty());
  CHECK(card_of(sample::total_mismatch()).find("submission") == std::string::npos);
}

TEST_CASE("a place of another folder is named with its folder", "[report][text]") {
  Finding finding = sample::total_mismatch();
  finding.related = {{Role::candidate, finding.place, "55", {}}};
  finding.related[0].place.file = "old/3-1.yaml";
  const std::string card = card_of(finding);
  CHECK(card.find("  ? 53         cut off    3-1.yaml:46:8        合计\n") != std::string::npos);
  CHECK(card.find("  ? 55                    old/3-1.yaml:46:8    合计\n") != std::string::npos);
}

TEST_CASE("a Chinese sentence breaks anywhere but in front of a closing mark", "[report][text]") {
  Finding finding = sample::total_mismatch();
  finding.conclusion = {"so", "一二三四五六七八九十一二三四五六七八九十一二三四五六，七八"};
  ReportOptions options;
  options.language = Language::chinese;
  options.width = 60;
  CHECK(card_of(finding, options)
            .find("  结论  一二三四五六七八九十一二三四五六七八九十一二三四五\n"
                  "        六，七八。\n") != std::string::npos);
}

TEST_CASE("a search for causes that was cut short is told in the last lines", "[report][text]") {
  Results results;
  results.findings = {sample::total_mismatch()};
  results.summary.forms = 9;
  results.summary.submissions = 2;
  results.summary.unsearched = 1;
  settle(results);
  ReportOptions options;
  options.width = 80;
  CHECK(find_format("text")->print(results, options).ends_with(R"(
1 error in 9 forms of 2 submissions.
The causes in 1 submission were not searched to the end: what was not traced to
a cell is listed comparison by comparison.
)"));
  options.language = Language::chinese;
  CHECK(find_format("text")->print(results, options).ends_with(R"(
共9张表（2个部门年度）：1个错误。
有1个部门年度的出错原因没有全部查完，未查到具体单元格的，按各处勾稽关系分别列
出。
)"));
}

TEST_CASE("where the terminal opens links, the head's place is one, and takes no more room", "[report][text]") {
  ReportOptions options;
  options.folder = "/数据/my forms";
  Finding finding = sample::total_mismatch();
  const std::string plain = card_of(finding, options);
  options.links = true;
  std::string card = card_of(finding, options);
  const std::string begin = "\x1b]8;;file:///%E6%95%B0%E6%8D%AE/my%20forms/" + finding.place.file + "\x1b\\";
  const std::string end = "\x1b]8;;\x1b\\";
  REQUIRE(card.find(begin) != std::string::npos);
  card.erase(card.find(begin), begin.size());
  card.erase(card.find(end), end.size());
  CHECK(card == plain);
  finding.place.file = "/elsewhere/3-1.yaml";
  CHECK(card_of(finding, options).find("\x1b]8;;file:///elsewhere/3-1.yaml\x1b\\") != std::string::npos);
}
