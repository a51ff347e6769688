#include "budgetlint/reconcile/network.hpp"

#include <algorithm>

namespace budgetlint {

Network::Network(std::span<const Relation> relations, std::span<const Denomination> denominations,
                 std::span<const Relation> vacant)
    : relations_(relations), denominations_(denominations), cells_(relations.size()) {
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const auto add = [&](const Cell* cell) {
      std::vector<std::size_t>& readers = relations_of_[cell];
      if (!readers.empty() && readers.back() == i) return;  // the base of a growth is a factor twice
      readers.push_back(i);
      cells_[i].push_back(cell);
    };
    add(relations[i].target);
    for (const Term& term : relations[i].terms) std::ranges::for_each(term.factors, add);
    for (const Cell* blank : relations[i].blanks) sums_without_[blank].push_back(i);
  }
  for (const Relation& relation : vacant) {
    const Cell* blank = relation.target->blank() ? relation.target : relation.terms.front().factors.front();
    vacant_of_[blank].push_back(&relation);
  }
}

const std::vector<std::size_t>& Network::relations_of(const Cell& cell) const {
  static const std::vector<std::size_t> none;
  const auto found = relations_of_.find(&cell);
  return found != relations_of_.end() ? found->second : none;
}

const std::vector<std::size_t>& Network::sums_without(const Cell& cell) const {
  static const std::vector<std::size_t> none;
  const auto found = sums_without_.find(&cell);
  return found != sums_without_.end() ? found->second : none;
}

const std::vector<const Relation*>& Network::vacant_of(const Cell& cell) const {
  static const std::vector<const Relation*> none;
  const auto found = vacant_of_.find(&cell);
  return found != vacant_of_.end() ? found->second : none;
}

}  // namespace budgetlint
