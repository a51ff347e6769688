#include <algorithm>

#include "build.hpp"
#include "cards.hpp"
#include "line_terms.hpp"
#include "prose_calculation.hpp"
#include "readings.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

using Counts = std::shared_ptr<const std::vector<const Cell*>>;

/// Every count of a form's calculations: one of them may be the factor that was forgotten.
Counts counts_of(const Direction& direction, Worksheet& worksheet) {
  std::vector<const Cell*> counts;
  for (const Detail& detail : direction.details) {
    if (is_in_prose(detail)) add_counts(reading_of(detail.explanation, direction.period, worksheet), counts);
    for (const CalculationLine& line : detail.calculation) {
      for (const Cell* cell : {&line.headcount, &line.count, &line.months, &line.days, &line.times}) {
        if (cell->stated()) counts.push_back(cell);
      }
    }
  }
  return std::make_shared<const std::vector<const Cell*>>(std::move(counts));
}

/// A line's own amount states its product; `product` is null where something stands in the way of that.
void check_line_amount(const CalculationLine& line, const Term* product, const Counts& counts, Worksheet& worksheet) {
  if (product != nullptr) {
    worksheet.relations.push_back(
        {&calculation_mismatch.info, RelationKind::computed, &line.amount, {*product}, counts});
  } else {
    worksheet.unjudged.push_back({&calculation_mismatch.info, &line.amount, {}, &line.self});
  }
}

/// A line's own amount, where it has one, states its product; that relation stands by itself and the line
/// counts as printed. The others count as their products.
void check_detail(const Direction& direction, const Detail& detail, const Counts& counts, Worksheet& worksheet) {
  if (detail.calculation_field.unreadable()) {
    worksheet.unjudged.push_back({&calculation_mismatch.info, &detail.amount, {}, &detail.calculation_field});
  }
  if (detail.calculation.empty()) return;
  Relation relation{&calculation_mismatch.info, RelationKind::sum, &detail.amount, {}, counts};
  const Field* obstacle = nullptr;
  for (const CalculationLine& line : detail.calculation) {
    LineReading reading = read_line_factors(line, direction.period);
    Term* term = std::get_if<Term>(&reading);
    if (line.amount.stated()) {
      if (has_factors(line)) check_line_amount(line, term, counts, worksheet);
      relation.terms.push_back({{&line.amount}});
    } else if (term != nullptr && !line.amount.unreadable()) {
      relation.kind = RelationKind::computed;
      relation.terms.push_back(std::move(*term));
    } else {
      if (obstacle == nullptr) obstacle = &line.self;  // BL207 or the cell's own finding tells it
    }
  }
  if (detail.amount.blank()) {
    if (obstacle == nullptr) add_blank_amount(worksheet, detail, std::move(relation));
    return;
  }
  if (obstacle != nullptr || detail.amount.unreadable()) {
    if (detail.amount.unreadable()) obstacle = &detail.amount;
    std::vector<const Cell*> known;
    for (const Term& term : relation.terms) known.insert(known.end(), term.factors.begin(), term.factors.end());
    worksheet.unjudged.push_back({&calculation_mismatch.info, &detail.amount, std::move(known), obstacle});
    return;
  }
  worksheet.relations.push_back(std::move(relation));
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    const Counts counts = counts_of(direction, worksheet);
    for (const Detail& detail : direction.details) {
      if (is_in_prose(detail)) {
        check_prose(detail, reading_of(detail.explanation, direction.period, worksheet), counts, worksheet);
      } else {
        check_detail(direction, detail, counts, worksheet);
      }
    }
  }
}

}  // namespace

const Rule calculation_mismatch{
    {"BL203",
     "calculation-mismatch",
     Severity::error,
     {"an amount is not what its calculation gives", "支出明细金额与测算结果不符"},
     {"The product of headcount, rate and months, calculated exactly and rounded half up to the last digit that the "
      "amount is written with, is the amount. A line of the calculation that prints its own amount is checked by "
      "itself. An amount that comes from another rounding, or from an average that was itself rounded, is a warning. "
      "Where there is no "
      "calculation, the explanation is read. To be read, it names each rate with its unit and the count that the unit "
      "asks for: 900人，每人每月46元 or 900人×46元/人/月×12月; parts are divided by ；, and amounts of other years, "
      "other "
      "payers or mere background are left out. Months that it does not name are those of the period. 'budgetlint calc "
      "TEXT' shows how a text is read.",
      "人数、标准、月数等相乘，按精确值计算，再四舍五入到金额所写的最后一位，应等于金额。测算行自己写了金额的，单独核对"
      "。"
      "金额若由其他取整方式或由四舍五入后的平均数得来，只作警告。没有填写“测算”时，读取文字说明。要能读通，"
      "每项标准须写明单位，并写出单位所对应的数量，如“900人，每人每月46元”或“900人×46元/人/月×12月”；"
      "各项之间用分号隔开，不要夹写以前年度、其他资金或背景情况的金额。未写月数的，按实施期的月数计算。"
      "用 budgetlint calc 文字 可以查看一段文字如何读取。"},
     R"(
 # 附表3
 details:
   - item: 高龄津贴
     amount: 96
     calculation:
       - headcount: 4000
         rate: 20元/人/月
-        months: 11
+        months: 12
 total: 96
)"},
    check};

}  // namespace budgetlint
