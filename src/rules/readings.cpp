#include "readings.hpp"

#include "words.hpp"

namespace budgetlint {

const Prose& reading_of(const TextCell& text, const PeriodCell& period, Worksheet& worksheet) {
  std::unique_ptr<const Prose>& kept = worksheet.readings[&text];
  if (kept == nullptr) kept = std::make_unique<const Prose>(read_prose(text, period));
  return *kept;
}

bool may_name_money(std::string_view text) {
  static constexpr std::string_view words[] = {"元", "万", "亿", "圆", "圓", "萬", "億"};
  return !find_any(text, words).empty();
}

bool is_in_prose(const Detail& detail) {
  return detail.calculation.empty() && !detail.calculation_field.unreadable() && !detail.self.unreadable() &&
         detail.explanation.stated();
}

}  // namespace budgetlint
