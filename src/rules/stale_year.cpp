#include <algorithm>

#include <fmt/format.h>

#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "registry.hpp"
#include "stale_years.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

/// Beside a year these say that an earlier one is meant: compared with, owed or begun then, counted then, a norm of
/// then.
constexpr std::string_view earlier[] = {
    "较",   "比",   "基数", "基期", "为基", "执行", "决算",   "实际",     "增长",    "提高", "上升", "下降", "减少",
    "起",   "自",   "从",   "以来", "至",   "到",   "截至",   "截止",     "结转",    "结余", "尾款", "余款", "续建",
    "未",   "欠",   "竣工", "完工", "建成", "已",   "后",     "标准",     "版",      "平均", "统计", "普查", "数据",
    "清算", "结算", "补发", "考核", "奖",   "表彰", "兑现",   "学年",     "学期",    "秋",   "春",   "冬",   "新增",
    "认定", "评",   "出台", "印发", "开工", "立项", "批复",   "签订",     "合同",    "成立", "启动", "中标", "规划",
    "退役", "毕业", "入职", "存量", "在册", "在校", "年初",   "遗留",     "发生",    "参加", "登记", "历年", "质保金",
    "摸排", "排查", "-",    "—",    "~",    "度第", "保证金", "保障对象", "保障人数"};
/// The same, unless the year's work is promised beside them: 2023年工资, 确保2023年工资发放.
constexpr std::string_view perhaps_earlier[] = {"底", "末", "改造", "工资", "招聘", "招录", "预算数", "支出数"};
/// What was spent or meant to be spent, where the money stands beside it.
constexpr std::string_view budgeted[] = {"安排", "预算", "支出", "投入", "拨付", "下达"};
/// Before a year a promise, behind it what is promised.
constexpr std::string_view promises[] = {"确保", "保证", "力争", "争取"};
constexpr std::string_view promised[] = {"完成", "保障", "确保", "保证", "实现", "力争", "争取"};
/// The year of the form in other words.
constexpr std::string_view this_year[] = {"本年", "今年"};
/// Before a year in its sentence: a document is cited.
constexpr std::string_view citations[] = {"根据", "依据", "按照", "参照", "依照", "遵照", "文件"};
/// How long ago a year may be to be taken for a leftover of an earlier form; older ones are history.
constexpr int farthest = 3;

/// The part of a text around an offset, between the marks before and behind it.
std::string_view part_around(std::string_view text, std::size_t at, Words marks) {
  std::size_t begin = 0;
  std::size_t end = text.size();
  for (const std::string_view mark : marks) {
    const std::size_t before = text.substr(0, at).rfind(mark);
    if (before != std::string_view::npos) begin = std::max(begin, before + mark.size());
    end = std::min(end, text.find(mark, at));
  }
  return text.substr(begin, end - begin);
}

bool is_in_brackets(std::string_view text, std::size_t at) {
  static constexpr std::string_view pairs[][2] = {{"(", ")"}, {"〔", "〕"}, {"《", "》"}, {"[", "]"}, {"【", "】"}};
  for (const auto& [open, close] : pairs) {
    const std::size_t opened = text.substr(0, at).rfind(open);
    if (opened == std::string_view::npos) continue;
    if (text.find(close, opened) > at) return true;
  }
  return false;
}

bool has_any(std::string_view text, Words words) {
  return !find_any(text, words).empty();
}

/// True when the clause around a year speaks of what was then, not of what is to be done.
bool is_background(std::string_view clause, std::size_t at) {
  if (has_any(clause, earlier)) return true;
  const bool is_promised = has_any(clause.substr(at), promised);
  if (!is_promised && clause.substr(at).find("前") != std::string_view::npos) return true;  // 2021年前的住房
  if (has_any(clause.substr(0, at), promises)) return false;
  if (has_any(clause, budgeted) && clause.find("元") != std::string_view::npos) return true;
  return !is_promised && has_any(clause, perhaps_earlier);
}

