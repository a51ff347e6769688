#include "budgetlint/quantity/period.hpp"

#include <array>
#include <initializer_list>
#include <utility>

#include "written_date.hpp"

namespace budgetlint {
namespace {

constexpr int months_in_year = 12;

bool take_any(Cursor& cursor, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (cursor.take(word)) {
      cursor.skip_blanks();
      return true;
    }
  }
  return false;
}

// - — —— ~ 至 到 and their full-width forms.
bool take_range_sign(Cursor& cursor) {
  if (cursor.peek() != U'-' && cursor.peek() != U'~') return take_any(cursor, {"——", "—", "–", "−", "〜", "至", "到"});
  cursor.advance();
  cursor.skip_blanks();
  return true;
}

// The years that 三年, 两年 or 3年 speaks of.
std::optional<int> take_year_count(Cursor& cursor) {
  constexpr std::array<std::pair<std::string_view, int>, 11> counts{{{"一", 1},
                                                                     {"二", 2},
                                                                     {"两", 2},
                                                                     {"三", 3},
                                                                     {"四", 4},
                                                                     {"五", 5},
                                                                     {"六", 6},
                                                                     {"七", 7},
                                                                     {"八", 8},
                                                                     {"九", 9},
                                                                     {"十", 10}}};
  const Cursor begin = cursor;
  std::optional<int> count;
  for (const auto& [word, value] : counts) {
    if (!count && cursor.take(word)) count = value;
  }
  if (!count) {
    const WrittenNumber number = take_number(cursor);
    if (number.digits == 1 || number.digits == 2) count = number.value;
  }
  cursor.skip_blanks();
  if (!count || !cursor.take("年")) {
    cursor = begin;
    return std::nullopt;
  }
  cursor.skip_blanks();
  return count;
}

// The second end of a range, where it may leave out what the first one says: 12月, 12月31日, 31日, 12, 12.31.
std::optional<WrittenDate> take_shortened_end(Cursor& cursor, const WrittenDate& from) {
  if (from.is_year()) return std::nullopt;
  WrittenDate to = from;
  to.year_span = {};
  to.day = WrittenDate::absent;
  const WrittenNumber first = take_number(cursor);
  if (first.digits != 1 && first.digits != 2) return std::nullopt;
  cursor.skip_blanks();
  if (from.day != WrittenDate::absent && cursor.take("日")) {
    to.day = first.value;
    return to;
  }
  to.month = first.value;
  const bool spoken = cursor.take("月");
  cursor.skip_blanks();
  const bool day_follows = spoken ? is_digit(cursor.peek()) : from.sign != U'年' && cursor.take(from.sign);
  if (day_follows) {
    to.day = take_number(cursor).value;
    if (spoken && !cursor.take("日")) return std::nullopt;
  } else if (!spoken && (from.sign == U'年' || from.day != WrittenDate::absent)) {
    return std::nullopt;  // 2023年1月-12, 2023.1.1-12: month or day?
  }
  return to;
}

// Reads one period; the cursor stands behind it afterwards.
class PeriodReader {
public:
  PeriodReader(Cursor& cursor, int form_year) : cursor_(cursor), form_year_(form_year) {}

  std::optional<PeriodReading> read() {
    cursor_.skip_blanks();
    if (take_any(cursor_, {"长期"})) return PeriodReading{{{}, {}, true}, {}};
    if (const auto count = take_year_count(cursor_)) return read_counted(*count);
    if (take_any(cursor_, {"本年度", "本年", "当年度", "当年"})) {
      take_any(cursor_, {"内"});
      return forms_year();
    }
    auto reading = read_dates();
    return reading && confirms(reading->period) ? reading : std::nullopt;
  }

private:
  [[nodiscard]] PeriodReading forms_year() const { return {{{form_year_, 1, 1}, {form_year_, 12, 31}, false}, {}}; }

  // The brackets of 2023-2025年（三年）; true where there are none.
  bool confirms(const Period& period) {
    cursor_.skip_blanks();
    if (!cursor_.take(U'(')) return true;
    cursor_.skip_blanks();
    const auto count = take_year_count(cursor_);
    return count && cursor_.take(U')') && period.months() == *count * months_in_year;
  }

