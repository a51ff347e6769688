#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace budgetlint {

/// A day of the Gregorian calendar.
struct Date {
  int year = 0;
  int month = 1;
  int day = 1;
  // clang-tidy 14 takes the 0 inside a defaulted <=> for a pointer.
  friend auto operator<=>(const Date&, const Date&) = default;  // NOLINT(modernize-use-nullptr)
};

/// True for a day that exists.
[[nodiscard]] bool is_real(const Date& date);
[[nodiscard]] int days_in_month(int year, int month);

/// `2026-12-31` and nothing else, if there is such a day.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// `2026-12-31`
[[nodiscard]] std::string date_text(const Date& date);

/// The day, in UTC, that lies so many seconds behind the start of 1970, as SOURCE_DATE_EPOCH counts; nothing when the
/// text is no such number or lies behind the year 9999.
[[nodiscard]] std::optional<Date> date_of_epoch(std::string_view seconds);

}  // namespace budgetlint
