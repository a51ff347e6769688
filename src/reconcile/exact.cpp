#include "exact.hpp"

namespace budgetlint::exact {
namespace {

Int128 scaled(Int128 value, int power) {
  return round(Decimal(value, power), 0).coefficient();
}

}  // namespace

Decimal divide(const Decimal& a, const Decimal& b, int exponent) {
  // a / b = (a's coefficient × 10^shift) / b's coefficient, in units of 10^exponent.
  const int shift = a.exponent() - b.exponent() - exponent;
  Int128 numerator = shift > 0 ? scaled(a.coefficient(), shift) : a.coefficient();
  Int128 denominator = shift < 0 ? scaled(b.coefficient(), -shift) : b.coefficient();
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  Int128 quotient = numerator / denominator;
  const Int128 remainder = numerator % denominator;
  const Int128 size = remainder < 0 ? -remainder : remainder;
  if (size >= denominator - size) quotient += numerator < 0 ? -1 : 1;
  return {quotient, exponent};
}

std::optional<Decimal> divide_exactly(const Decimal& a, const Decimal& b, int places) {
  const Decimal quotient = divide(a, b, -places);
  if (multiply(quotient, b) != a) return std::nullopt;
  return quotient.reduced();
}

}  // namespace budgetlint::exact
