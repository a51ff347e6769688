#pragma once

#include <vector>

#include "budgetlint/form/submission.hpp"

/// What a form's dates have to do with its period and year.
namespace budgetlint {

/// True for a 附表3 whose period has no day in its year.
[[nodiscard]] bool misses_year(const Form& form);

/// True when every 附表3 that states a period says the same one year, which is not its form's, and there are at least
/// two: then it is the budget year that is wrong.
[[nodiscard]] bool all_miss_alike(const Submission& submission);

/// The values of timeliness indicators that name a date outside the form's period, or its year where it has none
/// (附表1). A month lies outside when none of its days is inside; 年底 is December. A month without a year is one of
/// the period's. Dates that a value is measured against or begins at are none of it.
[[nodiscard]] std::vector<const TextCell*> deadlines_outside(const Form& form);

}  // namespace budgetlint
