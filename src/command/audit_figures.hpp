#pragma once

#include <vector>

#include "budgetlint/command/figures.hpp"
#include "budgetlint/diagnostic/summary.hpp"
#include "budgetlint/report/audit.hpp"

namespace budgetlint {

/// Adds up what an audit tells first. The cases point into `results`.
[[nodiscard]] AuditFigures figures_of(const Results& results, const std::vector<SubmissionFigures>& submissions);

/// What is at stake in a finding, in 元: |expected − stated|. Empty unless it states an amount of money and knows what
/// that should be.
[[nodiscard]] std::optional<Decimal> at_stake(const Finding& finding);

}  // namespace budgetlint
