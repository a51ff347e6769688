#pragma once

#include <string>

#include "budgetlint/report/report.hpp"

namespace budgetlint {

/// The last lines of a report: what was found in how much, what was not looked at, what was held back. With the
/// closing hidden only the last remains: a loosened check must not look like a whole one.
[[nodiscard]] std::string closing_lines(const Results& results, const ReportOptions& options);

/// What was found in how much, and what was not looked at, as sentences on one line.
[[nodiscard]] std::string counts_of(const Results& results, Language language);

}  // namespace budgetlint