bool is_explained(std::string_view text, std::size_t at) {
  static constexpr std::string_view ends_of_clause[] = {",", ";", "。", ":"};
  static constexpr std::string_view ends_of_sentence[] = {"。", ";"};
  const std::string_view clause = part_around(text, at, ends_of_clause);
  return is_background(clause, at - static_cast<std::size_t>(clause.data() - text.data())) ||
         has_any(part_around(text.substr(0, at), at, ends_of_sentence), citations) || is_in_brackets(text, at);
}

/// Beside the form's own year an earlier one is there for comparison.
bool names_own_year(std::string_view text, const Form& form) {
  return text.find(fmt::format("{}年", form.year.year)) != std::string_view::npos || has_any(text, this_year);
}

bool is_current(const Form& form, int year) {
  if (year >= form.year.year || year < form.year.year - farthest) return true;
  if (form.kind != FormKind::direction || form.direction().period.blank()) return false;
  const PeriodCell& period = form.direction().period;
  return !period.stated() || period.reading.period.overlaps_year(year);
}

}  // namespace

int stale_year_in(std::string_view text, const Form& form) {
  if (names_own_year(text, form)) return 0;
  constexpr std::size_t digits = 4;
  for (std::size_t at = text.find("年"); at != std::string_view::npos; at = text.find("年", at + 1)) {
    if (at < digits) continue;
    const std::string_view number = text.substr(at - digits, digits);
    if (!number.starts_with("20") || number.find_first_not_of("0123456789") != std::string_view::npos) continue;
    const int year = 2000 + (number[2] - '0') * 10 + (number[3] - '0');
    if (is_current(form, year)) continue;
    constexpr std::size_t surroundings = 300;  // keeps this linear in the text
    const std::size_t begin = at - digits - std::min(at - digits, surroundings);
    if (!is_explained(text.substr(begin, 2 * surroundings), at - digits - begin)) return year;
  }
  return 0;
}

namespace {

void check_cell(const TextCell& cell, const Form& form, Worksheet& worksheet) {
  if (!cell.stated() || cell.text.find("年") == std::string_view::npos) return;
  const int year = stale_year_in(fold_name(cell.text), form);
  if (year == 0) return;
  Finding finding =
      finding_at(stale_year.info, cell,
                 {fmt::format("{} speaks of {}, the form is for {}", label_of(cell), year, form.year.year),
                  fmt::format("{} 写的是{}年，而本表年度是{}年", label_of(cell), year, form.year.year)});
  finding.related.push_back(related(Role::contradicts, form.year));
  worksheet.findings.push_back(std::move(finding));
}

void check_direction(const Form& form, Worksheet& worksheet) {
  const Direction& direction = form.direction();
  check_cell(direction.goals.period, form, worksheet);
  check_cell(direction.goals.annual, form, worksheet);
  for (const Detail& row : direction.details) {
    check_cell(row.brief, form, worksheet);
    check_cell(row.item, form, worksheet);
    check_cell(row.explanation, form, worksheet);
  }
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    if (!form->year.stated()) continue;
    for (const Indicator& row : indicators_of(*form)) {
      if (row.group.ends_with("timeliness")) continue;  // BL402
      check_cell(row.name, *form, worksheet);
      check_cell(row.value, *form, worksheet);
    }
    if (form->kind == FormKind::direction) check_direction(*form, worksheet);
  }
}

}  // namespace

const Rule stale_year{
    {"BL403",
     "stale-year",
     Severity::warning,
     {"a year that belongs to an earlier form", "文字中沿用了以前年度"},
     {"A goal for 2022 on a form for 2023 was probably left from last year's form. Years of the period, years that "
      "something is compared with or dates from, what was budgeted or spent then, and those of cited documents are "
      "left "
      "alone; so is a text that names the form's own year as well.",
      "2023年的表里写着2022年的目标，多半是沿用上年的表忘了改。实施期内的年份、作比较或说明来历的年份、以前年度的预算和"
      "支出"
      "、"
      "所引文件的年份不作提示，同时写有本表年度的文字也不作提示。"},
     R"(
 # 附表3
 year: 2024
 ...
 goals:
-  annual: 完成2023年高龄津贴发放，惠及4000人
+  annual: 完成2024年高龄津贴发放，惠及4000人
)"},
    check};

}  // namespace budgetlint
