#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/quantity/decimal.hpp"
#include "budgetlint/support/source.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

/// A money unit by its power of ten in 元: 元 0, 千元 3, 万元 4, 百万元 6, 亿元 8.
enum class MoneyUnit : std::uint8_t { yuan = 0, thousand = 3, ten_thousand = 4, million = 6, hundred_million = 8 };

/// The printed name: 元, 千元, 万元, 百万元, 亿元.
[[nodiscard]] std::string_view money_unit_name(MoneyUnit unit);
/// Reads exactly the five names above, full-width blanks around them allowed; empty for anything else.
[[nodiscard]] std::optional<MoneyUnit> parse_money_unit(std::string_view text);

/// What a word beside a number means for it (reconciliation.md, "Cells").
enum class Qualifier : std::uint8_t {
  none,
  about,     ///< 约 大约 左右 ≈, and for a rate 平均 人均 户均 均价 月均: [v − u/2, v + u/2)
  forecast,  ///< 预计 拟 计划 测算: no slack
  at_least,  ///< 以上 不低于 不少于 至少 ≥ >: [v, ∞)
  at_most,   ///< 以下 以内 不超过 至多 ≤ <: (−∞, v]
  nearly,    ///< 近: [0.9 v, v)
  over,      ///< 余 多 between number and unit: (v, v + u)
};

/// What a rate is divided by. `other` is any other countable unit (辆 亩 套 …).
enum class Denominator : std::uint8_t { person, household, other, time, day, month, quarter, half_year, year };

/// What kind of cell the text stands in; it decides which units may follow.
enum class QuantityKind : std::uint8_t {
  amount,  ///< money; a bare number is in the form's unit
  rate,    ///< 标准; a bare number is in 元; denominators allowed
  count,   ///< persons, things, months, days, times: any unit word may follow
  share,   ///< 20%, 20％ or 0.2; value is the fraction, 0.2
};

/// A number as a person wrote it.
struct Quantity {
  /// Amounts and rates in 元, shares as a fraction, counts as they are. The exponent is the place value of the
  /// last written digit in that unit: `53.60` 万元 is 5360 × 10^2.
  Decimal value;
  Qualifier qualifier = Qualifier::none;
  /// Amounts and rates: the unit it is written in (the default one if bare). A count's is its scale: 1.2万人 → 万元.
  MoneyUnit unit = MoneyUnit::yuan;
  bool own_unit = false;                  ///< a money unit is written in the cell itself
  bool percent = false;                   ///< a share written with %
  std::vector<Denominator> denominators;  ///< of a rate, in order; 人均 户均 月均 add theirs
  std::string unit_word;                  ///< the word behind a count (`人`, `辆`); may be empty
  Span digits;                            ///< the number with its minus sign inside the text: what a fix replaces

  /// Scale of the written number to `value`: 10^`scale()`.
  [[nodiscard]] int scale() const { return percent ? -2 : static_cast<int>(unit); }
};

/// Why a text is no quantity, and how far it was one.
struct QuantityError {
  enum class Kind { malformed, too_many_digits };
  Kind kind = Kind::malformed;
  std::size_t understood = 0;  ///< bytes of the text that could be read, from its start
  Text message;                ///< what is there and what may be: complete sentence without the cell's name
};

/// Outcome of reading a cell's text: exactly one of blank, quantity, error.
struct QuantityReading {
  bool blank = false;
  std::optional<Quantity> quantity;
  std::optional<QuantityError> error;
};

/// Reads a quantity cell (form-language.md, "Quantity cells"). `unit` is what a bare amount is in; a bare rate
/// is in 元. Linear in the text. `digit_limit`: more digits are `too_many_digits`, and so are more than 38. Negative
/// numbers are read. What the contract leaves open: a number has digits on both sides of its point and no plus sign;
/// denominators may be joined by `·` or `.` (元/人·月); 人均46元/人 names its 人 twice and means it once; two front or
/// after-words besides a forecast must mean the same; a count may be scaled by 千 万 百万 亿, but 千克 is a unit.
[[nodiscard]] QuantityReading read_quantity(std::string_view text, QuantityKind kind, MoneyUnit unit,
                                            std::size_t digit_limit = 24);

/// True for the texts that state nothing in a quantity or text cell: empty, white space, `/`, `—`, `——`, `－`, `-`.
/// In a quantity cell 无 too; in a text cell it is text.
[[nodiscard]] bool is_blank_text(std::string_view text);

/// `number` written the way the digits of `spelled` are: thousands separators only if it had one,
/// full-width digits, separators, point and minus if it had those. In an unquoted flow scalar no ASCII comma is
/// written: `allow_comma` false. `number` is in the scale of `spelled`: a quantity's value shifted by -`scale()`.
[[nodiscard]] std::string spell_like(std::string_view spelled, const Decimal& number, bool allow_comma);

}  // namespace budgetlint
