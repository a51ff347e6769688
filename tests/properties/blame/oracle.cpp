#include "properties/blame/oracle.hpp"

#include <algorithm>
#include <numeric>

namespace budgetlint::testing::blame {
namespace {

constexpr int hundred_yuan = 2;  // 0.01万元
constexpr std::size_t values_kept = 3;
constexpr Int128 values_tried = 3000;

std::vector<std::size_t> common(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  std::vector<std::size_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

std::vector<std::size_t> without(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  std::vector<std::size_t> rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
  return rest;
}

}  // namespace

/// The places a repair of this cell may be written to, coarsest first.
std::vector<int> Oracle::places(std::size_t cell) const {
  const Entry& entry = model_.entries[cell];
  const int now = numbers_[cell].place;
  switch (entry.kind) {
    case Kind::rate:
    case Kind::share: return {std::min(-2, now)};
    case Kind::count:
    case Kind::months: return {0};
    case Kind::amount: break;
  }
  // As it stands in the file, though a repair is put in: a trial place must not justify itself.
  int coarsest = entry.number.place;
  int finest = std::min(hundred_yuan, entry.number.place);
  for (const std::size_t index : model_.relations_of[cell]) {
    const Relation& relation = model_.relations[index];
    if (relation.form != Form::copy && relation.form != Form::sum) continue;
    for (const std::size_t other : relation.cells) {
      if (other == cell) continue;
      if (relation.form == Form::copy) coarsest = std::max(coarsest, numbers_[other].place);
      finest = std::min(finest, numbers_[other].place);
    }
  }
  for (std::size_t other = 0; other < model_.entries.size(); ++other) {
    if (other != cell && model_.entries[other].column == entry.column)
      finest = std::min(finest, numbers_[other].place);
  }
  std::vector<int> all;
  for (int place = coarsest; place >= finest; --place) all.push_back(place);
  return all;
}

Oracle::Range Oracle::domain(std::size_t cell, int place) const {
  const Entry& entry = model_.entries[cell];
  switch (entry.kind) {
    case Kind::amount: return {0, power_of_ten(13 - place)};
    case Kind::rate: return {1, power_of_ten(10 - place)};
    case Kind::share: return {1, power_of_ten(-place)};
    case Kind::count: return {1, power_of_ten(9)};
    case Kind::months: return {1, entry.most == 0 ? power_of_ten(4) : entry.most};
  }
  return {};
}

/// The cell's units at `place` for which the relation holds, all others being what they are.
Oracle::Ranges Oracle::solve(std::size_t relation_index, std::size_t cell, int place) {
  const Relation& relation = model_.relations[relation_index];
  if (relation.form == Form::range) return {domain(cell, place)};
  const bool blurred = relation.form == Form::computed && relation.target == cell && model_.entries[cell].about &&
                       place >= model_.entries[cell].unit;
  return blurred ? approximate_targets(relation, cell, place) : bisect(relation, cell, place);
}

Oracle::Ranges Oracle::bisect(const Relation& relation, std::size_t cell, int place) {
  const Number before = numbers_[cell];
  const int direction = relation.target == cell ? 1 : -1;
  const auto side_at = [&](Int128 units) {
    numbers_[cell] = {units, place};
    return direction * side(model_, relation, numbers_);
  };
  const Range all = domain(cell, place);
  const auto first_above = [&](int least) {  // the first whose side is at least so much
    Int128 low = all.first;
    Int128 high = all.last + 1;
    while (low < high) {
      const Int128 middle = low + (high - low) / 2;
      if (side_at(middle) >= least) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  };
  const Range found{first_above(0), first_above(1) - 1};
  numbers_[cell] = before;
  return found.first <= found.last ? Ranges{found} : Ranges{};
}

/// The set of 约6900 depends on its zeros, so that the verdict is not monotone: every number of zeros is tried.
Oracle::Ranges Oracle::approximate_targets(const Relation& relation, std::size_t cell, int place) {
  const Number before = numbers_[cell];
  const Int128 product = right_side(relation, numbers_);
  const Int128 one = ticks({1, place});
  std::set<Int128> units;
  for (Int128 step = 1; step * one <= product * 10; step *= 10) {
    const Int128 below = product / (one * step) * step;
    for (const Int128 candidate : {below - step, below, below + step}) {
      numbers_[cell] = {candidate, place};
      if (candidate >= 0 && side(model_, relation, numbers_) == 0) units.insert(candidate);
    }
  }
  numbers_[cell] = before;
  Ranges ranges;
  for (const Int128 value : units) ranges.push_back({value, value});
  return ranges;
}

/// `solve` with nothing else put in, remembered.
const Oracle::Ranges& Oracle::solve_alone(std::size_t relation, std::size_t cell, int place) {
  const auto [found, fresh] = alone_.try_emplace(Key{relation, cell, place});
  if (fresh) found->second = solve(relation, cell, place);
  return found->second;
}

Oracle::Ranges Oracle::solve_all(const std::vector<std::size_t>& relations, std::size_t cell, int place) {
  Ranges ranges{domain(cell, place)};
  for (const std::size_t relation : relations) {
    Ranges next;
    for (const Range& a : ranges) {
      for (const Range& b : solve_alone(relation, cell, place)) {
        const Range both{std::max(a.first, b.first), std::min(a.last, b.last)};
        if (both.first <= both.last) next.push_back(both);
      }
    }
    ranges = std::move(next);
    if (ranges.empty()) break;
  }
  return ranges;
}

Single Oracle::repairs(std::size_t cell, const std::vector<std::size_t>& relations) {
  Single single{cell, {}, false};
  for (const int place : places(cell)) {
    for (const Range& range : solve_all(relations, cell, place)) {
      if (range.last - range.first >= static_cast<Int128>(values_kept)) single.many = true;
      for (Int128 units = range.first; units <= range.last && units < range.first + 4; ++units) {
        const Number number{units, place};
        const bool known = std::any_of(single.values.begin(), single.values.end(),
                                       [&](const Number& value) { return same_value(value, number); });
        if (!known) single.values.push_back(number);
      }
    }
  }
  if (single.values.size() > values_kept) single.many = true;
  return single;
}

std::vector<std::size_t> Oracle::cells_in_all(const std::vector<std::size_t>& relations) const {
  std::vector<std::size_t> cells = model_.relations[relations.front()].cells;
  std::sort(cells.begin(), cells.end());
  for (const std::size_t relation : relations) {
    std::vector<std::size_t> others = model_.relations[relation].cells;
    std::sort(others.begin(), others.end());
    cells = common(cells, others);
  }
  return cells;
}

Judgement Oracle::judge() {
  Judgement judgement;
  broken_ = broken_relations(model_, numbers_);
  judgement.broken = broken_;
  std::vector<std::size_t> errors, warnings;
  for (const std::size_t relation : broken_) {
    (warns(model_, model_.relations[relation], numbers_) ? warnings : errors).push_back(relation);
  }
  for (const std::size_t relation : warnings) {
    const auto shares_a_cell = [&](std::size_t other) {
      const auto& cells = model_.relations[relation].cells;
      const auto& others = model_.relations[other].cells;
      return other != relation && std::find_first_of(cells.begin(), cells.end(), others.begin(), others.end()) != cells.end();
    };
    if (std::none_of(broken_.begin(), broken_.end(), shares_a_cell)) judgement.lone_roundings = true;
  }
  if (broken_.empty()) return judgement;
  for (const std::size_t cell : cells_in_all(broken_)) {
    Single single = repairs(cell, model_.relations_of[cell]);
    if (!single.values.empty()) judgement.singles.push_back(std::move(single));
  }
  if (judgement.singles.empty() && !errors.empty() && !warnings.empty()) {
    for (const std::size_t cell : cells_in_all(errors)) {
      if (!repairs(cell, without(model_.relations_of[cell], warnings)).values.empty()) judgement.heals_errors = true;
    }
  }
  return judgement;
}

Pairs Oracle::pairs() {
  Pairs found;
  std::set<Pair> tried;
  for (const std::size_t first : model_.relations[broken_.front()].cells) {
    const std::vector<std::size_t> left = without(broken_, model_.relations_of[first]);
    std::set<std::size_t> others;
    if (left.empty()) {
      for (const std::size_t relation : model_.relations_of[first]) {
        others.insert(model_.relations[relation].cells.begin(), model_.relations[relation].cells.end());
      }
    } else {
      for (const std::size_t cell : cells_in_all(left)) others.insert(cell);
    }
    others.erase(first);
    for (const std::size_t second : others) {
      const Pair pair = std::minmax(first, second);
      if (tried.insert(pair).second && repairs_together(pair, found.unknown)) found.pairs.insert(pair);
    }
  }
  return found;
}

bool Oracle::repairs_together(Pair pair, bool& unknown) {
  const auto [a, b] = pair;
  const std::vector<std::size_t> shared = common(model_.relations_of[a], model_.relations_of[b]);
  const std::vector<std::size_t> only_a = without(model_.relations_of[a], shared);
  const std::vector<std::size_t> only_b = without(model_.relations_of[b], shared);
  // The partner's repair may allow further places, so places are those of both with either's put in.
  const auto places_beside = [&](std::size_t cell, std::size_t partner) {
    std::set<int> all;
    const Number before = numbers_[partner];
    for (const int place : places(partner)) {
      numbers_[partner].place = place;
      for (const int own : places(cell)) all.insert(own);
      numbers_[partner] = before;
    }
    return all;
  };
  const std::set<int> places_a = places_beside(a, b);
  const std::set<int> places_b = places_beside(b, a);
  const auto count = [](const Ranges& ranges) {
    Int128 sum = 0;
    for (const Range& range : ranges) sum += range.last - range.first + 1;
    return sum;
  };
  for (const int place_a : places_a) {
    const Ranges ranges_a = solve_all(only_a, a, place_a);
    if (ranges_a.empty()) continue;
    for (const int place_b : places_b) {
      const Ranges ranges_b = solve_all(only_b, b, place_b);
      if (ranges_b.empty()) continue;
      if (shared.empty()) return true;
      const bool walk_a = count(ranges_a) <= count(ranges_b);
      const std::size_t walked = walk_a ? a : b;
      const std::size_t solved = walk_a ? b : a;
      const int place_walked = walk_a ? place_a : place_b;
      const int place_solved = walk_a ? place_b : place_a;
      const Number before = numbers_[walked];
      Int128 steps = 0;
      for (const Range& range : walk_a ? ranges_a : ranges_b) {
        for (Int128 units = range.first; units <= range.last; ++units) {
          if (++steps > values_tried) {
            unknown = true;
            break;
          }
          numbers_[walked] = {units, place_walked};
          Ranges ranges = walk_a ? ranges_b : ranges_a;
          for (const std::size_t relation : shared) {
            Ranges next;
            if (model_.relations[relation].form == Form::range) continue;
            for (const Range& x : ranges) {
              for (const Range& y : solve(relation, solved, place_solved)) {
                const Range both{std::max(x.first, y.first), std::min(x.last, y.last)};
                if (both.first <= both.last) next.push_back(both);
              }
            }
            ranges = std::move(next);
            if (ranges.empty()) break;
          }
          if (!ranges.empty()) {
            numbers_[walked] = before;
            return true;
          }
        }
      }
      numbers_[walked] = before;
    }
  }
  return false;
}

}  // namespace budgetlint::testing::blame
