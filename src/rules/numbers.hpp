#pragma once

#include <optional>
#include <string_view>

#include "budgetlint/quantity/decimal.hpp"

namespace budgetlint {

[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A number inside a text, and the words behind it up to the next number, sign or punctuation mark.
struct NumberInText {
  Decimal value;
  std::size_t begin = 0;
  std::size_t end = 0;    ///< one past its last digit
  std::string_view unit;  ///< `人`; may be empty
};

/// The next number at or behind an offset, in ASCII digits; commas between groups of three belong to it. Empty: there
/// is none, or one too long to be read.
[[nodiscard]] std::optional<NumberInText> next_number(std::string_view text, std::size_t from);

}  // namespace budgetlint
