#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "search.hpp"

namespace budgetlint {

/// A value that relations of a cell agree on, and how many more do than would stop holding: two at least.
struct Consensus {
  CellRepair repair;
  std::size_t votes = 0;
};

/// Empty when fewer than two more relations ask for one value than hold now, or the budget is spent.
[[nodiscard]] std::optional<Consensus> consensus_on(const Network& network, const Cell& cell,
                                                    const std::vector<Repair>& repairs, Budget& budget);

/// The cells of several of these broken relations that there is a consensus on, those with the most votes first.
[[nodiscard]] std::vector<const Cell*> agreed_cells(const Network& network, const Indices& broken,
                                                    const std::vector<Repair>& repairs, Budget& budget);

}  // namespace budgetlint
