#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "budgetlint/reconcile/judge.hpp"
#include "budgetlint/reconcile/network.hpp"

namespace budgetlint {

/// A cell that may be the wrong one, and what it would have to say.
struct Suspect {
  const Cell* cell = nullptr;
  Decimal low;                  ///< the least value that heals
  std::optional<Decimal> high;  ///< the greatest, equal to `low` when there is just one; empty: no upper end

  [[nodiscard]] bool certain() const { return high && low == *high; }
};

/// A unit that is wrong for all amounts that stand in it.
struct UnitSlip {
  std::size_t denomination = 0;      ///< in Network::denominations
  MoneyUnit unit = MoneyUnit::yuan;  ///< what it should be
};

/// One cause of broken relations: cells, or the unit of many. A single suspect, or unit, is to blame; several are a
/// tie, the likeliest first.
struct Cause {
  std::vector<Suspect> suspects;
  std::vector<UnitSlip> unit_slips;  ///< then there are no suspects; several heal just the same
  std::vector<std::size_t> broken;   ///< the relations it explains, in order
  /// Of a tie whose suspects heal only together: the sets that do, all of one size, each in the order of the suspects.
  /// Empty where each heals by itself.
  std::vector<std::vector<const Cell*>> sets = {};
};

/// What is behind all relations that do not hold.
struct Diagnosis {
  std::vector<Cause> causes;
  std::vector<std::size_t> unexplained;  ///< broken relations that stand for themselves
  bool bound_reached = false;            ///< some are there because the work was cut short

  /// What a cell states once the certain repairs are made; empty when it is one of several suspects.
  [[nodiscard]] std::optional<Decimal> repaired(const Cell& cell, const Network& network) const;
  /// All of them: what each card's evidence is seen with, for two repairs may heal a relation together only.
  [[nodiscard]] std::vector<Repair> certain_repairs(const Network& network) const;
};

/// How often a relation of up to 31 terms may be judged in each search that explains one group; longer ones count more.
/// Work is bounded by it, whatever the forms say.
constexpr std::size_t judgements_per_group = 200'000;

/// More broken relations of one group than this are cut apart first: their sets would be many and their search long.
constexpr std::size_t most_searched_together = 12;

/// Finds the smallest sets of cells (one, then two, then three) whose change makes every relation hold again
/// (reconciliation.md, "Blame"). Sees cells and relations only. Deterministic.
[[nodiscard]] Diagnosis diagnose(const Network& network, std::size_t judgements = judgements_per_group);

}  // namespace budgetlint
