#pragma once

#include <vector>

#include "groups.hpp"
#include "solve.hpp"

namespace budgetlint {

/// A cell and the values that would do for it.
struct CellRepair {
  const Cell* cell = nullptr;
  GridRange range;
};

/// Cells that, changed together, make every relation hold.
using RepairSet = std::vector<CellRepair>;

/// The single cells whose change makes all of `broken`, and every other relation they stand in, hold; the
/// relations in `spared` may stay broken. Empty when the budget is spent.
[[nodiscard]] std::vector<CellRepair> single_repairs(const Network& network, const Indices& broken,
                                                     const std::vector<Repair>& repairs, Budget& budget,
                                                     const Indices& spared = {});

/// All smallest sets of two or three cells that do so, given `repairs`; empty when there is none, or the budget is
/// spent. Every set hits every broken relation, so the cells of one of them are tried in turn. For a third cell only
/// the values are tried that some relation of its own asks for.
[[nodiscard]] std::vector<RepairSet> smallest_repairs(const Network& network, const Indices& broken,
                                                      const std::vector<Repair>& repairs, Budget& budget);

/// The cells that stand in every one of these relations.
[[nodiscard]] std::vector<const Cell*> shared_cells(const Network& network, const Indices& relations);

/// The relation with the fewest cells.
[[nodiscard]] std::size_t shortest_of(const Network& network, const Indices& relations);

[[nodiscard]] bool is_repaired(const Cell& cell, const std::vector<Repair>& repairs);

}  // namespace budgetlint
