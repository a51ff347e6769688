#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "budgetlint/quantity/quantity.hpp"

namespace budgetlint {

/// What is wrong at the place where a text stops being a quantity.
enum class Problem : std::uint8_t {
  unexpected,  ///< nothing more is known: the character there tells
  no_number,
  bad_separator,
  bare_point,
  too_many_digits,
  contradiction,  ///< two words that exclude each other: 约54以上
  average,        ///< 平均 before something that is no rate
  money_word,     ///< a money unit behind a count
  denominator,    ///< a slash that no unit follows, or that divides no rate
};

/// A text that is no quantity: `understood` bytes of it make sense, the trouble begins at byte `place`.
struct Trouble {
  Problem problem = Problem::unexpected;
  std::size_t understood = 0;
  std::size_t place = 0;
};

/// The error with its message in both languages: what is there, what is meant, what to type.
[[nodiscard]] QuantityError explain(std::string_view text, QuantityKind kind, const Trouble& trouble,
                                    std::size_t digit_limit);

}  // namespace budgetlint
