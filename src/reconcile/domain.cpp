#include "budgetlint/reconcile/domain.hpp"

namespace budgetlint {

Domain domain_of(const Cell& cell) {
  const Decimal one(1, 0);
  switch (cell.measure) {
    case Measure::amount:
      return {Decimal(), std::nullopt, false, false};
    case Measure::rate:
      return {Decimal(), std::nullopt, false, true};
    case Measure::share:
      return {Decimal(), one, false, true};
    case Measure::months:
      return {one, cell.most > 0 ? std::optional(Decimal(cell.most, 0)) : std::nullopt, false, false};
    case Measure::headcount:
      return {one, std::nullopt, true, true};
    case Measure::count:
    case Measure::days:
    case Measure::times:
      break;
  }
  return {one, std::nullopt, false, false};
}

bool is_possible(const Cell& cell, const Quantity& quantity) {
  const Domain domain = domain_of(cell);
  if (quantity.value.is_negative() || (domain.whole && !quantity.value.is_integer())) return false;
  return !domain.high || quantity.value <= *domain.high;
}

}  // namespace budgetlint
