#pragma once

#include <cstddef>
#include <optional>

#include "budgetlint/quantity/cursor.hpp"
#include "budgetlint/quantity/decimal.hpp"
#include "budgetlint/quantity/problem.hpp"
#include "budgetlint/support/source.hpp"

namespace budgetlint {

/// Digits as written, or the problem; the cursor then stands where the number stopped making sense.
struct NumberReading {
  Decimal value;
  Span digits;
  std::optional<Problem> problem;
};

/// Reads `-7,759.53` where the cursor stands: a minus directly before the digits, separators in threes, digits
/// on both sides of a point, ASCII or full width. More than `digit_limit` digits (at most 38) are
/// `too_many_digits`.
[[nodiscard]] NumberReading read_number(Cursor& cursor, std::size_t digit_limit);

}  // namespace budgetlint
