#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include "budgetlint/quantity/decimal.hpp"

/// Exact fractions of any size, by other people's arithmetic.
namespace budgetlint::fuzz {

using Integer = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;

inline Rational ten_to(int power) {
  const Integer size = boost::multiprecision::pow(Integer(10), static_cast<unsigned>(power < 0 ? -power : power));
  return power < 0 ? Rational(Integer(1), size) : Rational(size);
}

inline Rational rational(const Decimal& value) {
  return Rational(Integer(value.coefficient())) * ten_to(value.exponent());
}

}  // namespace budgetlint::fuzz
