#include <algorithm>

#include <fmt/format.h>

#include "budgetlint/quantity/period.hpp"
#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

/// What is measured without a unit.
constexpr std::string_view plain_numbers[] = {"指数", "系数", "比",   "比例", "倍数",
                                              "得分", "评分", "分值", "等级", "排名"};
constexpr std::string_view bounds[] = {"≥", "≤", ">", "<", "=", "约", "不低于", "不少于", "不超过", "至少"};

/// The number of a folded text that is a number and nothing else, but for a bound before it; empty: it is not.
std::string_view bare_number(std::string_view text) {
  for (bool stripped = true; stripped;) {
    stripped = false;
    for (const std::string_view bound : bounds) {
      if (!text.starts_with(bound)) continue;
      text.remove_prefix(bound.size());
      stripped = true;
    }
  }
  const bool number = text.find_first_not_of("0123456789.,") == std::string_view::npos;
  return number ? text : std::string_view();
}

bool may_be_bare(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos || text.find("\xEF\xBC") != std::string_view::npos;
}

/// 0 is as much in any unit, and what is at most 1 may be a share.
bool needs_unit(std::string_view number) {
  return number.find_first_of("123456789") != std::string_view::npos && !number.starts_with("0.") && number != "1.0";
}

/// 2024.12.31 is a day wherever it stands; 2024 and 2024.12 are a date where one is asked for.
bool is_date(const Indicator& row, std::string_view number) {
  if (!number.starts_with("19") && !number.starts_with("20")) return false;
  const bool day = std::count(number.begin(), number.end(), '.') == 2;
  return (day || row.group.ends_with("timeliness")) && read_date(number, PeriodEnd::from);
}

void check_row(const Indicator& row, Worksheet& worksheet) {
  const std::string value = fold_name(row.value.text);
  const std::string_view number = bare_number(value);
  if (number.empty() || !needs_unit(number) || is_date(row, number)) return;
  const std::string name = fold_name(row.name.text);
  if (name.ends_with(')') || !ending_of(name, plain_numbers).empty()) return;  // 补助面积（亩）has its unit there
  worksheet.findings.push_back(finding_at(missing_unit.info, row.value,
                                          {fmt::format("{} {} has no unit", label_of(row.value), quoted(row.value)),
                                           fmt::format("{} {} 没有写单位", label_of(row.value), quoted(row.value))}));
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    for (const Indicator& row : indicators_of(*form)) {
      if (row.value.stated() && may_be_bare(row.value.text)) check_row(row, worksheet);
    }
  }
}

}  // namespace

const Rule missing_unit{{"BL508",
                         "missing-unit",
                         Severity::note,
                         {"an indicator's value that is a bare number", "指标值没有单位"},
                         {"The column is called 指标值及单位. 160 may be persons, visits or 万元; a unit in brackets "
                          "behind the indicator's name will do.",
                          "此栏为“指标值及单位”。只写160，看不出是人、次还是万元；单位写在三级指标后的括号里也可以。"},
                         R"(
 # 附表3
 ...
 indicators:
   output:
     quantity:
       - name: 补助人数
-        value: 4000
+        value: 4000人
         standard: 计划标准
)"},
                        check};

}  // namespace budgetlint
