#pragma once

#include <cstddef>
#include <vector>

#include "budgetlint/reconcile/network.hpp"

namespace budgetlint {

using Indices = std::vector<std::size_t>;  ///< of relations, ascending

/// Those that are in both.
[[nodiscard]] Indices both(const Indices& a, const Indices& b);
/// Those of `a` that are not in `b`.
[[nodiscard]] Indices without(const Indices& a, const Indices& b);

/// Relations that share a cell, directly or through others of them; ordered by their first relation.
[[nodiscard]] std::vector<Indices> groups_of(const Network& network, const Indices& broken);

/// Which groups belong together: those marked `stubborn` and every group that some relation ties to one of
/// them by reading cells of both. Numbers of groups, ascending; groups that nothing is joined to stand alone if
/// stubborn.
[[nodiscard]] std::vector<Indices> tied_groups(const Network& network, const std::vector<Indices>& groups,
                                               const std::vector<bool>& stubborn);

}  // namespace budgetlint
