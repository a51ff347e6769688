#include "amount.hpp"

#include "part.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t telephone_digits = 7;

bool take_range_sign(Cursor& cursor) {
  return cursor.take(U'—') ? (cursor.take(U'—'), true)
                           : cursor.take(U'-') || cursor.take(U'~') || cursor.take("至") || cursor.take("到");
}

/// Dashes between bare numbers: 3-2-1, 0731-28765432.
bool take_dashed_name(Cursor& cursor, const AmountPart& first, const AmountPart& second) {
  if (first.number_class != NumberClass::bare || second.number_class != NumberClass::bare) return false;
  if (second.figures >= telephone_digits || first.leading_zero || cursor.peek() == U'-') {
    while (cursor.take(U'-')) cursor.skip_digits();
    return true;
  }
  return false;
}

/// What two numbers with a dash between them are together; nothing when the dash is a minus.
std::optional<Amount> combine(const AmountPart& first, const AmountPart& second) {
  Amount amount;
  amount.number_class = second.number_class;
  amount.unit = second.unit;
  const bool bare_first = first.number_class == NumberClass::bare;
  if (second.number_class == NumberClass::name && (bare_first || first.number_class == NumberClass::name)) {
    amount.year_range = year_number(second).has_value();
    return amount;
  }
  if (!bare_first && first.number_class != second.number_class) return std::nullopt;
  if (first.number_class == NumberClass::count && first.unit != second.unit) return std::nullopt;
  // (1-5%) takes off, 1% to 5% is written otherwise.
  if (second.number_class == NumberClass::share && bare_first && first.value == Decimal(1, 0)) return std::nullopt;
  amount.value = bare_first && first.scale == 0 ? first.value.shifted(second.scale) : first.value;
  amount.upper = second.value;
  if (second.month) {
    const auto months = Decimal::subtract(second.value, amount.value);
    if (!months || months->is_negative()) return std::nullopt;
    amount.value = *Decimal::add(*months, Decimal(1, 0));
    amount.upper.reset();
    return amount;
  }
  if (!(amount.value < *amount.upper)) return std::nullopt;
  return amount;
}

Amount single(const AmountPart& part) {
  Amount amount;
  amount.number_class = part.broken || part.ordinal ? NumberClass::broken : part.number_class;
  amount.month = part.date_month;
  amount.value = part.value;
  amount.digits = part.digits;
  amount.scale = part.scale;
  amount.unit = part.unit;
  amount.too_many_digits = part.too_many_digits;
  amount.month_name = part.month && part.number_class == NumberClass::count;
  return amount;
}

void take_after_words(Cursor& cursor, Amount& amount) {
  if (amount.number_class == NumberClass::money) cursor.take("整") || cursor.take("钱");
  if (cursor.take("左右") || cursor.take("上下")) amount.qualifier = Qualifier::about;
  if (cursor.take("及以上") || cursor.take("以上")) amount.qualifier = Qualifier::at_least;
  if (cursor.take("及以下") || cursor.take("以下") || cursor.take("以内") || cursor.take("之内")) {
    amount.qualifier = Qualifier::at_most;
  }
}

/// 一年 is a year where one is wanted, 一年半 and 三年 count.
void settle_years(Cursor& cursor, Amount& amount) {
  if (amount.number_class != NumberClass::count || amount.unit.kind != Denominator::year || amount.upper) return;
  if (cursor.take("半")) {
    amount.value = *Decimal::add(amount.value, Decimal(5, -1));
    amount.digits = {};
  } else {
    amount.weak = amount.value == Decimal(1, 0);
  }
}

bool is_mobile_number(const AmountPart& part) {
  constexpr std::size_t digits = 11;
  return part.number_class == NumberClass::bare && part.figures == digits;
}

}  // namespace

Amount take_amount(Cursor& cursor, std::size_t digit_limit, Dash dash, std::size_t& steps) {
  const AmountPart first = take_part(cursor, digit_limit, steps);
  Amount amount = single(first);
  if (first.number_class == NumberClass::none) return amount;
  Cursor behind = cursor;
  if (!first.broken && dash == Dash::range && take_range_sign(behind)) {
    const AmountPart second = take_part(behind, digit_limit, steps);
    if (second.number_class != NumberClass::none && !second.broken) {
      if (take_dashed_name(behind, first, second)) {
        cursor = behind;
        amount.number_class = NumberClass::name;
      } else if (const auto both = combine(first, second)) {
        cursor = behind;
        amount = *both;
      }
    }
  }
  const bool letter = amount.number_class == NumberClass::bare && is_latin(cursor.peek()) && cursor.peek() != U'x' &&
                      cursor.peek() != U'X';
  if (letter || (is_mobile_number(first) && amount.number_class == NumberClass::bare)) {
    amount.number_class = NumberClass::name;
  }
  settle_years(cursor, amount);
  take_after_words(cursor, amount);
  return amount;
}

}  // namespace budgetlint
