#include "generate/money.hpp"

#include <algorithm>

namespace budgetlint::testing {
namespace {

/// How many decimals `value` needs so that no digit is lost.
int decimals_needed(Money value, Money unit) {
  int decimals = 0;
  while (value % unit != 0 && unit > 1) {
    unit /= 10;
    ++decimals;
  }
  return decimals;
}

/// `value` in `unit`, with so many decimals; the digits behind them are 0.
std::string plain_digits(Money value, Money unit, int decimals) {
  std::string digits = std::to_string(value / unit);
  if (decimals > 0) digits += '.';
  Money rest = value % unit;
  for (int i = 0; i < decimals; ++i) {
    unit /= 10;
    digits += static_cast<char>('0' + rest / unit);
    rest %= unit;
  }
  return digits;
}

std::string with_separators(const std::string& digits) {
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i < whole && (whole - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

/// Every character of a number has its full-width twin 0xfee0 code points further on.
std::string full_width(const std::string& digits) {
  std::string text;
  for (const char c : digits) {
    const unsigned code = static_cast<unsigned char>(c) + 0xfee0U;
    text += static_cast<char>(0xe0U | (code >> 12U));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3fU));
    text += static_cast<char>(0x80U | (code & 0x3fU));
  }
  return text;
}

std::string dress(Random& random, std::string digits, Spelling spelling) {
  if (spelling == Spelling::plain) return digits;
  if (random.chance(25)) digits = with_separators(digits);
  if (random.chance(6)) digits = full_width(digits);
  return digits;
}

}  // namespace

SpelledNumber spell_amount(Random& random, const Amount& amount, Unit form_unit, Spelling spelling,
                           std::string_view qualifier) {
  const bool varied = spelling == Spelling::varied;
  Unit unit = form_unit;
  if (varied && amount.units == UnitChoice::free && random.chance(12)) {
    // 元 shows every digit down to 1元, which a rounded amount must not claim to know.
    unit = form_unit == Unit::ten_thousand && amount.place == one_yuan ? Unit::yuan : Unit::ten_thousand;
  }
  const auto scale = static_cast<Money>(unit);
  int decimals = decimals_needed(amount.value, scale);
  const int most = decimals_needed(amount.place, scale);
  if (varied && decimals < most && random.chance(20)) ++decimals;

  std::string_view suffix;
  if (unit != form_unit || (varied && random.chance(12))) {
    suffix = name_of(unit);
    if (unit == Unit::ten_thousand && random.chance(50)) suffix = "万";
  }
  SpelledNumber spelled{std::string(qualifier)};
  spelled.begin = spelled.text.size();
  spelled.text += dress(random, plain_digits(amount.value, scale, decimals), spelling);
  spelled.end = spelled.text.size();
  spelled.text += suffix;
  return spelled;
}

std::string spell_rate(Random& random, Money rate, RateUnit unit, Spelling spelling) {
  const Money scale = unit == RateUnit::ten_thousand ? ten_thousand_yuan : one_yuan;
  std::string text = dress(random, plain_digits(rate, scale, decimals_needed(rate, scale)), spelling);
  if (unit == RateUnit::yuan) text += "元";
  if (unit == RateUnit::ten_thousand) text += "万元";
  return text;
}

std::string spell_count(Random& random, std::int64_t count, Spelling spelling) {
  return dress(random, std::to_string(count), spelling);
}

}  // namespace budgetlint::testing
