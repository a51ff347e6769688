#include "budgetlint/quantity/decimal.hpp"

#include <algorithm>
#include <array>

namespace budgetlint {
namespace {

__extension__ using UInt128 = unsigned __int128;

// 10^38 is the last power of ten that a signed 128-bit integer holds.
constexpr int largest_power = 38;

constexpr auto powers_of_ten = [] {
  std::array<UInt128, largest_power + 1> powers{};
  UInt128 power = 1;
  for (UInt128& each : powers) {
    each = power;
    power *= 10;
  }
  return powers;
}();

UInt128 ten_to(int power) {
  return powers_of_ten[static_cast<std::size_t>(power)];
}

// Negated as unsigned, because the smallest Int128 has no positive counterpart.
UInt128 magnitude(Int128 value) {
  return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
}

int digit_count(UInt128 value) {
  return static_cast<int>(std::upper_bound(powers_of_ten.begin(), powers_of_ten.end(), value) - powers_of_ten.begin());
}

// 64 bits, so that the distance of any two exponents fits.
std::int64_t distance(int from, int to) {
  return std::int64_t{to} - from;
}

std::optional<Int128> scaled_up(Int128 value, std::int64_t power) {
  if (value == 0 || power == 0) return value;
  if (power > largest_power) return std::nullopt;
  Int128 result = 0;
  if (__builtin_mul_overflow(value, static_cast<Int128>(ten_to(static_cast<int>(power))), &result)) return std::nullopt;
  return result;
}

// Whether the magnitude `quotient`, with `remainder` out of `divisor` cut off, goes one up.
bool goes_up(UInt128 quotient, UInt128 remainder, UInt128 divisor, Rounding rounding) {
  if (remainder == 0) return false;
  const UInt128 missing = divisor - remainder;
  switch (rounding) {
    case Rounding::half_up:
      return remainder >= missing;
    case Rounding::half_even:
      return remainder > missing || (remainder == missing && quotient % 2 == 1);
    case Rounding::up:
      return true;
    case Rounding::down:
      break;
  }
  return false;
}

std::strong_ordering compare_magnitudes(const Decimal& a, const Decimal& b) {
  const UInt128 left = magnitude(a.coefficient());
  const UInt128 right = magnitude(b.coefficient());
  const std::int64_t left_top = std::int64_t{digit_count(left)} + a.exponent();
  const std::int64_t right_top = std::int64_t{digit_count(right)} + b.exponent();
  if (left_top != right_top) return left_top <=> right_top;
  // The first digits stand at the same place, so the exponents differ by less than the digits there are.
  // The coarser side is scaled to the other's place; if that overflows, it is the larger one.
  UInt128 aligned = 0;
  if (a.exponent() >= b.exponent()) {
    const bool overflow = __builtin_mul_overflow(left, ten_to(a.exponent() - b.exponent()), &aligned);
    return overflow ? std::strong_ordering::greater : aligned <=> right;
  }
  const bool overflow = __builtin_mul_overflow(right, ten_to(b.exponent() - a.exponent()), &aligned);
  return overflow ? std::strong_ordering::less : left <=> aligned;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  Int128 coefficient = 0;
  int significant = 0;
  int decimals = 0;
  bool any_digit = false;
  bool after_point = false;
  for (const char c : text) {
    if (c == '.' && !after_point) {
      after_point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any_digit = true;
    if (after_point) ++decimals;
    if (coefficient != 0 || c != '0') ++significant;
    if (significant > largest_power) return std::nullopt;
    coefficient = coefficient * 10 + (c - '0');
  }
  if (!any_digit) return std::nullopt;
  return Decimal(negative ? -coefficient : coefficient, -decimals);
}

bool Decimal::is_integer() const {
  if (exponent_ >= 0 || coefficient_ == 0) return true;
  return exponent_ >= -largest_power && magnitude(coefficient_) % ten_to(-exponent_) == 0;
}

std::string Decimal::to_string() const {
  std::string digits;
  UInt128 rest = magnitude(coefficient_);
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
    rest /= 10;
  } while (rest != 0);
  if (exponent_ < 0) {
    const auto decimals = static_cast<std::size_t>(-std::int64_t{exponent_});
    if (digits.size() <= decimals) digits.append(decimals + 1 - digits.size(), '0');
    digits.insert(decimals, 1, '.');
  }
  if (is_negative()) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  if (exponent_ > 0 && !is_zero()) digits.append(static_cast<std::size_t>(exponent_), '0');
  return digits;
}

std::optional<Decimal> Decimal::reduced() const {
  if (is_zero()) return Decimal(0, 0);
  if (exponent_ > 0) return rounded(0, Rounding::down);
  Decimal result = *this;
  while (result.exponent_ < 0 && result.coefficient_ % 10 == 0) {
    result.coefficient_ /= 10;
    ++result.exponent_;
  }
  return result;
}

std::optional<Decimal> Decimal::rounded(int exponent, Rounding rounding) const {
  const std::int64_t dropped = distance(exponent_, exponent);
  if (dropped <= 0) {
    const auto longer = scaled_up(coefficient_, -dropped);
    if (!longer) return std::nullopt;
    return Decimal(*longer, exponent);
  }
  UInt128 quotient = 0;
  if (dropped <= largest_power) {
    const UInt128 divisor = ten_to(static_cast<int>(dropped));
    quotient = magnitude(coefficient_) / divisor;
    if (goes_up(quotient, magnitude(coefficient_) % divisor, divisor, rounding)) ++quotient;
  } else if (rounding == Rounding::up && !is_zero()) {
    quotient = 1;  // 128 bits hold less than half of 10^39: every other rounding gives 0
  }
  const auto result = static_cast<Int128>(quotient);
  return Decimal(is_negative() ? -result : result, exponent);
}

int Decimal::last_nonzero_place() const {
  Int128 rest = coefficient_;
  int place = exponent_;
  while (rest != 0 && rest % 10 == 0) {
    rest /= 10;
    ++place;
  }
  return place;
}

std::optional<Decimal> Decimal::add(const Decimal& a, const Decimal& b) {
  const int exponent = std::min(a.exponent_, b.exponent_);
  const auto left = scaled_up(a.coefficient_, distance(exponent, a.exponent_));
  const auto right = scaled_up(b.coefficient_, distance(exponent, b.exponent_));
  Int128 sum = 0;
  if (!left || !right || __builtin_add_overflow(*left, *right, &sum)) return std::nullopt;
  return Decimal(sum, exponent);
}

std::optional<Decimal> Decimal::subtract(const Decimal& a, const Decimal& b) {
  const int exponent = std::min(a.exponent_, b.exponent_);
  const auto left = scaled_up(a.coefficient_, distance(exponent, a.exponent_));
  const auto right = scaled_up(b.coefficient_, distance(exponent, b.exponent_));
  Int128 difference = 0;
  if (!left || !right || __builtin_sub_overflow(*left, *right, &difference)) return std::nullopt;
  return Decimal(difference, exponent);
}

std::optional<Decimal> Decimal::multiply(const Decimal& a, const Decimal& b) {
  Int128 product = 0;
  int exponent = 0;
  if (__builtin_mul_overflow(a.coefficient_, b.coefficient_, &product)) return std::nullopt;
  if (__builtin_add_overflow(a.exponent_, b.exponent_, &exponent)) return std::nullopt;
  return Decimal(product, exponent);
}

std::strong_ordering Decimal::compare(const Decimal& a, const Decimal& b) {
  if (a.exponent_ == b.exponent_) return a.coefficient_ <=> b.coefficient_;
  const auto sign = [](const Decimal& number) { return number.is_zero() ? 0 : number.is_negative() ? -1 : 1; };
  if (sign(a) != sign(b)) return sign(a) <=> sign(b);
  if (a.is_zero()) return std::strong_ordering::equal;
  return a.is_negative() ? compare_magnitudes(b, a) : compare_magnitudes(a, b);
}

}  // namespace budgetlint
