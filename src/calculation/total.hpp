#pragma once

#include <vector>

#include "budgetlint/calculation/reading.hpp"
#include "normalise.hpp"
#include "statement.hpp"

namespace budgetlint {

/// Adds up what a text says: summands, shares, growth, deductions, and the totals that it prints (reviewing.md, rules 5
/// and 6). Fills products, value, equations and the stated total of the reading, or puts into `left_over` what has no
/// place in the sum.
void add_up(const std::vector<Statement>& statements, const Normalised& normalised, ProseReading& reading,
            std::vector<LeftOver>& left_over);

}  // namespace budgetlint
