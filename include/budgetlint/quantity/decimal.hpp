#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace budgetlint {

__extension__ using Int128 = __int128;

/// How a number is cut to fewer digits.
enum class Rounding { half_up, half_even, down, up };

/// An exact decimal, coefficient × 10^exponent. The exponent is kept as written and never normalised, so that
/// `53.60` (5360, -2) is stated to the hundredth and `53.6` (536, -1) to the tenth; they compare equal. Every
/// operation is exact or tells that it cannot be (an empty optional on overflow of 128 bits); no binary
/// floating point anywhere. Semantics of the operations: General Decimal Arithmetic, without its context
/// precision, signed zeros and special values.
class Decimal {
public:
  Decimal() = default;
  Decimal(Int128 coefficient, int exponent) : coefficient_(coefficient), exponent_(exponent) {}

  /// Reads `-12.50`: optional sign, ASCII digits, optional point with digits on at least one side. No
  /// separators, no exponent. Empty when the text is anything else or has more than 38 significant digits.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);

  [[nodiscard]] Int128 coefficient() const { return coefficient_; }
  [[nodiscard]] int exponent() const { return exponent_; }
  [[nodiscard]] bool is_zero() const { return coefficient_ == 0; }
  [[nodiscard]] bool is_negative() const { return coefficient_ < 0; }
  [[nodiscard]] bool is_integer() const;  ///< in value: `3.00` is one

  /// Plain notation with the digits kept: `53.60`, `540000`, `-0.5`; never an exponent.
  [[nodiscard]] std::string to_string() const;

  /// The value without its sign.
  [[nodiscard]] Decimal absolute() const { return is_negative() ? Decimal(-coefficient_, exponent_) : *this; }

  /// The same value times 10^power: only the exponent moves.
  [[nodiscard]] Decimal shifted(int power) const { return {coefficient_, exponent_ + power}; }

  /// The same value without trailing zeros behind the point and with an exponent of at most 0; for printing
  /// computed values. An exponent above 0 is written out; empty when that overflows.
  [[nodiscard]] std::optional<Decimal> reduced() const;

  /// The value to `exponent`'s place. Exact when digits are only added; empty on overflow.
  [[nodiscard]] std::optional<Decimal> rounded(int exponent, Rounding rounding) const;

  /// The place of the last digit that is not zero (`6900` → 2, `53.60` → -1); 0's is its own exponent.
  [[nodiscard]] int last_nonzero_place() const;

  [[nodiscard]] static std::optional<Decimal> add(const Decimal& a, const Decimal& b);
  [[nodiscard]] static std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
  [[nodiscard]] static std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);

  /// By value, for any two decimals, without overflow: `54` equals `54.00`.
  [[nodiscard]] static std::strong_ordering compare(const Decimal& a, const Decimal& b);

  friend bool operator==(const Decimal& a, const Decimal& b) { return std::is_eq(compare(a, b)); }
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) { return compare(a, b); }

private:
  Int128 coefficient_ = 0;
  int exponent_ = 0;
};

}  // namespace budgetlint
