#include "readings.hpp"

namespace budgetlint {

const Prose& reading_of(const TextCell& text, const PeriodCell& period, Worksheet& worksheet) {
  std::unique_ptr<const Prose>& kept = worksheet.readings[&text];
  if (kept == nullptr) kept = std::make_unique<const Prose>(read_prose(text, period));
  return *kept;
}

bool is_in_prose(const Detail& detail) {
  return detail.calculation.empty() && !detail.calculation_field.unreadable() && !detail.self.unreadable() &&
         detail.explanation.stated();
}

}  // namespace budgetlint
