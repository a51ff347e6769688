#include "numeral.hpp"

#include <array>
#include <optional>

namespace budgetlint {
namespace {

// The place of a character is its digit.
constexpr std::array<std::u32string_view, 10> digit_characters{U"〇零", U"一壹", U"二贰两", U"三叁", U"四肆",
                                                               U"五伍", U"六陆", U"七柒",   U"八捌", U"九玖"};

constexpr std::size_t longest = 24;  // no honest numeral comes near

std::optional<int> digit_of(char32_t c) {
  for (std::size_t digit = 0; digit < digit_characters.size(); ++digit) {
    if (digit_characters[digit].find(c) != std::u32string_view::npos) return static_cast<int>(digit);
  }
  return std::nullopt;
}

/// 十 百 千 as powers of ten below 万.
int small_unit(char32_t c) {
  switch (c) {
    case U'十':
    case U'拾':
      return 1;
    case U'百':
    case U'佰':
      return 2;
    case U'千':
    case U'仟':
      return 3;
    default:
      return 0;
  }
}

int large_unit(char32_t c) {
  if (c == U'万') return 4;
  return c == U'亿' ? 8 : 0;
}

bool is_obscure(char32_t c) {
  return c == U'几' || c == U'数' || c == U'廿' || c == U'卅';
}

Int128 power_of_ten(int power) {
  Int128 value = 1;
  for (; power > 0; --power) value *= 10;
  return value;
}

/// Reads a numeral left to right: digits wait for their unit, and units fall (千 百 十) inside a group that 万 or 亿
/// closes. A digit that ends the numeral stands in the ones only behind 零 or 十: 一百五 is left to people.
class NumeralReader {
public:
  bool take(char32_t c) {
    if (const auto digit = digit_of(c)) return take_digit(*digit);
    if (const int unit = small_unit(c)) return take_unit(unit);
    if (const int unit = large_unit(c)) return close_group(unit);
    return false;
  }

  /// Nothing when the numeral is not well formed.
  [[nodiscard]] std::optional<Int128> finish() {
    if (zero_ && pending_ == none) return std::nullopt;
    if (pending_ != none) {
      const bool in_the_ones = last_unit_ <= 1 || zero_;
      if (!in_the_ones || (last_unit_ == ten_thousand && !zero_)) return std::nullopt;
      group_ += pending_;
    }
    return total_ + group_;
  }

private:
  static constexpr int none = 0;
  static constexpr int ten_thousand = 4;

  bool take_digit(int digit) {
    if (pending_ != none) return false;
    if (digit == 0) {
      if (zero_ || (total_ == 0 && group_ == 0)) return false;
      zero_ = true;
      return true;
    }
    pending_ = digit;
    return true;
  }

  bool take_unit(int unit) {
    if (pending_ == none) {
      // 十五 leaves out its 一.
      if (unit != 1 || group_ != 0 || zero_) return false;
      pending_ = 1;
    }
    if (smallest_ != none && unit >= smallest_) return false;
    if (last_unit_ > unit + 1 && last_unit_ != ten_thousand && !zero_) return false;
    group_ += pending_ * power_of_ten(unit);
    pending_ = none;
    zero_ = false;
    smallest_ = last_unit_ = unit;
    return true;
  }

  bool close_group(int unit) {
    if (pending_ != none) {
      if (smallest_ > 1 && !zero_) return false;
      group_ += pending_;
    } else if (zero_) {
      return false;
    }
    if (group_ == 0 || (large_ != none && unit >= large_)) return false;
    total_ += group_ * power_of_ten(unit);
    group_ = 0;
    pending_ = none;
    zero_ = false;
    smallest_ = none;
    large_ = unit;
    last_unit_ = ten_thousand;
    return true;
  }

  Int128 total_ = 0;
  Int128 group_ = 0;
  int pending_ = none;  // a digit that waits for its unit; 0 never does
  bool zero_ = false;
  int smallest_ = none;  // the last 十 百 千 of the open group
  int large_ = none;
  int last_unit_ = none;  // ten_thousand for 万 and 亿
};

/// 二〇二三, 二三 behind a point.
std::optional<Int128> digits_only(std::u32string_view run) {
  Int128 value = 0;
  for (const char32_t c : run) {
    const auto digit = digit_of(c);
    if (!digit) return std::nullopt;
    value = value * 10 + *digit;
  }
  return value;
}

Numeral read_run(std::u32string_view run) {
  NumeralReader reader;
  bool well_formed = true;
  for (const char32_t c : run) well_formed = well_formed && reader.take(c);
  if (well_formed) {
    if (const auto value = reader.finish()) return {NumeralKind::number, Decimal(*value, 0)};
  }
  if (const auto value = digits_only(run); value && run.size() == 4) return {NumeralKind::digits, Decimal(*value, 0)};
  return {NumeralKind::obscure, {}};
}

bool continues(char32_t c) {
  return digit_of(c) || small_unit(c) != 0 || large_unit(c) != 0 || is_obscure(c);
}

std::u32string take_run(Cursor& cursor, bool& too_long, std::size_t& steps) {
  std::u32string run;
  for (; continues(cursor.peek()); cursor.advance()) {
    ++steps;
    if (run.size() < longest) {
      run.push_back(cursor.peek());
    } else {
      too_long = true;
    }
  }
  return run;
}

}  // namespace

Numeral take_numeral(Cursor& cursor, std::size_t& steps) {
  bool too_long = false;
  const std::u32string run = take_run(cursor, too_long, steps);
  if (run.empty()) return {};
  Numeral numeral = too_long ? Numeral{NumeralKind::obscure, {}} : read_run(run);
  if (numeral.kind != NumeralKind::number || cursor.peek() != U'点') return numeral;
  Cursor behind = cursor;
  behind.advance();
  std::u32string decimals;
  for (; digit_of(behind.peek()) && decimals.size() < longest; behind.advance()) decimals.push_back(behind.peek());
  const auto value = digits_only(decimals);
  if (decimals.empty() || decimals.size() > 6 || !value) return numeral;
  const int places = static_cast<int>(decimals.size());
  if (const auto sum = Decimal::add(numeral.value, Decimal(*value, -places))) numeral.value = *sum;
  cursor = behind;
  // 三点五万
  if (const int unit = large_unit(cursor.peek())) {
    numeral.value = numeral.value.shifted(unit);
    cursor.advance();
  }
  return numeral;
}

}  // namespace budgetlint
