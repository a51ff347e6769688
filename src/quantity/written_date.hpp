#pragma once

#include <cstddef>
#include <optional>

#include "budgetlint/quantity/cursor.hpp"
#include "budgetlint/quantity/period.hpp"

namespace budgetlint {

/// Digits at one place; a value past `int` is the largest `int`.
struct WrittenNumber {
  int value = 0;
  std::size_t digits = 0;
  Span span;
};

[[nodiscard]] WrittenNumber take_number(Cursor& cursor);

/// A date as far as it is written: 2023, 2023年1月, 2023.1.1.
struct WrittenDate {
  static constexpr int absent = -1;

  int year = absent;
  int month = absent;
  int day = absent;
  Span year_span;
  char32_t sign = 0;  ///< what stands behind the year's digits: 年 - . / or nothing

  [[nodiscard]] bool is_year() const { return month == absent; }
};

/// Steps over a date that begins with a year of four digits, and over blanks behind it. Nothing when there is
/// none; whether the day exists is not asked.
[[nodiscard]] std::optional<WrittenDate> take_date(Cursor& cursor);

/// The first or the last day that a written date means; nothing when there is no such day.
[[nodiscard]] std::optional<Date> complete(const WrittenDate& written, PeriodEnd end);

}  // namespace budgetlint
