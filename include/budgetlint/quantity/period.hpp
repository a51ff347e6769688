#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "budgetlint/support/date.hpp"
#include "budgetlint/support/source.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

inline constexpr int months_a_year = 12;

/// The years that a form may be for.
inline constexpr int earliest_form_year = 1949;
inline constexpr int latest_form_year = 2100;

/// A project's implementation period; both days belong to it. `open` is 长期: no bounds, `from` and `to` mean
/// nothing.
struct Period {
  Date from;
  Date to;
  bool open = false;

  /// By the years of its days; one that runs backwards inside a year still overlaps that year.
  [[nodiscard]] bool overlaps_year(int year) const;
  /// Whole calendar months from the first day's month to the last day's month; 0 when open or the end is before the
  /// start.
  [[nodiscard]] int months() const;
  /// True when the period ends before it starts.
  [[nodiscard]] bool reversed() const { return !open && to < from; }
  friend bool operator==(const Period&, const Period&) = default;
};

/// A period that was read, and where its year numbers stand in the text (four digits each), so that a fix
/// replaces only them. Empty for 一年 and 长期.
struct PeriodReading {
  Period period;
  std::vector<Span> years;
};

/// Reads the spellings of form-language.md, "Period cells"; full width and blanks inside as a clerk types
/// them. `form_year` is what 一年 means. Empty when the text is no period or names a day that does not exist.
[[nodiscard]] std::optional<PeriodReading> read_period(std::string_view text, int form_year);

/// Which end of a mapping `{from:, to:}` a date is for: `2023-03` begins on the 1st and ends on the 31st.
enum class PeriodEnd { from, to };

/// Reads `2023`, `2023-03`, `2023-03-01` (also with 年 月 日, `.` or `/`). Empty for anything else.
[[nodiscard]] std::optional<Date> read_date(std::string_view text, PeriodEnd end);

/// Reads `2023` or `2023年` (full width too): any number of digits, so that the caller can tell what is out of range.
/// Empty for anything else.
[[nodiscard]] std::optional<int> read_year(std::string_view text);

}  // namespace budgetlint
