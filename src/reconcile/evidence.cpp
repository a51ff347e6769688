#include "evidence.hpp"

#include <algorithm>

namespace budgetlint {
namespace {

bool says_the_same(const Relation& relation) {
  return relation.terms.size() == 1 && (relation.kind == RelationKind::copy || relation.kind == RelationKind::sum);
}

}  // namespace

bool adds_up(const Relation& relation) {
  return relation.terms.size() > 1 && relation.kind == RelationKind::sum;
}

Evidence evidence_for(const Network& network, const Cell& cell, const Decimal& value, std::span<const Repair> repairs) {
  Evidence evidence;
  std::vector<const Cell*> reached{&cell};
  const auto follow = [&](const Relation& relation, const Cell& from) {
    if (relation.kind == RelationKind::computed && relation.target == &from && evidence.computation == nullptr) {
      evidence.computation = &relation;
    }
    if (adds_up(relation) && relation.target == &from && evidence.sum == nullptr && holds(relation, repairs)) {
      evidence.sum = &relation;
    }
    if (!says_the_same(relation)) return;
    for (const Cell* other : {relation.target, relation.terms.front().factors.front()}) {
      if (std::find(reached.begin(), reached.end(), other) != reached.end()) continue;
      if (as_repaired(*other, repairs).value != value) continue;
      reached.push_back(other);
      if (other->quantity.value == value) evidence.witnesses.push_back(other);
    }
  };
  for (const Relation* relation : network.vacant_of(cell)) follow(*relation, cell);
  std::size_t next = 0;
  while (next < reached.size()) {  // following one may reach more
    const Cell& from = *reached[next++];
    for (const std::size_t index : network.relations_of(from)) follow(network.relation(index), from);
  }
  return evidence;
}

}  // namespace budgetlint
