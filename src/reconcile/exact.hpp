#pragma once

#include <optional>
#include <stdexcept>

#include "budgetlint/quantity/decimal.hpp"

namespace budgetlint::exact {

/// A number outgrew 128 bits. Caught where a relation is judged, which then is not evaluable.
struct Overflow : std::range_error {
  Overflow() : std::range_error("more than 128 bits") {}
};

inline Decimal checked(const std::optional<Decimal>& value) {
  if (!value) throw Overflow();
  return *value;
}

inline Decimal add(const Decimal& a, const Decimal& b) {
  return checked(Decimal::add(a, b));
}
inline Decimal subtract(const Decimal& a, const Decimal& b) {
  return checked(Decimal::subtract(a, b));
}
inline Decimal multiply(const Decimal& a, const Decimal& b) {
  return checked(Decimal::multiply(a, b));
}
inline Decimal round(const Decimal& a, int exponent, Rounding rounding = Rounding::half_up) {
  return checked(a.rounded(exponent, rounding));
}

/// a / b rounded half up (away from zero) to `exponent`'s place; b must not be 0.
Decimal divide(const Decimal& a, const Decimal& b, int exponent);

/// a / b when it has a decimal of at most `places` digits behind the point; empty when it has not.
std::optional<Decimal> divide_exactly(const Decimal& a, const Decimal& b, int places);

}  // namespace budgetlint::exact
