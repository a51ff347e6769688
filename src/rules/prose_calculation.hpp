#pragma once

#include <memory>

#include "budgetlint/rules/rule.hpp"

namespace budgetlint {

/// The products of a text that was evaluated, as terms over its cells. What the text leaves to its reader goes into the
/// multipliers, so that nobody is blamed for it.
[[nodiscard]] std::vector<Term> terms_of(const Prose& prose);

/// Adds the counts of a text that was evaluated.
void add_counts(const Prose& prose, std::vector<const Cell*>& counts);

/// What stands for the calculation of a detail that has none: the amount is what its explanation gives, and every
/// result that the explanation prints is what stands before it.
void check_prose(const Detail& detail, const Prose& prose,
                 const std::shared_ptr<const std::vector<const Cell*>>& counts, Worksheet& worksheet);

}  // namespace budgetlint
