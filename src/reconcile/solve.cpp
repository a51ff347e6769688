#include "solve.hpp"

#include <algorithm>

#include "budgetlint/reconcile/domain.hpp"
#include "exact.hpp"
#include "sides.hpp"

namespace budgetlint {
namespace {

constexpr int cent_of_ten_thousand = 2;  // 0.01万元, in powers of ten of 元: every amount may be written to it

/// What a repair may give a cell, in units of the grid.
struct GridDomain {
  Int128 low;
  Int128 high;
};

Int128 units_of(const Decimal& value, int exponent, Rounding rounding) {
  const auto rounded = value.rounded(exponent, rounding);
  return rounded ? rounded->coefficient() : farthest;
}

GridDomain on_grid(const Domain& domain, int exponent) {
  return {std::max<Int128>(units_of(domain.low, exponent, Rounding::up), domain.positive ? 1 : 0),
          domain.high ? units_of(*domain.high, exponent, Rounding::down) : farthest};
}

const Quantity& stated_now(const Cell& cell, const std::vector<Repair>& repairs) {
  const auto repair = std::find_if(repairs.begin(), repairs.end(), [&](const Repair& r) { return r.cell == &cell; });
  return repair != repairs.end() ? repair->quantity : cell.quantity;
}

void order(std::vector<int>& places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
}

/// The places a cell's last digit may stand at, the likeliest first: those of cells that restate it, the finest
/// first, for what another cell says exactly need not be rounded; then its own; then finer ones of its column.
/// Nothing is coarser than the unit that the cell is written in: that is how it will be read back.
std::vector<int> places_of(const Network& network, const Cell& cell, const std::vector<Repair>& repairs) {
  const int own = cell.quantity.value.exponent();
  if (cell.measure == Measure::rate || cell.measure == Measure::share) return {std::min(own, -2)};
  if (cell.measure == Measure::headcount) return {0};
  if (cell.measure != Measure::amount) return {std::min(own, 0)};
  std::vector<int> restating;
  std::vector<int> finer{cent_of_ten_thousand};
  for (const std::size_t index : network.relations_of(cell)) {
    const Relation& relation = network.relation(index);
    if (relation.kind == RelationKind::computed || relation.kind == RelationKind::range) continue;
    std::vector<int>& places = relation.terms.size() == 1 ? restating : finer;
    for (const Cell* partner : network.cells_of(index)) {
      if (partner != &cell)
        places.push_back(std::min(stated_now(*partner, repairs).value.exponent(), cell.quantity.scale()));
    }
  }
  order(restating);
  const int finest = *std::min_element(finer.begin(), finer.end());
  restating.push_back(own);
  for (int place = own - 1; place >= finest; --place) restating.push_back(place);
  return restating;
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
    if (!budget_.spend()) return false;
    repairs_.back() = with_value(cell_, value, exponent_);
    return budgetlint::holds(relation_, repairs_);
  }

  /// A value that makes it hold, next to the one that would make both sides equal.
  [[nodiscard]] std::optional<Int128> find(const GridDomain& domain) {
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
      Decimal rest;
      Decimal weight;
      for (const Term& term : relation_.terms) {
        if (std::find(term.factors.begin(), term.factors.end(), &cell_) == term.factors.end()) {
          rest = exact::add(rest, sides.value_of(term));
          continue;
        }
        weight = term.multiplier;
        for (const Cell* factor : term.factors) {
          if (factor != &cell_) weight = exact::multiply(weight, sides.at(*factor).value);
        }
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

std::optional<GridRange> narrow(const Network& network, const std::vector<std::size_t>& relations, const Cell& cell,
                                int exponent, const std::vector<Repair>& repairs, Budget& budget) {
  GridDomain domain = on_grid(domain_of(cell), exponent);
  for (const std::size_t index : relations) {
    if (network.relation(index).kind == RelationKind::range) continue;  // the domain sees to it
    Condition condition(network.relation(index), cell, exponent, repairs, budget);
    const std::optional<Int128> inside = condition.find(domain);
    if (!inside) return std::nullopt;
    domain = {condition.reach(*inside, domain.low), condition.reach(*inside, domain.high)};
  }
  return GridRange{domain.low, domain.high, exponent};
}

/// Of several values that would do, the one that a copy or a sum states exactly: another unit's rounding or a 约
/// lets more pass than anybody says.
GridRange preferring_exact(const Network& network, const std::vector<std::size_t>& relations, const Cell& cell,
                           const GridRange& range, const std::vector<Repair>& repairs, Budget& budget) {
  if (range.single() || cell.measure != Measure::amount) return range;
  for (const std::size_t index : relations) {
    const RelationKind kind = network.relation(index).kind;
    if (kind != RelationKind::copy && kind != RelationKind::sum) continue;
    const auto value = Condition(network.relation(index), cell, range.exponent, repairs, budget).exact_value();
    if (value && *value >= range.low && *value <= range.high) return {*value, *value, range.exponent};
  }
  return range;
}

/// A single value without the zeros that only a finer partner brought: 54.0000 is 54 where the cell had no decimals.
GridRange without_idle_zeros(GridRange range, const Cell& cell) {
  while (range.single() && range.exponent < cell.quantity.value.exponent() && range.low % 10 == 0) {
    range.low /= 10;
    range.high = range.low;
    ++range.exponent;
  }
  return range;
}

std::optional<GridRange> first_range(const Network& network, const std::vector<std::size_t>& relations,
                                     const Cell& cell, const std::vector<Repair>& repairs, Budget& budget) {
  for (const int exponent : places_of(network, cell, repairs)) {
    const auto range = narrow(network, relations, cell, exponent, repairs, budget);
    if (budget.spent()) return std::nullopt;
    if (range) return without_idle_zeros(preferring_exact(network, relations, cell, *range, repairs, budget), cell);
  }
  return std::nullopt;
}

}  // namespace

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
  return first_range(network, relations, cell, repairs, budget);
}

std::optional<GridRange> healing_values(const Network& network, std::size_t relation, const Cell& cell,
                                        const std::vector<Repair>& repairs, Budget& budget) {
  return first_range(network, {relation}, cell, repairs, budget);
}

}  // namespace budgetlint
