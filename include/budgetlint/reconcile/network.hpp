#pragma once

#include <cstddef>
#include <span>
#include <unordered_map>
#include <vector>

#include "budgetlint/reconcile/relation.hpp"

namespace budgetlint {

/// The relations of a submission, and which of them a cell takes part in. Sees cells and relations, never forms.
class Network {
public:
  /// `relations` must outlive the network and stay where it is.
  explicit Network(std::span<const Relation> relations);

  [[nodiscard]] std::size_t size() const { return relations_.size(); }
  [[nodiscard]] const Relation& relation(std::size_t index) const { return relations_[index]; }
  /// The cells of a relation, the target first, in the order written.
  [[nodiscard]] const std::vector<const Cell*>& cells_of(std::size_t index) const { return cells_[index]; }
  /// The relations that read a cell, in order; empty for a cell that stands in none.
  [[nodiscard]] const std::vector<std::size_t>& relations_of(const Cell& cell) const;

private:
  std::span<const Relation> relations_;
  std::vector<std::vector<const Cell*>> cells_;
  std::unordered_map<const Cell*, std::vector<std::size_t>> relations_of_;
};

}  // namespace budgetlint
