#include "solve.hpp"

#include <algorithm>

#include "budgetlint/reconcile/domain.hpp"
#include "budgetlint/support/vectors.hpp"
#include "exact.hpp"
#include "sides.hpp"

namespace budgetlint {
namespace {

constexpr int cent_of_ten_thousand = 2;  // 0.01万元, in powers of ten of 元: every amount may be written to it

Int128 units_of(const Decimal& value, int exponent, Rounding rounding) {
  const auto rounded = value.rounded(exponent, rounding);
  return rounded ? rounded->coefficient() : farthest;
}

/// One relation as a condition on one cell: holds for an interval of values.
class Condition {
public:
  Condition(const Relation& relation, const Cell& cell, int exponent, const std::vector<Repair>& repairs,
            Budget& budget)
      : relation_(relation), cell_(cell), exponent_(exponent), repairs_(repairs), budget_(budget) {
    repairs_.push_back({&cell, cell.quantity});
  }

  [[nodiscard]] bool holds(Int128 value) {
    if (!budget_.spend(relation_)) return false;
    repairs_.back() = with_value(cell_, value, exponent_);
    return budgetlint::holds(relation_, repairs_);
  }

  /// A value that makes it hold, next to the one that would make both sides equal.
  [[nodiscard]] std::optional<Int128> find(const GridRange& domain) {
    if (!budget_.spend(relation_)) return std::nullopt;
    const std::optional<Int128> exact = equalising();
    if (!exact) return std::nullopt;
    for (const Int128 offset : {0, -1, 1}) {
      const Int128 value = std::clamp(*exact + offset, domain.low, domain.high);
      if (holds(value)) return value;
    }
    return std::nullopt;
  }

  /// The last value at or before `limit` for which it holds, going from one that does.
  [[nodiscard]] Int128 reach(Int128 from, Int128 limit) {
    const Int128 direction = limit < from ? -1 : 1;
    const Int128 room = (limit - from) * direction;
    Int128 step = 1;
    Int128 good = 0;
    while (good < room) {
      const Int128 next = std::min(room, good + step);
      if (!holds(from + next * direction)) break;
      good = next;
      step *= 2;
    }
    for (Int128 bad = std::min(room + 1, good + step); bad - good > 1;) {
      const Int128 middle = good + (bad - good) / 2;
      (holds(from + middle * direction) ? good : bad) = middle;
    }
    return from + good * direction;
  }

  /// The value at which both sides say exactly the same, if the grid has it.
  [[nodiscard]] std::optional<Int128> exact_value() {
    const std::optional<Int128> value = equalising();
    if (!value || !holds(*value)) return std::nullopt;
    try {
      const Sides sides(relation_, repairs_);
      return sides.target().value == sides.computed() ? value : std::nullopt;
    } catch (const exact::Overflow&) {
      return std::nullopt;
    }
  }

private:
  /// The value at which both sides are equal, rounded to the grid.
  [[nodiscard]] std::optional<Int128> equalising() {
    const Sides sides(relation_, repairs_);
    repairs_.back() = {&cell_, cell_.quantity};
    try {
      if (relation_.target == &cell_) return exact::round(sides.computed(), exponent_).coefficient();
      Decimal rest = sides.rest();
      Decimal weight;
      for (const Term& term : relation_.terms) {
        if (std::find(term.factors.begin(), term.factors.end(), &cell_) == term.factors.end()) {
          rest = exact::add(rest, sides.value_of(term));
          continue;
        }
        Decimal share = term.multiplier;
        for (const Cell* factor : term.factors) {
          if (factor != &cell_) share = exact::multiply(share, sides.at(*factor).value);
        }
        weight = weight.is_zero() ? share : exact::add(weight, share);
      }
      if (weight.is_zero()) return std::nullopt;
      return exact::divide(exact::subtract(sides.target().value, rest), weight, exponent_).coefficient();
    } catch (const exact::Overflow&) {
      return std::nullopt;
    }
  }

