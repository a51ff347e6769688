#pragma once

#include "budgetlint/reconcile/relation.hpp"

namespace budgetlint {

/// Of two numbers of which one is a thousand times the other: the cell in which a decimal point stands for a thousands
/// separator (1.286 for 1,286), or a separator for the point. Null when the spelling of neither says so.
[[nodiscard]] const Cell* confused_separator(const Relation& relation, bool target_larger);

}  // namespace budgetlint
