#pragma once

#include <string>

#include "budgetlint/report/report.hpp"

namespace budgetlint {

/// The last lines of a report: what was found in how much, then, if anything was, what was held back.
[[nodiscard]] std::string closing_lines(const Results& results, const ReportOptions& options);

}  // namespace budgetlint
