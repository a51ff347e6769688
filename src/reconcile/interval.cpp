#include "interval.hpp"

#include <algorithm>
#include <compare>

#include "exact.hpp"

namespace budgetlint {
namespace {

/// What one unit of the last digit is worth for 约: the last written digit, or, in a computed target, of an
/// integer with trailing zeros the last digit that is not zero, but at most a tenth of the value.
Decimal granularity(const Quantity& quantity, Standing standing) {
  const Decimal& value = quantity.value;
  const Decimal written(1, value.exponent());
  const bool integer = value.exponent() >= quantity.scale();
  if (standing == Standing::stated || !integer || value.is_zero()) return written;
  const Decimal trailing(1, value.last_nonzero_place());
  const Decimal tenth = value.absolute().shifted(-1);
  return std::max(written, std::min(trailing, tenth));
}

std::optional<Bound> add(const std::optional<Bound>& a, const std::optional<Bound>& b) {
  if (!a || !b) return std::nullopt;
  return Bound{exact::add(a->value, b->value), a->closed && b->closed};
}

std::optional<Bound> multiply(const std::optional<Bound>& a, const std::optional<Bound>& b) {
  if (!a || !b) return std::nullopt;
  return Bound{exact::multiply(a->value, b->value), a->closed && b->closed};
}

/// Whether something can lie at or above `low` and at or below `high`.
bool open_to(const std::optional<Bound>& low, const std::optional<Bound>& high) {
  if (!low || !high) return true;
  const auto order = Decimal::compare(low->value, high->value);
  return std::is_lt(order) || (std::is_eq(order) && low->closed && high->closed);
}

}  // namespace

bool is_marked(const Quantity& quantity) {
  return quantity.qualifier != Qualifier::none && quantity.qualifier != Qualifier::forecast;
}

bool is_bound(const Quantity& quantity) {
  return quantity.qualifier == Qualifier::at_least || quantity.qualifier == Qualifier::at_most;
}

Interval point(const Decimal& value) {
  return {Bound{value, true}, Bound{value, true}};
}

Interval interval_of(const Quantity& quantity, Standing standing) {
  const Decimal& value = quantity.value;
  switch (quantity.qualifier) {
    case Qualifier::about: {
      const Decimal half = exact::multiply(granularity(quantity, standing), Decimal(5, -1));
      return {Bound{exact::subtract(value, half), true}, Bound{exact::add(value, half), false}};
    }
    case Qualifier::at_least:
      return {Bound{value, true}, std::nullopt};
    case Qualifier::at_most:
      return {std::nullopt, Bound{value, true}};
    case Qualifier::nearly:
      return {Bound{exact::multiply(value, Decimal(9, -1)), true}, Bound{value, false}};
    case Qualifier::over: {
      const Decimal unit(1, value.last_nonzero_place());
      return {Bound{value, false}, Bound{exact::add(value, unit), false}};
    }
    case Qualifier::none:
    case Qualifier::forecast:
      break;
  }
  return point(value);
}

bool meet(const Interval& a, const Interval& b) {
  return open_to(a.low, b.high) && open_to(b.low, a.high);
}

bool contains(const Interval& interval, const Decimal& value) {
  return meet(interval, point(value));
}

Interval add(const Interval& a, const Interval& b) {
  return {add(a.low, b.low), add(a.high, b.high)};
}

Interval negative(const Interval& interval) {
  const auto turned = [](std::optional<Bound> bound) {
    if (bound) bound->value = exact::subtract(Decimal(), bound->value);
    return bound;
  };
  return {turned(interval.high), turned(interval.low)};
}

Interval multiply(const Interval& a, const Interval& b) {
  return {multiply(a.low, b.low), multiply(a.high, b.high)};
}

}  // namespace budgetlint
