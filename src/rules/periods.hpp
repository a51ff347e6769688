#pragma once

#include <vector>

#include "budgetlint/form/form.hpp"

/// What a form's dates have to do with its period and year.
namespace budgetlint {

/// True for a 附表3 whose period has no day in its year.
[[nodiscard]] bool misses_year(const Form& form);

/// The values of timeliness indicators that name a date outside the form's period, or its year where it has none
/// (附表1). A month lies outside when none of its days is inside; 年底 is December. A month without a year is one of
/// the period's. Dates that a value is measured against or begins at are none of it.
[[nodiscard]] std::vector<const TextCell*> deadlines_outside(const Form& form);

}  // namespace budgetlint
