#include <algorithm>

#include <fmt/format.h>

#include "build.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

void tell(const Field& cell, const Phrase& lacking, Worksheet& worksheet) {
  worksheet.findings.push_back(
      finding_at(orphan_cell.info, cell,
                 {fmt::format("{} {} stands here without {}", label_of(cell), quoted(cell), lacking.english),
                  fmt::format("{} {} 没有对应的{}", label_of(cell), quoted(cell), lacking.chinese)}));
}

void check_indicator(const Indicator& row, Worksheet& worksheet) {
  if (row.name.stated() && row.value.blank() && !says_nothing(row.name)) {
    tell(row.name, {"a value", "指标值及单位"}, worksheet);
  } else if (row.name.blank() && row.value.stated() && !says_nothing(row.value)) {
    tell(row.value, {"an indicator", "三级指标"}, worksheet);
  } else if (row.name.blank() && row.value.blank()) {
    for (const TextCell* cell : {&row.standard, &row.weight, &row.note}) {
      if (!cell->stated() || says_nothing(*cell)) continue;
      tell(*cell, {"an indicator", "三级指标"}, worksheet);
      return;
    }
  }
}

/// True when nothing in a row says what its money is for.
bool is_nameless(const Detail& row) {
  return row.item.blank() && row.brief.blank() && row.explanation.blank() &&
         std::all_of(row.calculation.begin(), row.calculation.end(),
                     [](const CalculationLine& line) { return line.item.blank(); });
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    for (const Indicator& row : indicators_of(*form)) check_indicator(row, worksheet);
    if (form->kind != FormKind::direction) continue;
    for (const Detail& row : form->direction().details) {
      if (row.amount.stated() && !row.amount.quantity.value.is_zero() && is_nameless(row)) {
        tell(row.amount, {"an item: nothing says what it is for", "支出明细，看不出用途"}, worksheet);
      }
    }
  }
}

}  // namespace

const Rule orphan_cell{
    {"BL501",
     "orphan-cell",
     Severity::warning,
     {"a cell without the one that it belongs to", "填了一格，而与它对应的格空着"},
     {"A standard without an indicator, an indicator without a value, a value without an indicator, an amount without "
      "an item: either the cell is left over from another row, or its partner was forgotten.",
      "有绩效标准而无指标、有指标而无指标值、有指标值而无指标、有金额而无支出明细：不是多填了一格，就是漏填了另一格。"},
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
-      - standard: 计划标准
+      - name: 发放准确率
+        value: 100%
+        standard: 计划标准
)"},
    check};

}  // namespace budgetlint
