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
  = 53.63625   computed   3-1.yaml:42          900 * 46 * 12 + 1950 * 11.25
                                               + 50 * 15 + 750 * 22.5
                                               = 536362.5 元

  so    53 is the computed value with its decimals cut off; everything else
        rounds it
  fix   3-1.yaml:46:8  合计: 53 -> 54
)");
}

TEST_CASE("no line of an ordinary card is wider than the terminal", "[report][text]") {
  for (const std::size_t width : {60U, 80U, 100U, 120U}) {
    for (const Language language : {Language::english, Language::chinese}) {
      ReportOptions options;
      options.width = width;
      options.language = language;
      std::istringstream lines(card_of(sample::total_mismatch(), options));
      for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(cell_width(line) <= std::max<std::size_t>(width, 67));
        CHECK((line.empty() || line.back() != ' '));
      }
    }
  }
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
  CHECK(card.find("\x1b[34m= 53.63625\x1b[0m ") != std::string::npos);

  Finding warning = sample::total_mismatch();
  warning.severity = Severity::warning;
  CHECK(card_of(warning, options).starts_with("\x1b[1;33mwarning[BL201]\x1b[0m"));
  warning.severity = Severity::note;
  CHECK(card_of(warning, options).starts_with("\x1b[1;36mnote[BL201]\x1b[0m"));
}

TEST_CASE("the closing line counts findings and forms", "[report][text]") {
  Summary summary;
  summary.files = summary.forms = 8;
  summary.submissions = 1;
  CHECK(closing_of(summary) == "No disagreement found in 8 forms of 1 submission.\n");
  CHECK(closing_of(summary, Language::chinese) == "8张表（1套）核对一致，未发现问题。\n");

  summary.errors = 3;
  summary.warnings = 6;
  summary.notes = 14;
  CHECK(closing_of(summary) == "3 errors, 6 warnings, 14 notes in 8 forms of 1 submission.\n");
  CHECK(closing_of(summary, Language::chinese) == "8张表（1套）：3个错误，6个警告，14个提示。\n");

  summary.errors = summary.notes = summary.forms = 1;
  summary.warnings = 0;
  summary.submissions = 0;
  CHECK(closing_of(summary) == "1 error, 1 note in 1 form.\n");
  CHECK(closing_of(summary, Language::chinese) == "1张表：1个错误，1个提示。\n");

  summary.forms = 0;
  summary.files = 2;
  CHECK(closing_of(summary) == "1 error, 1 note in 2 files.\n");
  CHECK(closing_of(summary, Language::chinese) == "2个文件：1个错误，1个提示。\n");
}

TEST_CASE("what was held back is told below the closing line", "[report][text]") {
  Summary summary;
  summary.forms = 8;
  summary.submissions = 1;
  summary.not_evaluable = 1;
  summary.suppressed = 2;
  CHECK(closing_of(summary) ==
        "No disagreement found in 8 forms of 1 submission.\n"
        "1 relation could not be judged, 2 findings were suppressed.\n");
  CHECK(closing_of(summary, Language::chinese) ==
        "8张表（1套）核对一致，未发现问题。\n"
        "另有1处勾稽关系无法核对；2个问题按要求未列出。\n");
}

TEST_CASE("the command that settles what edits can is named once the program has it", "[report][text]") {
  Results results;
  results.summary = {8, 8, 1, 1, 0, 0, 0, 0, 0, 0, 0};
  results.findings = {sample::total_mismatch()};
  ReportOptions options;
  options.command = "budgetlint forms/*.yaml";
  const auto closing = [&] {
    const std::string report = find_format("text")->print(results, options);
    return report.substr(report.rfind("\n\n") + 2);
  };
  CHECK(closing() == "1 error in 8 forms of 1 submission.\n");
  options.can_fix = true;
  CHECK(closing() ==
        "1 error in 8 forms of 1 submission. 1 edit settles what edits can: "
        "budgetlint forms/*.yaml --diff --unsafe-fixes\n");
  options.language = Language::chinese;
  CHECK(closing() ==
        "8张表（1套）：1个错误。其中1处可由程序代改，查看改法：budgetlint forms/*.yaml --diff --unsafe-fixes\n");
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
                  "        六，七八\n") != std::string::npos);
}
