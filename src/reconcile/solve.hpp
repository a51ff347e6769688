#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "budgetlint/reconcile/judge.hpp"
#include "budgetlint/reconcile/network.hpp"

namespace budgetlint {

/// How many times a relation may still be judged. The search stops when it is spent.
struct Budget {
  std::size_t judgements_left = 0;

  [[nodiscard]] bool spend() {
    if (judgements_left == 0) return false;
    --judgements_left;
    return true;
  }
  [[nodiscard]] bool spent() const { return judgements_left == 0; }
};

/// No value beyond so many units of a grid is looked at: a range that reaches here has no upper end.
constexpr Int128 farthest = Int128{1} << 40;

/// Values a cell could have been written with: n × 10^exponent for every n of [low, high].
struct GridRange {
  Int128 low = 0;
  Int128 high = 0;
  int exponent = 0;

  [[nodiscard]] bool single() const { return low == high; }
};

/// The values of `cell`, written to one of the places that it may be written to, that make every relation
/// it takes part in, except the `spared` ones, hold while everything else is as `repairs` say. Empty when there is
/// none. The first place that gives any value is taken: those of cells that restate it, its own, then finer ones
/// (reconciliation.md, "Blame").
[[nodiscard]] std::optional<GridRange> healing_values(const Network& network, const Cell& cell,
                                                      const std::vector<Repair>& repairs, Budget& budget,
                                                      const std::vector<std::size_t>& spared = {});

/// The same for one relation alone.
[[nodiscard]] std::optional<GridRange> healing_values(const Network& network, std::size_t relation, const Cell& cell,
                                                      const std::vector<Repair>& repairs, Budget& budget);

/// `cell` with another value.
[[nodiscard]] Repair with_value(const Cell& cell, Int128 coefficient, int exponent);

}  // namespace budgetlint