  const Relation& relation_;
  const Cell& cell_;
  int exponent_;
  std::vector<Repair> repairs_;
  Budget& budget_;
};

/// The value of a range that a copy or a sum states exactly: another unit's rounding or a 约 lets more pass than
/// anybody says.
std::optional<GridRange> exactly_stated(const Network& network, const std::vector<std::size_t>& relations,
                                        const Cell& cell, const GridRange& range, const std::vector<Repair>& repairs,
                                        Budget& budget) {
  for (const std::size_t index : relations) {
    const RelationKind kind = network.relation(index).kind;
    if (kind != RelationKind::copy && kind != RelationKind::sum) continue;
    const auto value = Condition(network.relation(index), cell, range.exponent, repairs, budget).exact_value();
    if (value && *value >= range.low && *value <= range.high) return GridRange{*value, *value, range.exponent};
  }
  return std::nullopt;
}

/// What a copy or a sum states exactly at any place; else what the first place allows, and where that is finer than the
/// cell's own, what all finer ones do: nothing tells how many decimals it should have.
std::optional<GridRange> likeliest_range(const Network& network, const std::vector<std::size_t>& relations,
                                         const Cell& cell, const std::vector<Repair>& repairs, Budget& budget) {
  std::optional<GridRange> likeliest;
  for (const int exponent : places_of(network, cell, repairs, budget)) {
    const auto range = narrowed(network, relations, cell, values_at(cell, exponent), repairs, budget);
    if (budget.spent()) return std::nullopt;
    if (!range) continue;
    if (const auto exact = exactly_stated(network, relations, cell, *range, repairs, budget)) return exact;
    if (!likeliest) {
      likeliest = range;
    } else if (likeliest->exponent < cell.quantity.value.exponent()) {
      likeliest = hull(*likeliest, *range);
    }
  }
  return likeliest;
}

std::optional<GridRange> healing_range(const Network& network, const std::vector<std::size_t>& relations,
                                       const Cell& cell, const std::vector<Repair>& repairs, Budget& budget) {
  const auto range = likeliest_range(network, relations, cell, repairs, budget);
  return range ? std::optional(without_idle_zeros(*range, cell)) : std::nullopt;
}

}  // namespace

std::vector<int> places_of(const Network& network, const Cell& cell, const std::vector<Repair>& repairs,
                           Budget& budget) {
  const int own = cell.quantity.value.exponent();
  if (cell.measure == Measure::rate || cell.measure == Measure::share) return {std::min(own, -2)};
  if (cell.measure == Measure::headcount) return {0};
  if (cell.measure != Measure::amount) return {std::min(own, 0)};
  std::vector<int> restating;
  std::vector<int> finer{cent_of_ten_thousand};
  for (const std::size_t index : network.relations_of(cell)) {
    const Relation& relation = network.relation(index);
    if (relation.kind == RelationKind::computed || relation.kind == RelationKind::range) continue;
    if (!budget.spend(relation)) return {};
    for (const Cell* partner : network.cells_of(index)) {
      if (partner == &cell) continue;
      const Decimal& value = as_repaired(*partner, repairs).value;
      const bool restates = relation.terms.size() == 1;
      const int last = restates && !value.is_zero() ? value.last_nonzero_place() : value.exponent();
      for (int place = value.exponent(); place <= last; ++place)
        (restates ? restating : finer).push_back(std::min(place, cell.quantity.scale()));
    }
  }
  sort_unique(restating);
  const int finest = *std::min_element(finer.begin(), finer.end());
  restating.push_back(own);
  for (int place = own - 1; place >= finest; --place) restating.push_back(place);
  return restating;
}

GridRange values_at(const Cell& cell, int exponent) {
  const Domain domain = domain_of(cell);
  return {std::max<Int128>(units_of(domain.low, exponent, Rounding::up), domain.positive ? 1 : 0),
          domain.high ? units_of(*domain.high, exponent, Rounding::down) : farthest, exponent};
}

std::optional<GridRange> narrowed(const Network& network, const std::vector<std::size_t>& relations, const Cell& cell,
                                  GridRange within, const std::vector<Repair>& repairs, Budget& budget) {
  for (const std::size_t index : relations) {
    if (network.relation(index).kind == RelationKind::range) continue;  // the domain sees to it
    Condition condition(network.relation(index), cell, within.exponent, repairs, budget);
    const std::optional<Int128> inside = condition.find(within);
    if (!inside) return std::nullopt;
    within = {condition.reach(*inside, within.low), condition.reach(*inside, within.high), within.exponent};
  }
  return within;
}

GridRange without_idle_zeros(GridRange range, const Cell& cell) {
  while (range.single() && range.exponent < cell.quantity.value.exponent() && range.low % 10 == 0) {
    range.low /= 10;
    range.high = range.low;
    ++range.exponent;
  }
  return range;
}

GridRange hull(const GridRange& a, const GridRange& b) {
  const int exponent = std::min(a.exponent, b.exponent);
  const auto on_grid = [&](Int128 value, const GridRange& range) {
    return units_of(Decimal(value, range.exponent), exponent, Rounding::down);
  };
  return {std::min(on_grid(a.low, a), on_grid(b.low, b)), std::max(on_grid(a.high, a), on_grid(b.high, b)), exponent};
}

Repair with_value(const Cell& cell, Int128 coefficient, int exponent) {
  Repair repair{&cell, cell.quantity};
  repair.quantity.value = Decimal(coefficient, exponent);
  return repair;
}

std::optional<GridRange> healing_values(const Network& network, const Cell& cell, const std::vector<Repair>& repairs,
                                        Budget& budget, const std::vector<std::size_t>& spared) {
  std::vector<std::size_t> relations = network.relations_of(cell);
  std::erase_if(relations,
                [&](std::size_t index) { return std::find(spared.begin(), spared.end(), index) != spared.end(); });
  return healing_range(network, relations, cell, repairs, budget);
}

std::optional<GridRange> healing_values(const Network& network, std::size_t relation, const Cell& cell,
                                        const std::vector<Repair>& repairs, Budget& budget) {
  return healing_range(network, {relation}, cell, repairs, budget);
}

}  // namespace budgetlint
