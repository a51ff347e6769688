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

  /// A relation of many terms takes as long to judge as several of few.
  [[nodiscard]] bool spend(const Relation& relation) {
    constexpr std::size_t terms_a_judgement = 32;
    const std::size_t cost = 1 + relation.terms.size() / terms_a_judgement;
    if (judgements_left < cost) {
      judgements_left = 0;
      return false;
    }
    judgements_left -= cost;
    return true;
  }
  void give_up() { judgements_left = 0; }
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

/// The places that a cell's last digit may stand at, the likeliest first: those of cells that restate it, with or
/// without their last zeros, the finest first, for what another cell says exactly need not be rounded; then its own;
/// then finer ones of its column.
/// Nothing is coarser than the unit that the cell is written in: that is how it will be read back.
[[nodiscard]] std::vector<int> places_of(const Network& network, const Cell& cell, const std::vector<Repair>& repairs,
                                         Budget& budget);

/// All that a repair may give a cell whose last digit stands at a place.
[[nodiscard]] GridRange values_at(const Cell& cell, int exponent);

/// Those values of `within` that make all these relations hold while everything else is as `repairs` say.
[[nodiscard]] std::optional<GridRange> narrowed(const Network& network, const std::vector<std::size_t>& relations,
                                                const Cell& cell, GridRange within, const std::vector<Repair>& repairs,
                                                Budget& budget);

/// The values of `cell`, written to one of the places that it may be written to, that make every relation
/// it takes part in, except the `spared` ones, hold while everything else is as `repairs` say. Empty when there is
/// none. What a copy or a sum states exactly is taken before what only rounds right; then the first place that gives
/// any value: those of cells that restate it, its own, then finer ones (reconciliation.md, "Blame").
[[nodiscard]] std::optional<GridRange> healing_values(const Network& network, const Cell& cell,
                                                      const std::vector<Repair>& repairs, Budget& budget,
                                                      const std::vector<std::size_t>& spared = {});

/// The same for one relation alone.
[[nodiscard]] std::optional<GridRange> healing_values(const Network& network, std::size_t relation, const Cell& cell,
                                                      const std::vector<Repair>& repairs, Budget& budget);

/// A single value without the zeros that only a finer partner brought: 54.0000 is 54 where the cell had no decimals.
[[nodiscard]] GridRange without_idle_zeros(GridRange range, const Cell& cell);

/// From the lower end of both to the upper end of both, on the finer grid.
[[nodiscard]] GridRange hull(const GridRange& a, const GridRange& b);

/// `cell` with another value.
[[nodiscard]] Repair with_value(const Cell& cell, Int128 coefficient, int exponent);

}  // namespace budgetlint
