#include <algorithm>

#include <fmt/format.h>

#include "budgetlint/rules/profile.hpp"
#include "build.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

/// A row that says something and could have a standard.
bool counts(const Indicator& row) {
  return row.name.stated() && !row.value.blank() && !says_nothing(row.name) && !says_nothing(row.value);
}

void tell_row(const Indicator& row, Worksheet& worksheet) {
  Finding finding = finding_at(missing_standard.info, row.standard.present() ? row.standard : row.name,
                               {fmt::format("{} has no 绩效标准, though others on this form do", quoted(row.name)),
                                fmt::format("{} 未填绩效标准，而本表其他指标填了", quoted(row.name))});
  if (!row.standard.present()) finding.stated.clear();
  worksheet.findings.push_back(std::move(finding));
}

void check_table(const Direction& direction, Standards standards, Worksheet& worksheet) {
  std::size_t rows = 0;
  std::size_t without = 0;
  for (const Indicator& row : direction.indicators) {
    if (!counts(row)) continue;
    ++rows;
    if (row.standard.blank()) ++without;
  }
  if (without == 0) return;
  if (without == rows) {
    if (standards != Standards::required) return;
    worksheet.findings.push_back(finding_at(missing_standard.info, direction.indicators_field,
                                            {"none of the indicators has a 绩效标准", "各项指标都未填绩效标准"}));
    return;
  }
  for (const Indicator& row : direction.indicators) {
    if (counts(row) && row.standard.blank()) tell_row(row, worksheet);
  }
}

void check_form(const Form& form, const Profile& profile, Worksheet& worksheet) {
  const bool is_asked = form.kind == FormKind::direction && profile.standards != Standards::never;
  if (is_asked) check_table(form.direction(), profile.standards, worksheet);
}

}  // namespace

const Rule missing_standard{
    {"BL502",
     "missing-standard",
     Severity::note,
     {"an indicator without a standard", "指标未填绩效标准"},
     {"附表3 has a column for where a value comes from: a plan, history, the trade. A value without it cannot be "
      "judged. Where a table has none at all it is told once.",
      "附表3有“绩效标准”一栏，说明指标值依据的是计划、历史还是行业标准；不填就无从判断指标值高低。整张表都未填时只提示"
      "一"
      "次。"},
     R"(
 # 附表3
 ...
 indicators:
   output:
     quantity:
       - name: 补助人数
         value: 4000人
         standard: 计划标准
     quality:
       - name: 发放准确率
         value: 100%
-        standard:
+        standard: 历史标准
)"},
    nullptr,
    check_form};

}  // namespace budgetlint
