// A period: its days exist, its year numbers stand where it says, and the same period written out, typed with a Chinese
// keyboard or moved to another year reads as it should.
#include "budgetlint/quantity/period.hpp"

#include <array>
#include <string>

#include "budgetlint/quantity/impossible_date.hpp"
#include "fuzz/fuzz.hpp"

namespace budgetlint {
namespace {

using fuzz::require;

constexpr std::array<std::string_view, 62> words{
    "2023",      "2024", "2025", "1999", "0001", "9999",        "２０２３", "1",   "2",  "3",  "02",
    "12",        "29",   "30",   "31",   "0",    "１",          "１２",     "年",  "月", "日", "年度",
    "度",        "一年", "全年", "1年",  "１年", "长期",        "-",        "－",  "—",  "——", "–",
    "−",         "~",    "～",   "〜",   "至",   "到",          ".",        "．",  "/",  "／", "(",
    ")",         "（",   "）",   "三年", "两年", "十年",        "二",       "3年", " ",  "　", "\t",
    "2023年1月", "12月", "31日", "2000", "1900", "99999999999", "\xff"};

std::string two(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string four(int year) {
  const std::string digits = std::to_string(year);
  return std::string(4 - digits.size(), '0') + digits;
}

std::string spoken(const Date& date) {
  return four(date.year) + "年" + std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
}

std::string signed_date(const Date& date) {
  return four(date.year) + "-" + two(date.month) + "-" + two(date.day);
}

void check_years(std::string_view text, const PeriodReading& reading) {
  require(reading.years.size() <= 2, "more than two years", text);
  std::size_t before = 0;
  for (std::size_t i = 0; i < reading.years.size(); ++i) {
    const Span span = reading.years[i];
    require(span.begin >= before && span.end <= text.size(), "a year outside the text", text);
    before = span.end;
    const auto year = read_year(text.substr(span.begin, span.size()));
    require(year == (i == 0 ? reading.period.from : reading.period.to).year, "another year stands there", text);
  }
}

/// What the repair of a period of another year does.
void check_moved(std::string_view text, const PeriodReading& reading, int form_year) {
  constexpr int year = 2031;
  std::string moved(text);
  for (auto span = reading.years.rbegin(); span != reading.years.rend(); ++span) {
    moved.replace(span->begin, span->size(), std::to_string(year));
  }
  const auto again = read_period(moved, form_year);
  if (reading.years.empty() || !again) return;  // 三年（2023-2025年）, 29 February
  require(again->period.from.year == year && again->period.to.year == year, "moved to another year: " + moved, text);
  require(again->period.from.month == reading.period.from.month && again->period.to.month == reading.period.to.month,
          "moved to other months: " + moved, text);
}

void check_period(std::string_view text, const PeriodReading& reading, int form_year) {
  const Period& period = reading.period;
  const auto wide = read_period(fuzz::full_width(text), form_year);
  require(wide && wide->period == period, "in full width it is another one", text);
  const auto padded = read_period(" " + std::string(text) + "　", form_year);
  require(padded && padded->period == period, "between blanks it is another one", text);
  if (period.open) return require(reading.years.empty() && period.months() == 0, "open, and yet", text);
  require(is_real(period.from) && is_real(period.to), "a day that does not exist", text);
  const std::string out = spoken(period.from) + "至" + spoken(period.to);
  const auto again = read_period(out, form_year);
  require(again && again->period == period, "written out it is another one: " + out, text);
  require(period.reversed() || period.months() >= 1, "no months", text);
  require(!impossible_date(text), "a date in it is told as impossible", text);
}

void check_date(std::string_view text, const Date& date, PeriodEnd end) {
  require(is_real(date), "a day that does not exist", text);
  require(read_date(signed_date(date), end) == date, "printed and read again it is another one", text);
  require(read_date(fuzz::full_width(text), end) == date, "in full width it is another one", text);
}

}  // namespace
}  // namespace budgetlint

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace budgetlint;
  fuzz::Bytes bytes(data, size);
  const int form_year = 1949 + static_cast<int>(bytes.below(152));
  const std::string text = fuzz::text_of(bytes, words);
  if (const auto reading = read_period(text, form_year)) {
    check_years(text, *reading);
    check_moved(text, *reading, form_year);
    check_period(text, *reading, form_year);
  }
  const auto from = read_date(text, PeriodEnd::from);
  const auto to = read_date(text, PeriodEnd::to);
  if (from) check_date(text, *from, PeriodEnd::from);
  if (to) check_date(text, *to, PeriodEnd::to);
  if (from && to) require(!(*to < *from), "it ends before it begins", text);
  if (const auto year = read_year(text)) require(*year >= 0, "a negative year", text);
  return 0;
}
