#include "part.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "budgetlint/quantity/number.hpp"
#include "budgetlint/quantity/period.hpp"
#include "numeral.hpp"

namespace budgetlint {
namespace {

struct Scale {
  std::string_view word;
  int power;
};

constexpr std::array scales{Scale{"千万", 7}, Scale{"百万", 6}, Scale{"十万", 5}, Scale{"万", 4},
                            Scale{"亿", 8},   Scale{"千", 3},   Scale{"百", 2}};

// Behind a number they make it a name, and 以上 behind them belongs to it.
constexpr std::array<std::string_view, 12> name_endings{"周岁", "岁", "号", "级", "类",   "档",
                                                        "型",   "楼", "路", "届", "世纪", "年级"};

constexpr std::array<std::string_view, 6> parts_of_a_month{"份", "底", "初", "末", "中旬", "上旬"};

constexpr int scale_of_money = 4;
constexpr std::size_t one_character = 3;  // bytes of a numeral

bool ends_a_phrase(const Cursor& cursor) {
  if (cursor.at_end()) return true;
  constexpr std::u32string_view signs = U"﹐,、;。:()=+-×÷/%—~ ";
  return signs.find(cursor.peek()) != std::u32string_view::npos;
}

void take_figures(Cursor& cursor, std::size_t digit_limit, AmountPart& part) {
  const std::size_t begin = cursor.offset();
  part.leading_zero = cursor.peek() == U'0';
  const NumberReading number = read_number(cursor, digit_limit);
  part.number_class = NumberClass::bare;
  if (number.problem) {
    part.broken = true;
    part.too_many_digits = *number.problem == Problem::too_many_digits;
    cursor.skip_digits();
    while (cursor.peek() == U'.' || cursor.peek() == U',') {
      cursor.advance();
      cursor.skip_digits();
    }
  } else {
    part.value = number.value;
    part.digits = number.digits;
    part.broken = cursor.peek() == U'.' || digit_alike(cursor.peek()).has_value();
  }
  part.figures = cursor.offset() - begin;
}

void take_scale(Cursor& cursor, AmountPart& part) {
  if (unit_at(cursor.rest()).size > 0) return;  // 千克
  for (const Scale& row : scales) {
    if (!cursor.take(row.word)) continue;
    part.scale = row.power;
    part.value = part.value.shifted(row.power);
    return;
  }
}

bool take_name_ending(Cursor& cursor) {
  const bool taken =
      std::any_of(name_endings.begin(), name_endings.end(), [&](std::string_view word) { return cursor.take(word); });
  if (!taken) return false;
  cursor.take("以上") || cursor.take("及以上") || cursor.take("以下") || cursor.take("及以下");
  return true;
}

/// 2023年 with the month and the day behind it; 三年 is a count.
void take_year(Cursor& cursor, AmountPart& part) {
  Cursor behind = cursor;
  if (!behind.take("年")) return;
  if (year_number(part) && part.figures != 2) {
    cursor = behind;
    cursor.take("度");
    part.number_class = NumberClass::name;
  }
}

/// 1 … 12; 13 for what is no month.
int month_number(const Decimal& value) {
  constexpr int last_month = 12;
  for (int month = 1; month <= last_month; ++month) {
    if (value == Decimal(month, 0)) return month;
  }
  return last_month + 1;
}

/// 3月5日, 12月底 are dates; 12月 alone is told by what stands around it.
void take_month(Cursor& cursor, AmountPart& part) {
  Cursor behind = cursor;
  if (!behind.take("月")) return;
  cursor = behind;
  part.number_class = NumberClass::count;
  part.unit = unit_of(Denominator::month);
  part.month = true;
  const bool dated = std::any_of(parts_of_a_month.begin(), parts_of_a_month.end(),
                                 [&](std::string_view word) { return cursor.take(word); });
  Cursor day = cursor;
  day.skip_digits();
  const bool with_day = day.offset() > cursor.offset() && (day.take("日") || day.take("号"));
  if (with_day) cursor = day;
  if (!dated && !with_day && !cursor.rest().starts_with("起") && !cursor.rest().starts_with("前")) return;
  part.number_class = NumberClass::name;
  part.date_month = month_number(part.value);
}

void take_unit(Cursor& cursor, AmountPart& part) {
  if (cursor.take("元")) {
    part.number_class = NumberClass::money;
    return;
  }
  if (cursor.take("%")) {
    part.number_class = NumberClass::share;
    part.scale -= 2;  // behind 1500万 too
    part.value = part.value.shifted(-2);
    return;
  }
  if (take_name_ending(cursor)) {
    part.number_class = NumberClass::name;
    return;
  }
  take_year(cursor, part);
  if (part.number_class == NumberClass::name) return;
  take_month(cursor, part);
  if (part.month) return;
  const UnitMatch match = unit_at(cursor.rest());
  // 一季度 is the first quarter, 3季度 too: a length of time that is not counted.
  if (cursor.rest().starts_with("季度")) {
    part.number_class = NumberClass::count;
    part.ordinal = true;
  } else if (match.size > 0) {
    cursor.take(cursor.rest().substr(0, match.size));
    part.number_class = NumberClass::count;
    part.unit = match.unit;
  } else if (part.scale >= scale_of_money && ends_a_phrase(cursor)) {
    part.number_class = NumberClass::money;
  }
}

/// 三成, 百分之二十, 二分之一.
bool take_chinese_share(Cursor& cursor, AmountPart& part, std::size_t& steps) {
  Cursor behind = cursor;
  if (behind.take("百分之")) {
    const Numeral numeral = take_numeral(behind, steps);
    if (numeral.kind != NumeralKind::number) return false;
    part.value = numeral.value.shifted(-2);
  } else {
    const Numeral numeral = take_numeral(behind, steps);
    if (numeral.kind != NumeralKind::number || numeral.value.is_zero()) return false;
    if (behind.take("分之")) {
      const Numeral upper = take_numeral(behind, steps);
      if (upper.kind != NumeralKind::number) return false;
      constexpr std::array<int, 9> exact{2, 4, 5, 8, 10, 20, 25, 50, 100};
      const auto* const found =
          std::find_if(exact.begin(), exact.end(), [&](int n) { return numeral.value == Decimal(n, 0); });
      part.broken = found == exact.end();
      if (!part.broken) {
        constexpr int thousandth = -3;
        part.value = *Decimal::multiply(upper.value, Decimal(1000 / *found, thousandth));
      }
    } else if (behind.take("成") && ends_a_phrase(behind) && numeral.value < Decimal(10, 0)) {
      part.value = numeral.value.shifted(-1);
    } else {
      return false;
    }
  }
  cursor = behind;
  part.number_class = NumberClass::share;
  return true;
}

/// 三至五人, 八:二, 两、三千元: a numeral without a unit that another one follows.
bool is_half_of_a_pair(Cursor cursor, std::size_t& steps) {
  constexpr std::u32string_view signs = U"-—~、:×÷+=/至到";
  if (cursor.at_end() || signs.find(cursor.peek()) == std::u32string_view::npos) return false;
  cursor.advance();
  return is_digit(cursor.peek()) || take_numeral(cursor, steps).kind != NumeralKind::none;
}

/// A numeral counts only before a unit; before 折 and 倍 it changes what stands beside it.
AmountPart take_chinese_part(Cursor& cursor, std::size_t& steps) {
  AmountPart part;
  if (take_chinese_share(cursor, part, steps)) return part;
  Cursor behind = cursor;
  const Numeral numeral = take_numeral(behind, steps);
  if (numeral.kind == NumeralKind::none) return part;
  part.value = numeral.value;
  if (numeral.kind == NumeralKind::digits) {
    take_year(behind, part);
    if (part.number_class == NumberClass::name) cursor = behind;
    return part;
  }
  // The last 万 of 三万 is its scale when 元 is left out.
  const bool scaled = cursor.rest().substr(0, behind.offset() - cursor.offset()).ends_with("万");
  if (scaled) part.scale = scale_of_money;
  const bool uncertain = behind.rest().starts_with("余") || behind.rest().starts_with("多");
  Cursor unit = behind;
  if (uncertain) unit.advance();
  take_unit(unit, part);
  part.scale = 0;
  if (behind.rest().starts_with("折") || behind.rest().starts_with("倍")) part.number_class = NumberClass::broken;
  if (part.number_class == NumberClass::none) {
    // 涨幅十五 is a number that its unit is missing from, 等级三 a name.
    const bool no_word = behind.offset() > cursor.offset() + one_character && ends_a_phrase(behind);
    part.number_class = no_word || is_half_of_a_pair(behind, steps) ? NumberClass::broken : NumberClass::none;
    if (part.number_class == NumberClass::broken) cursor = behind;
    return part;
  }
  part.broken = part.number_class != NumberClass::name && (numeral.kind == NumeralKind::obscure || uncertain);
  cursor = unit;
  return part;
}

}  // namespace

std::optional<Decimal> year_number(const AmountPart& part) {
  if (!part.value.is_integer() || part.scale != 0) return std::nullopt;
  if (part.value < Decimal(earliest_form_year, 0) || part.value > Decimal(latest_form_year, 0)) return std::nullopt;
  return part.value;
}

AmountPart take_part(Cursor& cursor, std::size_t digit_limit, std::size_t& steps) {
  AmountPart part;
  if (!is_digit(cursor.peek())) return take_chinese_part(cursor, steps);
  take_figures(cursor, digit_limit, part);
  steps += part.figures;
  take_scale(cursor, part);
  if (cursor.take("余") || cursor.take("多")) part.broken = true;
  if (!part.broken) {
    take_unit(cursor, part);
    const bool changes = cursor.rest().starts_with("折") || cursor.rest().starts_with("倍");
    part.broken = part.number_class == NumberClass::bare && changes;
  } else {
    // The unit goes with the number that it stands behind.
    AmountPart ignored;
    take_unit(cursor, ignored);
  }
  return part;
}

}  // namespace budgetlint
