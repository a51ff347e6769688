#include "search.hpp"

#include <algorithm>
#include <functional>

#include "pairs.hpp"

namespace budgetlint {
namespace {

/// Sets of three: one cell with a value that some relation asks for, and a pair for what is then broken.
class TripleSearch {
public:
  TripleSearch(const Network& network, std::vector<Repair> repairs, Budget& budget)
      : network_(network), repairs_(std::move(repairs)), budget_(budget) {}

  [[nodiscard]] std::vector<RepairSet> run(const Indices& broken) {
    for (const Cell* cell : network_.cells_of(shortest_of(network_, broken))) {
      if (!is_repaired(*cell, repairs_)) try_cell(*cell, broken);
    }
    return budget_.spent() ? std::vector<RepairSet>() : std::move(found_);
  }

private:
  void try_cell(const Cell& cell, const Indices& broken) {
    std::vector<Decimal> tried{cell.quantity.value};
    for (const std::size_t index : network_.relations_of(cell)) {
      const auto range = healing_values(network_, index, cell, repairs_, budget_);
      if (!range || !range->single()) continue;
      const Repair repair = with_value(cell, range->low, range->exponent);
      if (std::find(tried.begin(), tried.end(), repair.quantity.value) != tried.end()) continue;
      tried.push_back(repair.quantity.value);
      repairs_.push_back(repair);
      const Indices left = broken_after(cell, broken);
      if (!left.empty()) {
        for (RepairSet& pair : pairs_that_repair(network_, left, repairs_, budget_)) keep({&cell, *range}, pair);
      }
      repairs_.pop_back();
    }
  }

  /// What is broken once `cell` has its new value.
  [[nodiscard]] Indices broken_after(const Cell& cell, const Indices& broken) {
    const Indices& touched = network_.relations_of(cell);
    Indices left;
    std::set_difference(broken.begin(), broken.end(), touched.begin(), touched.end(), std::back_inserter(left));
    for (const std::size_t index : touched) {
      if (budget_.spend(network_.relation(index)) && !holds(network_.relation(index), repairs_)) left.push_back(index);
    }
    std::sort(left.begin(), left.end());
    return left;
  }

  /// A set may be found from each of its cells.
  void keep(const CellRepair& first, RepairSet& set) {
    set.push_back(first);
    std::sort(set.begin(), set.end(),
              [](const CellRepair& a, const CellRepair& b) { return std::less<>()(a.cell, b.cell); });
    const auto same = [&](const RepairSet& other) {
      return std::equal(set.begin(), set.end(), other.begin(),
                        [](const CellRepair& a, const CellRepair& b) { return a.cell == b.cell; });
    };
    const auto known = std::find_if(found_.begin(), found_.end(), same);
    if (known == found_.end()) {
      found_.push_back(set);
      return;
    }
    for (std::size_t i = 0; i < set.size(); ++i) (*known)[i].range = hull((*known)[i].range, set[i].range);
  }

  const Network& network_;
  std::vector<Repair> repairs_;
  Budget& budget_;
  std::vector<RepairSet> found_;
};

}  // namespace

std::vector<const Cell*> shared_cells(const Network& network, const Indices& relations) {
  std::vector<const Cell*> shared = network.cells_of(relations.front());
  for (const std::size_t index : relations) {
    const std::vector<const Cell*>& cells = network.cells_of(index);
    std::erase_if(shared, [&](const Cell* cell) { return std::find(cells.begin(), cells.end(), cell) == cells.end(); });
  }
  return shared;
}

std::size_t shortest_of(const Network& network, const Indices& relations) {
  return *std::min_element(relations.begin(), relations.end(), [&](std::size_t a, std::size_t b) {
    return network.cells_of(a).size() < network.cells_of(b).size();
  });
}

bool is_repaired(const Cell& cell, const std::vector<Repair>& repairs) {
  return std::any_of(repairs.begin(), repairs.end(), [&](const Repair& repair) { return repair.cell == &cell; });
}

std::vector<CellRepair> single_repairs(const Network& network, const Indices& broken,
                                       const std::vector<Repair>& repairs, Budget& budget, const Indices& spared) {
  std::vector<CellRepair> found;
  for (const Cell* cell : shared_cells(network, broken)) {
    if (budget.spent()) return {};  // some of several may not have been found
    if (is_repaired(*cell, repairs)) continue;
    if (const auto range = healing_values(network, *cell, repairs, budget, spared)) found.push_back({cell, *range});
  }
  if (budget.spent()) return {};
  return found;
}

std::vector<RepairSet> smallest_repairs(const Network& network, const Indices& broken,
                                        const std::vector<Repair>& repairs, Budget& budget) {
  std::vector<RepairSet> pairs = pairs_that_repair(network, broken, repairs, budget);
  if (!pairs.empty() || budget.spent()) return pairs;
  return TripleSearch(network, repairs, budget).run(broken);
}

}  // namespace budgetlint
