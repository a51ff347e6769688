#include "sides.hpp"

#include <algorithm>

#include "budgetlint/reconcile/domain.hpp"
#include "exact.hpp"

namespace budgetlint {

const Quantity& Sides::at(const Cell& cell) const {
  return as_repaired(cell, repairs_);
}

bool Sides::is_copy() const {
  return relation_.kind == RelationKind::copy ||
         (relation_.kind == RelationKind::sum && relation_.terms.size() == 1 && filled().empty());
}

Decimal Sides::value_of(const Term& term) const {
  Decimal product = term.multiplier;
  for (const Cell* factor : term.factors) product = exact::multiply(product, at(*factor).value);
  return product;
}

Decimal Sides::computed() const {
  Decimal sum = value_of(relation_.terms.front());
  for (std::size_t i = 1; i < relation_.terms.size(); ++i) sum = exact::add(sum, value_of(relation_.terms[i]));
  for (const Quantity& item : filled()) sum = exact::add(sum, item.value);
  return sum;
}

std::vector<Quantity> Sides::filled() const {
  std::vector<Quantity> items;
  for (const Cell* blank : relation_.blanks) {
    for (const Repair& repair : repairs_) {
      if (repair.cell == blank) items.push_back(repair.quantity);
    }
  }
  return items;
}

Decimal Sides::rest() const {
  Decimal sum;
  for (const Quantity& item : filled()) sum = exact::add(sum, item.value);
  return sum;
}

Decimal Sides::expected() const {
  const Decimal exactly = computed();
  if (relation_.kind == RelationKind::computed) return rounded_product();
  if (one_unit() || finest_item_digit() >= digit()) return exactly;
  const Decimal rounded = exact::round(exactly, digit());
  return rounded.is_zero() ? exactly : rounded;  // 54元 beside 54万 is not to be called 0
}

bool Sides::hold() const {
  if (relation_.kind == RelationKind::range) return is_possible(*relation_.target, target());
  if (is_copy()) return copy_holds();
  return relation_.kind == RelationKind::sum ? sum_holds() : computed_holds();
}

bool Sides::one_unit() const {
  const auto same = [&](const Term& term) { return at(*term.factors.front()).unit == target().unit; };
  const std::vector<Quantity> others = filled();
  return std::all_of(relation_.terms.begin(), relation_.terms.end(), same) &&
         std::all_of(others.begin(), others.end(), [&](const Quantity& item) { return item.unit == target().unit; });
}

int Sides::finest_item_digit() const {
  int finest = at(*relation_.terms.front().factors.front()).value.exponent();
  for (const Term& term : relation_.terms) finest = std::min(finest, at(*term.factors.front()).value.exponent());
  for (const Quantity& item : filled()) finest = std::min(finest, item.value.exponent());
  return finest;
}

bool Sides::agree_as_written(const Decimal& total, const Decimal& items, int items_digit) const {
  if (total == items) return true;
  // In one and the same unit nothing is rounded: 53 beside 53.6 is an error, not a rounding.
  if (one_unit()) return false;
  return items_digit < digit() ? exact::round(items, digit()) == total : exact::round(total, items_digit) == items;
}

bool Sides::copy_holds() const {
  const Quantity& other = at(*relation_.terms.front().factors.front());
  if (is_marked(target()) || is_marked(other)) {
    if (meet(interval_of(target(), Standing::stated), interval_of(other, Standing::stated))) return true;
  }
  return agree_as_written(target().value, other.value, other.value.exponent());
}

bool Sides::sum_holds() const {
  const auto as_printed = [](const Quantity& quantity) {
    return is_bound(quantity) ? interval_of(quantity, Standing::stated) : point(quantity.value);
  };
  Interval items = point(Decimal());
  bool bounded = is_bound(target());
  for (const Term& term : relation_.terms) {
    const Quantity& item = at(*term.factors.front());
    bounded = bounded || is_bound(item);
    items = add(items, as_printed(item));
  }
  if (!relation_.blanks.empty()) items = add(items, point(rest()));
  if (bounded && meet(as_printed(target()), items)) return true;
  return agree_as_written(target().value, computed(), finest_item_digit());
}

bool Sides::computed_holds() const {
  const Decimal exactly = computed();
  if (is_marked(target())) return contains(interval_of(target(), Standing::computed_target), exactly);
  return rounded_product() == target().value;
}

Decimal Sides::rounded_product() const {
  return relation_.rounding == ProductRounding::none ? computed() : exact::round(computed(), digit());
}

Interval Sides::computed_range() const {
  Interval sum = point(Decimal());
  for (const Term& term : relation_.terms) {
    Interval product = point(term.multiplier.absolute());
    for (const Cell* factor : term.factors) {
      // 以上 and 以下 are promises, not approximations: such a factor is taken at its value.
      const Quantity& quantity = at(*factor);
      const Interval range = is_bound(quantity) ? point(quantity.value) : interval_of(quantity, Standing::stated);
      product = multiply(product, range);
    }
    sum = add(sum, term.multiplier.is_negative() ? negative(product) : product);
  }
  return sum;
}

Interval Sides::target_range() const {
  if (is_marked(target())) return interval_of(target(), Standing::computed_target);
  const Decimal half(5, digit() - 1);
  return {Bound{exact::subtract(target().value, half), true}, Bound{exact::add(target().value, half), false}};
}

}  // namespace budgetlint
