#include "budgetlint/support/date.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdint>

namespace budgetlint {
namespace {

constexpr int last_written_year = 9999;

/// All of `text` as digits of a number.
template <typename Number>
std::optional<Number> digits(std::string_view text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const bool starts_with_digit = !text.empty() && text.front() >= '0' && text.front() <= '9';
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return starts_with_digit && stop == end && error == std::errc() ? std::optional(number) : std::nullopt;
}

}  // namespace

int days_in_month(int year, int month) {
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  switch (month) {
    case 2:
      return leap ? 29 : 28;
    case 4:
    case 6:
    case 9:
    case 11:
      return 30;
    default:
      return 31;
  }
}

bool is_real(const Date& date) {
  return date.year >= 1 && date.year <= last_written_year && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= days_in_month(date.year, date.month);
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits<int>(text.substr(0, 4));
  const auto month = digits<int>(text.substr(5, 2));
  const auto day = digits<int>(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, *month, *day};
  return is_real(date) ? std::optional(date) : std::nullopt;
}

std::string date_text(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::optional<Date> date_of_epoch(std::string_view seconds) {
  constexpr std::int64_t year_10000 = 253'402'300'800;
  const auto count = digits<std::int64_t>(seconds);
  if (!count || *count >= year_10000) return std::nullopt;
  const std::chrono::sys_seconds moment{std::chrono::seconds(*count)};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(moment)};
  return Date{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
              static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace budgetlint
