#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/rules/coverage.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

/// What `--unchecked` adds to a report: for each submission the quantities that nothing confirms, those with one reason
/// together, and the share of money checked. `findings` tell which documents gave no form at all.
[[nodiscard]] std::string print_unchecked(const std::vector<Coverage>& coverages, const std::vector<Finding>& findings,
                                          Language language, std::size_t width);

/// One sentence on all submissions together, for `--verbose`: `1 of 58 quantities unchecked; …`, without a line end.
[[nodiscard]] std::string coverage_sentence(const std::vector<Coverage>& coverages, Language language);

}  // namespace budgetlint
