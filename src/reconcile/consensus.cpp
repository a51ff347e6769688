#include "consensus.hpp"

#include <algorithm>
#include <unordered_map>

namespace budgetlint {
namespace {

/// In the order in which they first stand twice.
std::vector<const Cell*> cells_in_several(const Network& network, const Indices& broken) {
  std::unordered_map<const Cell*, std::size_t> counts;
  std::vector<const Cell*> several;
  for (const std::size_t index : broken) {
    for (const Cell* cell : network.cells_of(index)) {
      if (++counts[cell] == 2) several.push_back(cell);
    }
  }
  return several;
}

}  // namespace

std::optional<Consensus> consensus_on(const Network& network, const Cell& cell, const std::vector<Repair>& repairs,
                                      Budget& budget) {
  constexpr std::size_t enough = 2;
  std::vector<Consensus> asked;
  if (is_repaired(cell, repairs)) return std::nullopt;
  std::size_t content = 0;
  for (const std::size_t index : network.relations_of(cell)) {
    if (holds(network.relation(index), repairs)) ++content;
    const auto range = healing_values(network, index, cell, repairs, budget);
    if (!range || !range->single()) continue;
    const Decimal value(range->low, range->exponent);
    const auto same = std::find_if(asked.begin(), asked.end(), [&](const Consensus& other) {
      return Decimal(other.repair.range.low, other.repair.range.exponent) == value;
    });
    if (same != asked.end()) {
      ++same->votes;
    } else {
      asked.push_back({{&cell, *range}, 1});
    }
  }
  const auto best = std::max_element(asked.begin(), asked.end(),
                                     [](const Consensus& a, const Consensus& b) { return a.votes < b.votes; });
  if (budget.spent() || best == asked.end() || best->votes < content + enough) return std::nullopt;
  return Consensus{best->repair, best->votes - content};
}

std::vector<const Cell*> agreed_cells(const Network& network, const Indices& broken, const std::vector<Repair>& repairs,
                                      Budget& budget) {
  std::vector<Consensus> agreed;
  for (const Cell* cell : cells_in_several(network, broken)) {
    if (const auto consensus = consensus_on(network, *cell, repairs, budget)) agreed.push_back(*consensus);
  }
  std::stable_sort(agreed.begin(), agreed.end(),
                   [](const Consensus& a, const Consensus& b) { return a.votes > b.votes; });
  std::vector<const Cell*> cells;
  cells.reserve(agreed.size());
  for (const Consensus& consensus : agreed) cells.push_back(consensus.repair.cell);
  return cells;
}

}  // namespace budgetlint
