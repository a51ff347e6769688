#include "budgetlint/quantity/number.hpp"

namespace budgetlint {
namespace {

constexpr char32_t minus_sign = 0x2212;

class NumberReader {
public:
  NumberReader(Cursor& cursor, std::size_t digit_limit)
      : cursor_(cursor), begin_(cursor.offset()), limit_(digit_limit) {}

  NumberReading read() {
    const bool negative = cursor_.peek() == U'-' || cursor_.peek() == minus_sign;
    if (negative) cursor_.advance();
    if (is_digit(cursor_.peek()) && read_integer_part() && read_decimals()) {
      reading_.value = Decimal(negative ? -coefficient_ : coefficient_, -decimals_);
      reading_.digits = {begin_, cursor_.offset()};
    } else if (!reading_.problem) {
      stop_at(start_, Problem::no_number);
    }
    return reading_;
  }

private:
  bool stop_at(const Cursor& place, Problem problem) {
    cursor_ = place;
    reading_.problem = problem;
    return false;
  }

  // A run of digits; false past the limit.
  bool read_digits() {
    for (; is_digit(cursor_.peek()); cursor_.advance()) {
      if (++count_ > limit_) return stop_at(cursor_, Problem::too_many_digits);
      coefficient_ = coefficient_ * 10 + static_cast<int>(cursor_.peek() - U'0');
    }
    return true;
  }

  bool read_integer_part() {
    const bool leading_zero = cursor_.peek() == U'0';
    if (!read_digits()) return false;
    const bool separable = count_ <= 3 && !leading_zero;
    while (cursor_.peek() == U',') {
      const Cursor separator = cursor_;
      const std::size_t before = count_;
      cursor_.advance();
      if (!read_digits()) return false;
      if (!separable || count_ - before != 3) return stop_at(separator, Problem::bad_separator);
    }
    return true;
  }

  bool read_decimals() {
    if (cursor_.peek() != U'.') return true;
    const Cursor point = cursor_;
    const std::size_t before = count_;
    cursor_.advance();
    if (!read_digits()) return false;
    decimals_ = static_cast<int>(count_ - before);
    return decimals_ > 0 || stop_at(point, Problem::bare_point);
  }

  Cursor& cursor_;
  const Cursor start_ = cursor_;
  std::size_t begin_;
  std::size_t limit_;
  std::size_t count_ = 0;
  int decimals_ = 0;
  Int128 coefficient_ = 0;
  NumberReading reading_;
};

}  // namespace

NumberReading read_number(Cursor& cursor, std::size_t digit_limit) {
  return NumberReader(cursor, digit_limit).read();
}

}  // namespace budgetlint
