#pragma once

#include <vector>

#include "groups.hpp"
#include "search.hpp"

namespace budgetlint {

/// Empty cells and what they would have to say.
struct Filled {
  std::vector<CellRepair> cells;
  bool alternatives = false;  ///< each would do by itself, and nothing tells which; else all are filled together
};

/// The empty cells that a broken sum counts as nothing, and that other cells state or compute (reconciliation.md,
/// "Blame"): filled with just that, they make every relation that reads them hold. No cell when there are none.
[[nodiscard]] Filled supported_blanks(const Network& network, std::size_t broken, const std::vector<Repair>& repairs,
                                      Budget& budget);

/// The empty cells that nothing else speaks of and that, each by itself, make all of `broken` hold.
[[nodiscard]] std::vector<CellRepair> unsupported_blanks(const Network& network, const Indices& broken,
                                                         const std::vector<Repair>& repairs, Budget& budget);

}  // namespace budgetlint
