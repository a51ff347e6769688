#include "search.hpp"

#include <algorithm>
#include <functional>

namespace budgetlint {
namespace {

/// The cells that stand in every one of these relations.
std::vector<const Cell*> shared_cells(const Network& network, const std::vector<std::size_t>& relations) {
  std::vector<const Cell*> shared = network.cells_of(relations.front());
  for (const std::size_t index : relations) {
    const std::vector<const Cell*>& cells = network.cells_of(index);
    std::erase_if(shared, [&](const Cell* cell) { return std::find(cells.begin(), cells.end(), cell) == cells.end(); });
  }
  return shared;
}

bool is_repaired(const Cell& cell, const std::vector<Repair>& repairs) {
  return std::any_of(repairs.begin(), repairs.end(), [&](const Repair& repair) { return repair.cell == &cell; });
}

class SetSearch {
public:
  SetSearch(const Network& network, std::vector<Repair> repairs, Budget& budget)
      : network_(network), budget_(budget), repairs_(std::move(repairs)) {}

  [[nodiscard]] std::vector<RepairSet> of_size(const std::vector<std::size_t>& broken, std::size_t size) {
    found_.clear();
    extend(broken, size);
    if (budget_.spent()) found_.clear();
    return std::move(found_);
  }

private:
  void extend(const std::vector<std::size_t>& broken, std::size_t size) {
    if (budget_.spent() || broken.empty()) return;
    if (size == 1) {
      for (const CellRepair& last : single_repairs(network_, broken, repairs_, budget_)) keep(last);
      return;
    }
    const std::size_t pivot = *std::min_element(broken.begin(), broken.end(), [&](std::size_t a, std::size_t b) {
      return network_.cells_of(a).size() < network_.cells_of(b).size();
    });
    for (const Cell* cell : network_.cells_of(pivot)) {
      if (!is_repaired(*cell, repairs_)) try_cell(*cell, broken, size);
    }
  }

  void try_cell(const Cell& cell, const std::vector<std::size_t>& broken, std::size_t size) {
    std::vector<GridRange> tried;
    for (const std::size_t index : network_.relations_of(cell)) {
      const auto range = healing_values(network_, index, cell, repairs_, budget_);
      if (!range || !range->single()) continue;
      const Repair repair = with_value(cell, range->low, range->exponent);
      const auto same = [&](const GridRange& other) {
        return Decimal(other.low, other.exponent) == repair.quantity.value;
      };
      if (repair.quantity.value == cell.quantity.value || std::any_of(tried.begin(), tried.end(), same)) continue;
      tried.push_back(*range);
      repairs_.push_back(repair);
      chosen_.push_back({&cell, *range});
      extend(broken_after(cell, broken), size - 1);
      chosen_.pop_back();
      repairs_.pop_back();
    }
  }

  /// What is broken once `cell` has its new value.
  [[nodiscard]] std::vector<std::size_t> broken_after(const Cell& cell, const std::vector<std::size_t>& broken) {
    const std::vector<std::size_t>& touched = network_.relations_of(cell);
    std::vector<std::size_t> left;
    for (const std::size_t index : broken) {
      if (!std::binary_search(touched.begin(), touched.end(), index)) left.push_back(index);
    }
    for (const std::size_t index : touched) {
      if (budget_.spend() && !holds(network_.relation(index), repairs_)) left.push_back(index);
    }
    std::sort(left.begin(), left.end());
    return left;
  }

  void keep(const CellRepair& last) {
    RepairSet set = chosen_;
    set.push_back(last);
    std::sort(set.begin(), set.end(),
              [](const CellRepair& a, const CellRepair& b) { return std::less<>()(a.cell, b.cell); });
    const auto equal = [&](const RepairSet& other) {
      return std::equal(
          set.begin(), set.end(), other.begin(), other.end(), [](const CellRepair& a, const CellRepair& b) {
            return a.cell == b.cell && Decimal(a.range.low, a.range.exponent) == Decimal(b.range.low, b.range.exponent);
          });
    };
    if (std::none_of(found_.begin(), found_.end(), equal)) found_.push_back(std::move(set));
  }

  const Network& network_;
  Budget& budget_;
  std::vector<Repair> repairs_;
  RepairSet chosen_;
  std::vector<RepairSet> found_;
};

}  // namespace

std::vector<CellRepair> single_repairs(const Network& network, const std::vector<std::size_t>& broken,
                                       const std::vector<Repair>& repairs, Budget& budget,
                                       const std::vector<std::size_t>& spared) {
  std::vector<CellRepair> found;
  for (const Cell* cell : shared_cells(network, broken)) {
    if (is_repaired(*cell, repairs)) continue;
    if (const auto range = healing_values(network, *cell, repairs, budget, spared)) found.push_back({cell, *range});
  }
  return found;
}

std::vector<RepairSet> smallest_repairs(const Network& network, const std::vector<std::size_t>& broken,
                                        const std::vector<Repair>& repairs, std::size_t largest, Budget& budget) {
  SetSearch search(network, repairs, budget);
  for (std::size_t size = 2; size <= largest && !budget.spent(); ++size) {
    std::vector<RepairSet> sets = search.of_size(broken, size);
    if (!sets.empty()) return sets;
  }
  return {};
}

}  // namespace budgetlint