  // 一年 alone is the form's; 三年（2023-2025年） must say the same twice.
  std::optional<PeriodReading> read_counted(int count) {
    if (!cursor_.take(U'(')) {
      if (count != 1) return std::nullopt;
      return forms_year();
    }
    cursor_.skip_blanks();
    auto reading = read_dates();
    if (!reading || !cursor_.take(U')') || reading->period.months() != count * months_in_year) return std::nullopt;
    return reading;
  }

  std::optional<PeriodReading> read_dates() {
    auto from = take_date(cursor_);
    if (!from) return std::nullopt;
    if (names_year(*from)) {
      take_any(cursor_, {"度"});
      if (take_any(cursor_, {"一年", "全年", "1年", "１年"})) return range(*from, *from);
      if (take_any(cursor_, {"上半年"})) return range(in_month(*from, 1), in_month(*from, 6));
      if (take_any(cursor_, {"下半年"})) return range(in_month(*from, 7), in_month(*from, 12));
    }
    const bool month_without_name = take_nameless_month(*from);
    const Cursor before_sign = cursor_;
    if (take_range_sign(cursor_)) {
      const auto to = take_end(*from, month_without_name);
      return to ? range(*from, *to) : std::nullopt;
    }
    cursor_ = before_sign;
    // A single day is a deadline, and 2023.1 or 2023-12 by itself is anything.
    const bool single = from->is_year() || (from->sign == U'年' && from->day == WrittenDate::absent);
    return single && !month_without_name ? range(*from, *from) : std::nullopt;
  }

  static bool names_year(const WrittenDate& date) { return date.is_year() && date.sign == U'年'; }

  static WrittenDate in_month(WrittenDate year, int month) {
    year.month = month;
    return year;
  }

  // The 1 of 2023年1-12月.
  bool take_nameless_month(WrittenDate& from) {
    if (!names_year(from) || !is_digit(cursor_.peek())) return false;
    from.month = take_number(cursor_).value;
    cursor_.skip_blanks();
    return true;
  }

  std::optional<WrittenDate> take_end(const WrittenDate& from, bool month_only) {
    const Cursor begin = cursor_;
    auto to = month_only ? std::nullopt : take_date(cursor_);
    if (!to) {
      cursor_ = begin;
      to = take_shortened_end(cursor_, from);
      cursor_.skip_blanks();
      return month_only && to && to->day != WrittenDate::absent ? std::nullopt : to;
    }
    if (names_year(*to)) take_any(cursor_, {"度"});
    return to;
  }

  static std::optional<PeriodReading> range(const WrittenDate& from, const WrittenDate& to) {
    const auto first = complete(from, PeriodEnd::from);
    const auto last = complete(to, PeriodEnd::to);
    if (!first || !last) return std::nullopt;
    PeriodReading reading{{*first, *last, false}, {from.year_span}};
    if (!to.year_span.empty() && to.year_span != from.year_span) reading.years.push_back(to.year_span);
    return reading;
  }

  Cursor& cursor_;
  int form_year_;
};

}  // namespace

bool Period::overlaps_year(int year) const {
  return open || (from.year <= year && year <= to.year);
}

int Period::months() const {
  if (open || reversed()) return 0;
  return (to.year - from.year) * months_in_year + to.month - from.month + 1;
}

std::optional<PeriodReading> read_period(std::string_view text, int form_year) {
  Cursor cursor(text);
  auto reading = PeriodReader(cursor, form_year).read();
  cursor.skip_blanks();
  return cursor.at_end() ? reading : std::nullopt;
}

std::optional<Date> read_date(std::string_view text, PeriodEnd end) {
  Cursor cursor(text);
  cursor.skip_blanks();
  const auto written = take_date(cursor);
  if (!written || !cursor.at_end()) return std::nullopt;
  return complete(*written, end);
}

std::optional<int> read_year(std::string_view text) {
  Cursor cursor(text);
  cursor.skip_blanks();
  const WrittenNumber year = take_number(cursor);
  cursor.skip_blanks();
  if (year.digits == 0) return std::nullopt;
  cursor.take("年");
  cursor.skip_blanks();
  if (!cursor.at_end()) return std::nullopt;
  return year.value;
}

}  // namespace budgetlint
