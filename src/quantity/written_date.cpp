#include <limits>

#include "written_date.hpp"

namespace budgetlint {
namespace {

// `digits` of one or two figures, or nothing and the cursor where it was.
std::optional<int> take_part(Cursor& cursor) {
  const Cursor begin = cursor;
  const WrittenNumber part = take_number(cursor);
  if (part.digits == 1 || part.digits == 2) {
    cursor.skip_blanks();
    return part.value;
  }
  cursor = begin;
  return std::nullopt;
}

// What follows 年: 1月, 1月1日, or nothing of a date.
void read_spoken_parts(Cursor& cursor, WrittenDate& date) {
  const Cursor after_year = cursor;
  const auto month = take_part(cursor);
  if (!month || !cursor.take("月")) {
    cursor = after_year;
    return;
  }
  date.month = *month;
  cursor.skip_blanks();
  const Cursor after_month = cursor;
  const auto day = take_part(cursor);
  if (!day || !cursor.take("日")) {
    cursor = after_month;
    return;
  }
  date.day = *day;
  cursor.skip_blanks();
}

// What follows the digits of a year: .1, -01-01, or nothing of a date: 2023-2025 is two years.
void read_signed_parts(Cursor& cursor, WrittenDate& date) {
  for (int* part : {&date.month, &date.day}) {
    const Cursor before_sign = cursor;
    const bool signed_part = cursor.take(date.sign);
    cursor.skip_blanks();
    const auto number = signed_part ? take_part(cursor) : std::nullopt;
    if (!number) {
      cursor = before_sign;
      return;
    }
    *part = *number;
  }
}

}  // namespace

WrittenNumber take_number(Cursor& cursor) {
  WrittenNumber number;
  number.span.begin = cursor.offset();
  for (; is_digit(cursor.peek()); cursor.advance(), ++number.digits) {
    const bool overflow = __builtin_mul_overflow(number.value, 10, &number.value) ||
                          __builtin_add_overflow(number.value, static_cast<int>(cursor.peek() - U'0'), &number.value);
    if (overflow) number.value = std::numeric_limits<int>::max();
  }
  number.span.end = cursor.offset();
  return number;
}

std::optional<WrittenDate> take_date(Cursor& cursor) {
  const WrittenNumber year = take_number(cursor);
  if (year.digits != 4) return std::nullopt;
  WrittenDate date;
  date.year = year.value;
  date.year_span = year.span;
  cursor.skip_blanks();
  if (cursor.take("年")) {
    date.sign = U'年';
    cursor.skip_blanks();
    read_spoken_parts(cursor, date);
  } else if (cursor.peek() == U'-' || cursor.peek() == U'.' || cursor.peek() == U'/') {
    date.sign = cursor.peek();
    read_signed_parts(cursor, date);
  }
  return date;
}

std::optional<Date> complete(const WrittenDate& written, PeriodEnd end) {
  Date date{written.year, written.month, written.day};
  if (date.month == WrittenDate::absent) date.month = end == PeriodEnd::from ? 1 : 12;
  if (date.day == WrittenDate::absent) date.day = end == PeriodEnd::from ? 1 : days_in_month(date.year, date.month);
  if (!is_real(date)) return std::nullopt;
  return date;
}

}  // namespace budgetlint
