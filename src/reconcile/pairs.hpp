#pragma once

#include <vector>

#include "search.hpp"

namespace budgetlint {

/// All pairs of cells that, given `repairs`, make all of `broken` and every other relation they stand in hold; with
/// each cell the values that it has in such pairs. Empty when the budget is spent.
///
/// The relations that only one cell of a pair reads leave it a range at each place it may be written to. The values of
/// the shorter range are put in one after the other, and the relations that read both tell what is left for the other.
[[nodiscard]] std::vector<RepairSet> pairs_that_repair(const Network& network, const std::vector<std::size_t>& broken,
                                                       const std::vector<Repair>& repairs, Budget& budget);

}  // namespace budgetlint
