#pragma once

#include <cstddef>
#include <vector>

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
/// relations in `spared` may stay broken.
[[nodiscard]] std::vector<CellRepair> single_repairs(const Network& network, const std::vector<std::size_t>& broken,
                                                     const std::vector<Repair>& repairs, Budget& budget,
                                                     const std::vector<std::size_t>& spared = {});

/// All smallest sets of two to `largest` cells that do so, given `repairs`; empty when there is none, or the budget is
/// spent. Every set hits every broken relation, so one relation's cells are tried in turn, each with the values that
/// some relation of its own asks for, and the rest is sought among what is then broken.
[[nodiscard]] std::vector<RepairSet> smallest_repairs(const Network& network, const std::vector<std::size_t>& broken,
                                                      const std::vector<Repair>& repairs, std::size_t largest,
                                                      Budget& budget);

}  // namespace budgetlint
