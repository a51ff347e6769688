// A quantity cell: what was read, printed in our own words, reads as the same quantity; and with other digits in place
// of its own, which is what a repair writes, it is the same but for its value.
#include "budgetlint/quantity/quantity.hpp"

#include <array>

#include "budgetlint/quantity/cursor.hpp"
#include "budgetlint/quantity/number.hpp"
#include "fuzz/fuzz.hpp"

namespace budgetlint {
namespace {

constexpr std::array<std::string_view, 85> words{
    "0",      "1",   "2",     "3",   "5",      "7",    "9",      "000",    ",",    ".",    "-",    "－",     "−",
    "，",     "．",  "０",    "１",  "５",     "９",   "约",     "大约",   "≈",    "平均", "人均", "户均",   "月均",
    "均价",   "近",  "预计",  "拟",  "计划",   "测算", "不低于", "不少于", "至少", "≥",    ">=",   "不超过", "至多",
    "≤",      "<",   "¥",     "￥",  "人民币", "余",   "多",     "元",     "万元", "万",   "亿元", "亿",     "千元",
    "百万元", "千",  "百万",  "/人", "/名",    "/月",  "/个月",  "/天",    "/次",  "/季",  "/年",  "/户",    "/辆",
    "·月",    ".日", "/半年", "人",  "辆",     "个月", "千克",   "左右",   "以上", "以下", "以内", "整",     "%",
    "％",     " ",   "　",    "无",  "l",      "O",    "\xff"};

constexpr std::array units{MoneyUnit::yuan, MoneyUnit::thousand, MoneyUnit::ten_thousand, MoneyUnit::million,
                           MoneyUnit::hundred_million};

std::string front_of(const Quantity& quantity) {
  switch (quantity.qualifier) {
    case Qualifier::about:
      return "约";
    case Qualifier::forecast:
      return "预计";
    case Qualifier::at_least:
      return "不低于";
    case Qualifier::at_most:
      return "不超过";
    case Qualifier::nearly:
      return "近";
    case Qualifier::none:
    case Qualifier::over:
      break;
  }
  return {};
}

std::string_view word_of(Denominator denominator) {
  constexpr std::array<std::string_view, 9> all{"人", "户", "辆", "次", "天", "月", "季", "半年", "年"};
  return all.at(static_cast<std::size_t>(denominator));
}

std::string scale_of_count(const Quantity& quantity) {
  if (quantity.unit == MoneyUnit::yuan) return {};
  const std::string_view money = money_unit_name(quantity.unit);
  return std::string(money.substr(0, money.size() - std::string_view("元").size()));
}

std::string printed(const Quantity& quantity, QuantityKind kind) {
  std::string text = front_of(quantity) + quantity.value.shifted(-quantity.scale()).to_string();
  if (quantity.qualifier == Qualifier::over) text += "余";
  if (quantity.percent) text += "%";
  if (kind == QuantityKind::count) text += scale_of_count(quantity) + quantity.unit_word;
  if (quantity.own_unit) text += money_unit_name(quantity.unit);
  for (const Denominator denominator : quantity.denominators) (text += "/") += word_of(denominator);
  return text;
}

bool same_but_for_digits(const Quantity& a, const Quantity& b) {
  return a.qualifier == b.qualifier && a.unit == b.unit && a.own_unit == b.own_unit && a.percent == b.percent &&
         a.denominators == b.denominators && a.unit_word == b.unit_word;
}

bool same_spelled(const Decimal& a, const Decimal& b) {
  return a.coefficient() == b.coefficient() && a.exponent() == b.exponent();
}

/// The text with another number in place of its digits.
std::string with_number(std::string_view text, const Quantity& quantity, const Decimal& number) {
  std::string other(text);
  const Span digits = quantity.digits;
  return other.replace(digits.begin, digits.size(), spell_like(text.substr(digits.begin, digits.size()), number, true));
}

void check_quantity(std::string_view text, const Quantity& quantity, QuantityKind kind, MoneyUnit unit) {
  using fuzz::require;
  require(quantity.digits.begin < quantity.digits.end && quantity.digits.end <= text.size(), "digits outside", text);
  Cursor cursor(text.substr(quantity.digits.begin, quantity.digits.size()));
  const NumberReading number = read_number(cursor, 38);
  require(!number.problem && cursor.at_end(), "the digits are no number", text);
  require(same_spelled(number.value.shifted(quantity.scale()), quantity.value), "the digits say another value", text);

  const std::string again = printed(quantity, kind);
  const QuantityReading second = read_quantity(again, kind, unit, 38);
  require(second.quantity && same_but_for_digits(*second.quantity, quantity) &&
              same_spelled(second.quantity->value, quantity.value),
          "printed and read again it is another one: " + again, text);

  for (const Decimal& value : {number.value, Decimal(1234567, 0), Decimal(-70, -1), Decimal(0, -2), Decimal(5, 3)}) {
    const std::string other = with_number(text, quantity, value);
    const QuantityReading repaired = read_quantity(other, kind, unit, 38);
    require(repaired.quantity && same_but_for_digits(*repaired.quantity, quantity) &&
                repaired.quantity->value == value.shifted(quantity.scale()),
            "with other digits it is another one: " + other, text);
  }
}

}  // namespace
}  // namespace budgetlint

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace budgetlint;
  fuzz::Bytes bytes(data, size);
  const auto kind = static_cast<QuantityKind>(bytes.below(4));
  const MoneyUnit unit = units[bytes.below(units.size())];
  const std::string text = fuzz::text_of(bytes, words);
  const QuantityReading reading = read_quantity(text, kind, unit);
  fuzz::require(int{reading.blank} + int{reading.quantity.has_value()} + int{reading.error.has_value()} == 1,
                "not exactly one of blank, quantity and error", text);
  if (reading.blank) fuzz::require(text.find_first_of("0123456789") == text.npos, "digits are called blank", text);
  if (reading.quantity) check_quantity(text, *reading.quantity, kind, unit);
  if (!reading.error) return 0;
  fuzz::require(fuzz::is_boundary(text, reading.error->understood), "understood up to inside a character", text);
  fuzz::require(!reading.error->message.english.empty() && !reading.error->message.chinese.empty(), "no message", text);
  return 0;
}
