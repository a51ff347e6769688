#include <algorithm>

#include <fmt/format.h>

#include "budgetlint/support/utf8.hpp"
#include "build.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

/// Cells that say nothing but this. Inside a longer text they are words: 待填埋垃圾量, 未填报单位数.
constexpr std::string_view whole_cells[] = {"待填",   "待填写", "（待填）", "（待填写）", "(待填)",
                                            "未填报", "未填",   "待补充",   "待完善",     "请填写"};

constexpr bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '@';
}

/// XX or ** with no letter or digit at either side: XXIV is a numeral, 138****1234 a number kept private.
bool has_run(std::string_view text, char sign) {
  for (std::size_t at = text.find(sign); at != std::string_view::npos;) {
    std::size_t end = at;
    while (end < text.size() && text[end] == sign) ++end;
    const bool free = (at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]));
    if (end - at >= 2 && free) return true;
    at = text.find(sign, end);
  }
  return false;
}

/// {部门名称} is left over from a template; {(3+2)×4} is a bracket.
bool has_template(std::string_view text) {
  const std::size_t open = text.find('{');
  if (open == std::string_view::npos) return false;
  const std::size_t close = text.find('}', open);
  if (close == std::string_view::npos || close == open + 1) return false;
  return text.substr(open, close - open).find_first_of("0123456789") == std::string_view::npos;
}

/// True for a sign that can begin one of them: most texts have none.
bool is_suspect(std::string_view text) {
  static constexpr std::string_view marks[] = {"某某", "××", "ＸＸ"};
  return has_run(text, 'X') || has_run(text, 'x') || has_run(text, '*') || has_template(text) ||
         !find_any(text, marks).empty() ||
         std::find(std::begin(whole_cells), std::end(whole_cells), text) != std::end(whole_cells);
}

void check_cell(const TextCell& cell, Worksheet& worksheet) {
  if (!cell.stated() || !is_suspect(cell.text)) return;
  worksheet.findings.push_back(finding_at(placeholder.info, cell,
                                          {fmt::format("{} {} is still to be filled in", label_of(cell), quoted(cell)),
                                           fmt::format("{} {} 是占位的文字，尚未填写", label_of(cell), quoted(cell))}));
}

void check_goals(const Goals& goals, Worksheet& worksheet) {
  check_cell(goals.period, worksheet);
  check_cell(goals.annual, worksheet);
}

void check_direction(const Direction& direction, Worksheet& worksheet) {
  check_cell(direction.name, worksheet);
  check_cell(direction.fund_name, worksheet);
  check_goals(direction.goals, worksheet);
  for (const Detail& row : direction.details) {
    check_cell(row.brief, worksheet);
    check_cell(row.item, worksheet);
    check_cell(row.explanation, worksheet);
  }
}

void check_summary(const SummaryForm& summary, Worksheet& worksheet) {
  for (const Fund& fund : summary.funds) {
    check_cell(fund.name, worksheet);
    check_goals(fund.goals, worksheet);
    for (const SubItem& row : fund.directions) {
      check_cell(row.name, worksheet);
      check_goals(row.goals, worksheet);
    }
  }
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    check_cell(form->department, worksheet);
    for (const Indicator& row : indicators_of(*form)) {
      check_cell(row.name, worksheet);
      check_cell(row.value, worksheet);
    }
    if (form->kind == FormKind::direction) check_direction(form->direction(), worksheet);
    if (form->kind == FormKind::summary) check_summary(form->summary(), worksheet);
    if (form->kind == FormKind::overall) check_cell(form->overall().duties, worksheet);
  }
}

}  // namespace

const Rule placeholder{{"BL510",
                        "placeholder",
                        Severity::warning,
                        {"a cell that still holds a placeholder", "占位文字尚未替换"},
                        {"XX, ××, **, 某某, {…} and 待填 are what a template says before somebody fills it in.",
                         "XX、××、**、某某、{…}、待填等是样表里的占位文字，应换成实际内容。"},
                        R"(
 # 附表3
 ...
 goals:
-  annual: 为XX名80岁以上老年人按月发放高龄津贴
+  annual: 为4000名80岁以上老年人按月发放高龄津贴
)"},
                       check};

}  // namespace budgetlint
