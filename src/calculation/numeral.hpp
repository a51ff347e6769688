#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "budgetlint/quantity/cursor.hpp"
#include "budgetlint/quantity/decimal.hpp"

namespace budgetlint {

/// What a run of Chinese numerals says.
enum class NumeralKind : std::uint8_t {
  none,     ///< no numeral stands here
  number,   ///< 二百零五, 叁拾陆, 一万五千, 三点五
  digits,   ///< 二〇二三: digits one by one
  obscure,  ///< 几十, 三五百, 一万五: not one number
};

struct Numeral {
  NumeralKind kind = NumeralKind::none;
  Decimal value;  ///< of a number or of digits
};

/// Reads the whole run of numerals at the cursor and steps over it; `steps` counts its characters.
[[nodiscard]] Numeral take_numeral(Cursor& cursor, std::size_t& steps);

}  // namespace budgetlint
