#include "budgetlint/quantity/impossible_date.hpp"

#include "written_date.hpp"

namespace budgetlint {

std::optional<std::string_view> impossible_date(std::string_view text) {
  Cursor cursor(text);
  while (!cursor.at_end()) {
    const std::size_t begin = cursor.offset();
    const Cursor here = cursor;
    const std::optional<WrittenDate> date = take_date(cursor);
    if (date && !complete(*date, PeriodEnd::from)) return without_trailing_blanks(cursor.since(begin));
    if (date) continue;
    cursor = here;
    if (take_number(cursor).digits == 0) cursor.advance();
  }
  return std::nullopt;
}

}  // namespace budgetlint
