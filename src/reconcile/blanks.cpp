#include "blanks.hpp"

#include <algorithm>

#include "budgetlint/reconcile/card.hpp"
#include "exact.hpp"
#include "sides.hpp"

namespace budgetlint {
namespace {

CellRepair filled_with(const Cell& blank, const Decimal& value) {
  return {&blank, {value.coefficient(), value.coefficient(), value.exponent()}};
}

Repair repair_of(const CellRepair& blank) {
  return with_value(*blank.cell, blank.range.low, blank.range.exponent);
}

/// What a broken sum leaves for one of its blanks: more than nothing, and less than no one looks at.
std::optional<CellRepair> left_for(const Relation& sum, const Cell& blank, const std::vector<Repair>& repairs) {
  try {
    const Sides sides(sum, repairs);
    const Decimal left = exact::subtract(sides.target().value, sides.computed());
    if (left.is_zero() || left.is_negative() || left.coefficient() >= farthest) return std::nullopt;
    return filled_with(blank, left);
  } catch (const exact::Overflow&) {
    return std::nullopt;
  }
}

/// What the first that speaks of an empty cell states or gives: a copy's other side, a sum, a calculation.
std::optional<CellRepair> asked_for(const Network& network, const Cell& blank, const std::vector<Repair>& repairs) {
  try {
    const Relation& relation = *network.vacant_of(blank).front();
    const Sides sides(relation, repairs);
    Decimal value = relation.target == &blank ? sides.computed() : sides.target().value;
    if (relation.kind == RelationKind::computed) value = shortest(value, blank.quantity.scale());
    if (value.is_zero() || value.is_negative() || value.coefficient() >= farthest) return std::nullopt;
    return filled_with(blank, value);
  } catch (const exact::Overflow&) {
    return std::nullopt;
  }
}

bool hold_with(const Network& network, const std::vector<CellRepair>& blanks, std::vector<Repair> repairs,
               Budget& budget) {
  for (const CellRepair& blank : blanks) repairs.push_back(repair_of(blank));
  return std::all_of(blanks.begin(), blanks.end(), [&](const CellRepair& blank) {
    const Indices& readers = network.sums_without(*blank.cell);
    const std::vector<const Relation*>& vacant = network.vacant_of(*blank.cell);
    return std::all_of(readers.begin(), readers.end(),
                       [&](std::size_t i) {
                         return budget.spend(network.relation(i)) && holds(network.relation(i), repairs);
                       }) &&
           std::all_of(vacant.begin(), vacant.end(),
                       [&](const Relation* relation) { return budget.spend(*relation) && holds(*relation, repairs); });
  });
}

}  // namespace

Filled supported_blanks(const Network& network, std::size_t broken, const std::vector<Repair>& repairs,
                        Budget& budget) {
  const Relation& sum = network.relation(broken);
  Filled alone;
  std::vector<CellRepair> asked;
  for (const Cell* blank : sum.blanks) {
    if (is_repaired(*blank, repairs) || network.vacant_of(*blank).empty()) continue;
    if (const auto value = asked_for(network, *blank, repairs)) asked.push_back(*value);
    const auto left = left_for(sum, *blank, repairs);
    if (left && hold_with(network, {*left}, repairs, budget)) alone.cells.push_back(*left);
  }
  alone.alternatives = alone.cells.size() > 1;
  if (alone.cells.empty() && asked.size() > 1 && hold_with(network, asked, repairs, budget)) return {asked, false};
  return alone;
}

std::vector<CellRepair> unsupported_blanks(const Network& network, const Indices& broken,
                                           const std::vector<Repair>& repairs, Budget& budget) {
  std::vector<CellRepair> found;
  for (const Cell* blank : network.relation(broken.front()).blanks) {
    const Indices& readers = network.sums_without(*blank);
    if (is_repaired(*blank, repairs) || !network.vacant_of(*blank).empty()) continue;
    if (!std::includes(readers.begin(), readers.end(), broken.begin(), broken.end())) continue;
    const auto left = left_for(network.relation(broken.front()), *blank, repairs);
    if (left && hold_with(network, {*left}, repairs, budget)) found.push_back(*left);
  }
  return found;
}

}  // namespace budgetlint
