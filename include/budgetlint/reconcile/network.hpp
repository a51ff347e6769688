#pragma once

#include <cstddef>
#include <span>
#include <unordered_map>
#include <vector>

#include "budgetlint/reconcile/relation.hpp"

namespace budgetlint {

/// Amounts that are written without a unit of their own and so stand in one that is stated once for all of
/// them: a form's 金额单位. It can be wrong as a cell can.
struct Denomination {
  MoneyUnit unit = MoneyUnit::ten_thousand;
  std::vector<const Cell*> amounts;
  std::size_t least_healed = 2;  ///< broken relations that another unit must heal to be believed
};

/// The relations of a submission, and which of them a cell takes part in. Sees cells and relations, never forms.
class Network {
public:
  /// All must outlive the network and stay where they are.
  explicit Network(std::span<const Relation> relations, std::span<const Denomination> denominations = {},
                   std::span<const Relation> vacant = {});

  [[nodiscard]] std::size_t size() const { return relations_.size(); }
  [[nodiscard]] const Relation& relation(std::size_t index) const { return relations_[index]; }
  /// The cells of a relation, the target first, in the order written.
  [[nodiscard]] const std::vector<const Cell*>& cells_of(std::size_t index) const { return cells_[index]; }
  /// The relations that read a cell, in order; empty for a cell that stands in none.
  [[nodiscard]] const std::vector<std::size_t>& relations_of(const Cell& cell) const;
  /// The sums that count an empty cell as nothing, in order.
  [[nodiscard]] const std::vector<std::size_t>& sums_without(const Cell& cell) const;
  /// The relations that would read an empty cell, were it filled: what it would have to say.
  [[nodiscard]] const std::vector<const Relation*>& vacant_of(const Cell& cell) const;
  [[nodiscard]] std::span<const Denomination> denominations() const { return denominations_; }

private:
  std::span<const Relation> relations_;
  std::span<const Denomination> denominations_;
  std::vector<std::vector<const Cell*>> cells_;
  std::unordered_map<const Cell*, std::vector<std::size_t>> relations_of_;
  std::unordered_map<const Cell*, std::vector<std::size_t>> sums_without_;
  std::unordered_map<const Cell*, std::vector<const Relation*>> vacant_of_;
};

}  // namespace budgetlint
