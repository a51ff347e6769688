#pragma once

#include <span>
#include <vector>

#include "budgetlint/reconcile/judge.hpp"
#include "budgetlint/reconcile/network.hpp"

namespace budgetlint {

/// What speaks for a value of a cell.
struct Evidence {
  std::vector<const Cell*> witnesses;     ///< cells that state it, the nearest first
  const Relation* computation = nullptr;  ///< a relation that computes it, or one of the witnesses
  const Relation* sum = nullptr;          ///< a sum of several items that comes to it
};

/// True for a sum of several items.
[[nodiscard]] bool adds_up(const Relation& relation);

/// Follows the relations that say "this is the same money" (copies, and sums of one item) from a cell, as far as
/// they state `value` once `repairs` are made; and finds the computation behind. A cell that only says so when it is
/// repaired is no witness, but what restates it is.
[[nodiscard]] Evidence evidence_for(const Network& network, const Cell& cell, const Decimal& value,
                                    std::span<const Repair> repairs);

}  // namespace budgetlint
