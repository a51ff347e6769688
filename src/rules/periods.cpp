#include "periods.hpp"

#include <optional>

#include "budgetlint/support/fold.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

constexpr std::string_view no_deadline[] = {"次年", "翌年", "下年", "下一年", "第二年", "上年", "去年", "每", "比",
                                            "较",   "与",   "同比", "基数",   "截至",   "自",   "从",   "起", "学年"};
constexpr int december = 12;

/// Reads a folded text from left to right.
class DateReader {
public:
  DateReader(std::string_view text, int year) : text_(text), year_(year) {}

  /// The next date that is named, as its first and last day; empty at the end of the text.
  [[nodiscard]] std::optional<Period> next() {
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      const int number = take_number();
      if (number < 0) {
        ++at_;
        continue;
      }
      const std::size_t digits = at_ - begin;
      constexpr std::size_t digits_of_year = 4;
      if (digits == digits_of_year && (number / 100 == 20 || number / 100 == 19)) {
        if (const auto date = after_year(number)) return date;
      } else if (digits <= 2 && year_ != 0) {
        if (const auto date = month_and_day(year_, number)) return date;
      }
    }
    return std::nullopt;
  }

private:
  /// -1: no digit stands here.
  int take_number() {
    constexpr int most = 100000;
    int number = -1;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
      number = (number < 0 ? 0 : number) * 10 + (text_[at_] - '0');
      if (number > most) number = most;
      ++at_;
    }
    return number;
  }

  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  std::optional<Period> after_year(int year) {
    const std::size_t begin = at_;
    if (take("-") || take(".") || take("/")) {
      const char mark = text_[at_ - 1];
      const int month = take_number();
      if (at_ < text_.size() && text_[at_] == mark) {
        ++at_;
        const Date date{year, month, take_number()};
        if (is_real(date)) return Period{date, date};
      }
      at_ = begin;
      return std::nullopt;
    }
    if (!take("年")) return std::nullopt;
    static_cast<void>(take("度"));
    if (take("底") || take("末")) return Period{{year, december, 1}, {year, december, 31}};
    const std::size_t behind_year = at_;
    const int number = take_number();
    if (number > 0) {
      if (const auto date = month_and_day(year, number)) return date;
    }
    at_ = behind_year;
    return Period{{year, 1, 1}, {year, december, 31}};
  }

  std::optional<Period> month_and_day(int year, int month) {
    if (month < 1 || month > december || !take("月")) return std::nullopt;
    if (text_.substr(at_).starts_with("内") || text_.substr(at_).starts_with("后")) return std::nullopt;  // 3月内
    const std::size_t behind_month = at_;
    const Date date{year, month, take_number()};
    if ((take("日") || take("号")) && is_real(date)) return Period{date, date};
    at_ = behind_month;
    return Period{{year, month, 1}, {year, month, days_in_month(year, month)}};
  }

  std::string_view text_;
  int year_;  ///< of a month without one; 0: not known
  std::size_t at_ = 0;
};

/// What the dates of a form must lie in: its period, or else its year. Empty: there is no bound.
std::optional<Period> span_of(const Form& form) {
  if (form.kind == FormKind::direction && !form.direction().period.blank()) {
    const PeriodCell& period = form.direction().period;
    const bool bounded = period.stated() && !period.reading.period.open && !period.reading.period.reversed();
    return bounded ? std::optional(period.reading.period) : std::nullopt;
  }
  if (!form.year.stated()) return std::nullopt;
  return Period{{form.year.year, 1, 1}, {form.year.year, december, 31}};
}

bool lies_outside(std::string_view value, const Period& span) {
  const std::string folded = fold_name(value);
  if (!find_any(folded, no_deadline).empty()) return false;
  DateReader reader(folded, span.from.year == span.to.year ? span.from.year : 0);
  while (const auto date = reader.next()) {
    if (date->to < span.from || span.to < date->from) return true;
  }
  return false;
}

}  // namespace

bool misses_year(const Form& form) {
  const PeriodCell& period = form.direction().period;
  return period.stated() && form.year.stated() && !period.reading.period.reversed() &&
         !period.reading.period.overlaps_year(form.year.year);
}

bool all_miss_alike(const Submission& submission) {
  constexpr std::size_t enough_to_tell = 2;
  std::size_t missing = 0;
  int year = 0;
  for (const Form* form : submission.forms) {
    if (form->kind != FormKind::direction || !form->direction().period.stated()) continue;
    const Period& period = form->direction().period.reading.period;
    if (++missing == 1) year = period.from.year;
    if (!misses_year(*form) || period.from.year != year || period.to.year != year) return false;
  }
  return missing >= enough_to_tell;
}

std::vector<const TextCell*> deadlines_outside(const Form& form) {
  std::vector<const TextCell*> outside;
  const auto span = span_of(form);
  if (!span) return outside;
  for (const Indicator& row : indicators_of(form)) {
    if (!row.group.ends_with("timeliness") || !row.value.stated()) continue;
    if (lies_outside(row.value.text, *span)) outside.push_back(&row.value);
  }
  return outside;
}

}  // namespace budgetlint
