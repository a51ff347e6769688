#pragma once

#include <cstdint>
#include <optional>

#include "budgetlint/calculation/reading.hpp"
#include "budgetlint/quantity/cursor.hpp"
#include "lexicon.hpp"

namespace budgetlint {

/// What a number is, told by the word behind it.
enum class NumberClass : std::uint8_t {
  none,  ///< no number stands here
  bare,  ///< a number without a unit
  money,
  count,
  share,
  name,    ///< 2023年, 88号, 80岁, 2级, 3-2-1, a telephone number: no quantity
  broken,  ///< 1,23 or 几十人: no number that can be relied on
};

/// A number with its unit, or a range of them.
struct Amount {
  NumberClass number_class = NumberClass::none;
  Decimal value;
  std::optional<Decimal> upper;
  Qualifier qualifier = Qualifier::none;  ///< 左右 以上 以内
  Span digits;                            ///< Arabic digits of a single number
  int scale = 0;
  Unit unit;
  bool too_many_digits = false;
  bool weak = false;        ///< 一年
  bool month_name = false;  ///< 12月
  int month = 0;            ///< of a name: the month of a date
  bool year_range = false;  ///< of a name: 2022—2023年
};

/// What a dash between two numbers may be: behind a minus (1-20%-30%) it is another one.
enum class Dash : std::uint8_t { range, minus };

/// Reads a number and steps over what belongs to it; a Chinese numeral only before a unit. `none` leaves the cursor
/// where it was.
[[nodiscard]] Amount take_amount(Cursor& cursor, std::size_t digit_limit, Dash dash, std::size_t& steps);

}  // namespace budgetlint
