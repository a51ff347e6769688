#include "evidence.hpp"

#include <algorithm>

namespace budgetlint {
namespace {

bool says_the_same(const Relation& relation) {
  return relation.terms.size() == 1 && (relation.kind == RelationKind::copy || relation.kind == RelationKind::sum);
}

}  // namespace

Evidence evidence_for(const Network& network, const Cell& cell, const Decimal& value) {
  Evidence evidence;
  std::vector<const Cell*> reached{&cell};
  for (std::size_t next = 0; next < reached.size(); ++next) {
    for (const std::size_t index : network.relations_of(*reached[next])) {
      const Relation& relation = network.relation(index);
      if (relation.kind == RelationKind::computed && relation.target == reached[next] && !evidence.computation) {
        evidence.computation = index;
      }
      if (!says_the_same(relation)) continue;
      for (const Cell* other : network.cells_of(index)) {
        if (std::find(reached.begin(), reached.end(), other) != reached.end()) continue;
        if (other->quantity.value != value) continue;
        reached.push_back(other);
        evidence.witnesses.push_back(other);
      }
    }
  }
  return evidence;
}

}  // namespace budgetlint
