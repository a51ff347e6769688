// The calculation in a text: its value is the sum of its products, everything it speaks of stands in the text, and the
// same text in full width, or with blanks wherever no number is cut, has the same value or none. A formula made of
// known numbers has the value of that formula.
#include <algorithm>
#include <array>

#include "budgetlint/calculation/reading.hpp"
#include "budgetlint/quantity/cursor.hpp"
#include "budgetlint/quantity/number.hpp"
#include "budgetlint/support/utf8.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/rational.hpp"

namespace budgetlint {
namespace {

using fuzz::Rational;
using fuzz::rational;
using fuzz::require;

constexpr std::array<std::string_view, 120> words{
    "1",     "2",    "5",      "12",   "46",    "100",        "900",  "2023", "1,500", "11.25",  "0.5",    "１２",
    "，",    "。",   "；",     "、",   "：",    "（",         "）",   "(",    ")",     "+",      "-",      "×",
    "*",     "/",    "÷",      "=",    "＝",    "x",          "—",    "~",    "至",    "%",      "％",     " ",
    "　",    "\n",   "人",     "名",   "户",    "辆",         "次",   "天",   "个月",  "月",     "年",     "季度",
    "半年",  "元",   "万元",   "万",   "亿元",  "千",         "/人",  "/月",  "/年",   "/次",    "元/人",  "元/人/月",
    "元/月", "每人", "每月",   "每年", "每辆",  "人均",       "平均", "约",   "预计",  "共",     "共计",   "合计",
    "小计",  "其中", "分别",   "各",   "按",    "标准",       "补助", "发放", "计",    "需",     "所需",   "总计",
    "减",    "扣除", "乘以",   "除以", "三成",  "百分之二十", "五十", "三",   "十二",  "一年",   "两",     "万人",
    "或",    "不等", "提高到", "以上", "以内",  "左右",       "余",   "多",   "个",    "项",     "2023年", "1-12月",
    "1.",    "①",    "一、",   "第二", "附表3", "岁",         "级",   "折",   "倍",    "\u200b", "\xff",   "班次"};

constexpr std::array<std::string_view, 4> blanks{" ", "　", "\n", "\u200b"};

bool is_in_a_number(char32_t c) {
  const char32_t half = half_width(c);
  return (half >= U'0' && half <= U'9') || half == U'.' || half == U',';
}

/// The text with a blank at each of those boundaries that `choice` picks, never inside a number.
std::string spread(std::string_view text, std::string_view blank, unsigned choice) {
  std::string spaced;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const bool well_formed = c.value != 0xFFFD;
    if (at > 0 && well_formed && choice >> (at % 7) % 2 != 0 && !(is_in_a_number(before) && is_in_a_number(c.value))) {
      spaced += blank;
    }
    spaced += text.substr(at, c.size);
    before = c.value;
    at += c.size;
  }
  return spaced;
}

bool same_value(const ProseReading& a, const ProseReading& b) {
  return a.value.low == b.value.low && a.value.high == b.value.high;
}

void check_other_spelling(std::string_view text, const ProseReading& reading, const std::string& other,
                          const ProseContext& context) {
  const ProseReading again = read_calculation(other, context);
  if (again.evaluated()) require(same_value(reading, again), "another spelling has another value: " + other, text);
}

void check_place(std::string_view text, Span place) {
  require(place.begin <= place.end && place.end <= text.size(), "a place outside the text", text);
  require(fuzz::is_boundary(text, place.begin) && fuzz::is_boundary(text, place.end), "a place inside a character",
          text);
}

void check_factor(std::string_view text, const ProseFactor& factor) {
  check_place(text, factor.place);
  check_place(text, factor.digits);
  if (factor.digits.empty() || factor.implicit || factor.upper) return;
  Cursor cursor(text.substr(factor.digits.begin, factor.digits.size()));
  const NumberReading number = read_number(cursor, 38);
  require(!number.problem && cursor.at_end(), "the digits are no number", text);
  require(number.value.shifted(factor.scale) == factor.value, "the digits say another value", text);
}

/// The sum of the products with each range at its end that makes the value smaller or larger; both where there is none.
void check_sum(std::string_view text, const ProseReading& reading) {
  Rational low = 0;
  Rational high = 0;
  bool bounded = false;
  for (const ProseProduct& product : reading.products) {
    Rational least = rational(product.multiplier);
    Rational most = least;
    for (const std::size_t index : product.factors) {
      require(index < reading.factors.size(), "a factor that is none", text);
      const ProseFactor& factor = reading.factors[index];
      bounded = bounded || factor.qualifier == Qualifier::at_least || factor.qualifier == Qualifier::at_most;
      least *= rational(factor.value);
      most *= rational(factor.upper.value_or(factor.value));
    }
    low += std::min(least, most);
    high += std::max(least, most);
  }
  if (bounded) return;
  require(reading.value.low && reading.value.high, "an end is missing", text);
  require(rational(*reading.value.low) == low && rational(*reading.value.high) == high,
          "the value is not the sum of its products", text);
}

void check_reading(std::string_view text, const ProseReading& reading) {
  for (const ProseFactor& factor : reading.factors) check_factor(text, factor);
  for (const ProseEquation& equation : reading.equations) {
    check_place(text, equation.place);
    require(equation.right < reading.factors.size(), "a result that is no factor", text);
  }
  for (const MalformedRate& rate : reading.malformed_rates) check_place(text, rate.place);
  if (reading.evaluated()) return check_sum(text, reading);
  require(reading.products.empty() && !reading.value.low && !reading.value.high, "a value without evaluation", text);
  for (const Span word : reading.obstacle->words) check_place(text, word);
  require(!reading.obstacle->message.english.empty() && !reading.obstacle->message.chinese.empty(), "no reason", text);
}

/// A formula whose value is known: `12人×46.5元×3个月＋…`.
void check_formula(fuzz::Bytes& bytes) {
  constexpr std::array<std::string_view, 5> times{"×", "*", " × ", "x", "＊"};
  constexpr std::array<std::string_view, 3> plus{"+", "＋", " + "};
  const auto number = [&](std::size_t decimals) {
    return Decimal(static_cast<int>(1 + bytes.byte() * 37 + bytes.byte()), -static_cast<int>(decimals));
  };
  std::string text;
  Rational expected = 0;
  for (std::size_t terms = 1 + bytes.below(4); terms > 0; --terms) {
    const Decimal people = number(0);
    const Decimal rate = number(bytes.below(3));
    const Decimal months(static_cast<int>(1 + bytes.below(12)), 0);
    const std::string_view sign = times[bytes.below(times.size())];
    if (!text.empty()) text += plus[bytes.below(plus.size())];
    text += people.to_string() + "人" + std::string(sign) + rate.to_string() + "元" + std::string(sign) +
            months.to_string() + "个月";
    expected += rational(people) * rational(rate) * rational(months);
  }
  const ProseReading reading = read_calculation(text, {});
  require(reading.evaluated() && reading.value.low && rational(*reading.value.low) == expected &&
              reading.value.low == reading.value.high,
          "a formula has another value", text);
}

}  // namespace
}  // namespace budgetlint

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace budgetlint;
  fuzz::Bytes bytes(data, size);
  ProseContext context;
  const std::size_t months = bytes.below(64);
  if (months > 48) context = {std::nullopt, std::nullopt};
  if (months <= 48) context = {static_cast<int>(months), static_cast<int>(months / 12)};
  const unsigned choice = bytes.byte();
  if (choice == 255) {
    check_formula(bytes);
    return 0;
  }
  const std::string text = fuzz::text_of(bytes, words);
  const ProseReading reading = read_calculation(text, context);
  check_reading(text, reading);
  require(reading.steps <= 400 * (text.size() + 1), "more work than the text is long", text);
  if (!reading.evaluated()) return 0;
  check_other_spelling(text, reading, fuzz::full_width(text), context);
  check_other_spelling(text, reading, spread(text, blanks[choice % blanks.size()], choice), context);
  return 0;
}
