#pragma once

#include <optional>
#include <vector>

#include "budgetlint/reconcile/network.hpp"

namespace budgetlint {

/// What speaks for a value of a cell.
struct Evidence {
  std::vector<const Cell*> witnesses;     ///< cells that state it, the nearest first
  const Relation* computation = nullptr;  ///< a relation that computes it, or one of the witnesses
};

/// Follows the relations that say "this is the same money" (copies, and sums of one item) from a cell, as far as
/// they state `value`; and finds the computation behind.
[[nodiscard]] Evidence evidence_for(const Network& network, const Cell& cell, const Decimal& value);

}  // namespace budgetlint
