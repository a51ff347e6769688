#pragma once

#include <string>

#include "budgetlint/report/report.hpp"

namespace budgetlint {

/// The table of a card: what is stated, what speaks for and against it, what was computed. Empty when there
/// is nothing to compare, so that a finding about one place stays short.
[[nodiscard]] std::string evidence_table(const Finding& finding, const ReportOptions& options);

}  // namespace budgetlint
