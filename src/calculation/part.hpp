#pragma once

#include <cstddef>
#include <optional>

#include "amount.hpp"

namespace budgetlint {

/// One number, its scale and its unit.
struct AmountPart {
  NumberClass number_class = NumberClass::none;
  Decimal value;
  Span digits;
  int scale = 0;
  Unit unit;
  std::size_t figures = 0;  // digits written; 0 for a numeral
  bool leading_zero = false;
  bool too_many_digits = false;
  bool broken = false;
  bool month = false;    // N月
  bool ordinal = false;  // 一季度
  int date_month = 0;    // of a date
};

/// Reads one number with its scale and unit and steps over it. A Chinese numeral counts only before a unit; class
/// `none` leaves the cursor where it was. `steps` counts the characters visited.
[[nodiscard]] AmountPart take_part(Cursor& cursor, std::size_t digit_limit, std::size_t& steps);

/// The number as a calendar year, if it is one.
[[nodiscard]] std::optional<Decimal> year_number(const AmountPart& part);

}  // namespace budgetlint
