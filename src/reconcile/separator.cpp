#include "separator.hpp"

#include <algorithm>
#include <string>

#include "budgetlint/support/fold.hpp"

namespace budgetlint {
namespace {

/// A single separator and no point, or three digits behind the point.
bool may_be_confused(const Cell& cell, bool larger) {
  const std::string digits = fold_name(cell.text.substr(cell.quantity.digits.begin, cell.quantity.digits.size()));
  const std::size_t point = digits.find('.');
  if (larger) return point == digits.npos && std::count(digits.begin(), digits.end(), ',') == 1;
  return point != digits.npos && digits.size() - point == 4;
}

}  // namespace

const Cell* confused_separator(const Relation& relation, bool target_larger) {
  if (may_be_confused(*relation.target, target_larger)) return relation.target;
  if (relation.kind != RelationKind::copy) return nullptr;
  const Cell& other = *relation.terms.front().factors.front();
  return may_be_confused(other, !target_larger) ? &other : nullptr;
}

}  // namespace budgetlint
