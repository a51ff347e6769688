#include <fmt/format.h>

#include "build.hpp"
#include "line_terms.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

constexpr int months_a_year = 12;

/// Calendar years that a period touches: the months of a line may be at most twelve times as many.
std::optional<int> years_touched(const PeriodCell& period) {
  if (period.blank()) return 1;
  const Period& span = period.reading.period;
  if (!period.stated() || span.open || span.reversed()) return std::nullopt;
  return span.to.year - span.from.year + 1;
}

void tell(const Cell& cell, Text what, Worksheet& worksheet) {
  const std::string field = place_of(cell).field;
  worksheet.findings.push_back(finding_at(out_of_range.info, cell,
                                          {fmt::format("{} {} {}", field, quoted(cell), what.english),
                                           fmt::format("{} {} {}", field, quoted(cell), what.chinese)}));
}

void check_line(const CalculationLine& line, const PeriodCell& period, Worksheet& worksheet) {
  const auto years = years_touched(period);
  if (line.months.stated() && years && line.months.quantity.value > Decimal(*years * months_a_year, 0)) {
    tell(line.months,
         {fmt::format("is more than the {} months of the period", *years * months_a_year),
          fmt::format("超过了实施期的 {} 个月", *years * months_a_year)},
         worksheet);
  }
  if (line.share.stated() && line.share.quantity.value > Decimal(1, 0)) {
    tell(line.share, {"is more than the whole (100%)", "超过了100%"}, worksheet);
  }
  if (line.headcount.stated() && !line.headcount.quantity.value.is_integer()) {
    tell(line.headcount, {"is no whole number of persons", "不是整数人数"}, worksheet);
  }
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    if (form->kind != FormKind::direction) continue;
    const Direction& direction = form->direction();
    for (const Detail& detail : direction.details) {
      for (const CalculationLine& line : detail.calculation) check_line(line, direction.period, worksheet);
    }
  }
}

}  // namespace

const Rule out_of_range{
    {"BL107",
     "out-of-range",
     Severity::error,
     {"a factor that cannot be: 13 months of one year, a share over 100%, half a person",
      "月数、比例或人数超出可能的范围"},
     {"Months are at most twelve for each year of the period, a share is at most the whole, and persons are whole.",
      "月数最多为实施期每年12个月，分担比例不超过100%，人数应为整数。"}},
    check};

}  // namespace budgetlint
