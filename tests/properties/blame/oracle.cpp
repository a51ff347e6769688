#include "properties/blame/oracle.hpp"

#include <algorithm>
#include <iterator>

namespace budgetlint::testing::blame {
namespace {

constexpr int hundred_yuan = 2;         // 0.01万元
constexpr Int128 values_listed = 4;     // of one range
constexpr std::size_t values_kept = 3;  // more are many
constexpr Int128 values_tried = 3000;   // of one cell of a pair

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

std::vector<std::size_t> sorted(std::vector<std::size_t> cells) {
  std::sort(cells.begin(), cells.end());
  return cells;
}

}  // namespace

/// The places a repair of this cell may be written to.
std::set<int> Oracle::places(std::size_t cell) const {
  const Entry& entry = model_.entries[cell];
  switch (entry.nature) {
    case Nature::rate:
    case Nature::share:
      return {std::min(-2, entry.number.place)};
    case Nature::headcount:
      return {0};
    case Nature::count:
    case Nature::months:
      return {std::min(0, entry.number.place)};  // whole, unless one is written with decimals: 12.5亩
    case Nature::amount:
      break;
  }
  int finest = std::min(hundred_yuan, entry.number.place);
  std::set<int> all;
  for (const std::size_t index : model_.relations_of[cell]) {
    const Equation& relation = model_.relations[index];
    for (const std::size_t other : relation.cells) {
      if (other == cell) continue;
      const Number& there = numbers_[other];  // a partner's repair counts
      if (relation.kind == EquationKind::sum) finest = std::min(finest, there.place);
      if (relation.kind != EquationKind::copy) continue;
      all.insert(there.place);
      for (Number shorter = there; shorter.units != 0 && shorter.units % 10 == 0;) {  // 569.190 restates 569.19
        shorter = {shorter.units / 10, shorter.place + 1};
        all.insert(shorter.place);
      }
    }
  }
  for (std::size_t other = 0; other < model_.entries.size(); ++other) {
    if (other != cell && model_.entries[other].column == entry.column) finest = std::min(finest, numbers_[other].place);
  }
  for (int place = entry.number.place; place >= finest; --place) all.insert(place);
  all.erase(all.upper_bound(entry.unit), all.end());  // 471000元 is stated to 1元, whatever restates it
  return all;
}

/// The places of a cell, with its partner's repair put in at any place that the partner may have.
std::set<int> Oracle::places_beside(std::size_t cell, std::size_t partner) {
  std::set<int> all;
  const Number before = numbers_[partner];
  for (const int place : places(partner)) {
    numbers_[partner].place = place;
    all.merge(places(cell));
    numbers_[partner] = before;
  }
  return all;
}

Oracle::Range Oracle::domain(std::size_t cell, int place) const {
  const Entry& entry = model_.entries[cell];
  switch (entry.nature) {
    case Nature::amount:
      return {0, power_of_ten(13 - place)};
    case Nature::rate:
      return {1, power_of_ten(10 - place)};
    case Nature::share:
      return {1, power_of_ten(-place)};
    case Nature::headcount:
    case Nature::count:
      return {power_of_ten(-place), power_of_ten(9 - place)};
    case Nature::months:
      return {power_of_ten(-place), power_of_ten(-place) * (entry.most == 0 ? power_of_ten(4) : entry.most)};
  }
  return {};
}

/// The cell's units at `place` for which the relation holds, all others being what `numbers_` says.
Oracle::Ranges Oracle::solve(std::size_t index, std::size_t cell, int place) {
  const Equation& relation = model_.relations[index];
  if (relation.kind == EquationKind::range) return {domain(cell, place)};
  const Entry& entry = model_.entries[cell];
  const bool blurred =
      relation.kind == EquationKind::computed && relation.target == cell && entry.about && place >= entry.unit;
  return blurred ? approximate_targets(relation, cell, place) : bisect(relation, cell, place);
}

Oracle::Ranges Oracle::bisect(const Equation& relation, std::size_t cell, int place) {
  const Number before = numbers_[cell];
  const int direction = relation.target == cell ? 1 : -1;
  const auto side_at = [&](Int128 units) {
    numbers_[cell] = {units, place};
    return direction * side(model_, relation, numbers_);
  };
  const Range all = domain(cell, place);
  const auto first_with_side = [&](int least) {
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
  const Range found{first_with_side(0), first_with_side(1) - 1};
  numbers_[cell] = before;
  return found.first <= found.last ? Ranges{found} : Ranges{};
}

/// The set of 约6900 depends on its zeros, so that the verdict is not monotone: every number of zeros is tried.
Oracle::Ranges Oracle::approximate_targets(const Equation& relation, std::size_t cell, int place) {
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

/// `solve` with no repair put in, remembered.
const Oracle::Ranges& Oracle::solve_alone(std::size_t relation, std::size_t cell, int place) {
  const auto [found, fresh] = alone_.try_emplace(Key{relation, cell, place});
  if (fresh) found->second = solve(relation, cell, place);
  return found->second;
}

Oracle::Ranges Oracle::intersect(const Ranges& a, const Ranges& b) {
  Ranges all;
  for (const Range& x : a) {
    for (const Range& y : b) {
      const Range both{std::max(x.first, y.first), std::min(x.last, y.last)};
      if (both.first <= both.last) all.push_back(both);
    }
  }
  return all;
}

Oracle::Ranges Oracle::solve_all(const Relations& relations, std::size_t cell, int place) {
  Ranges ranges{domain(cell, place)};
  for (const std::size_t relation : relations) {
    ranges = intersect(ranges, solve_alone(relation, cell, place));
    if (ranges.empty()) break;
  }
  return ranges;
}

/// The values of a cell that make all these relations hold.
Single Oracle::repairs(std::size_t cell, const Relations& relations) {
  Single single{cell, {}, false};
  for (const int place : places(cell)) {
    for (const Range& range : solve_all(relations, cell, place)) {
      const Int128 last = std::min(range.last, range.first + values_listed - 1);
      for (Int128 units = range.first; units <= last; ++units) {
        const auto same = [&](const Number& value) { return same_value(value, {units, place}); };
        if (std::none_of(single.values.begin(), single.values.end(), same)) single.values.push_back({units, place});
      }
    }
  }
  single.many = single.values.size() > values_kept;
  return single;
}

std::vector<std::size_t> Oracle::cells_in_all(const Relations& relations) const {
  std::vector<std::size_t> cells = sorted(model_.relations[relations.front()].cells);
  for (const std::size_t relation : relations) cells = common(cells, sorted(model_.relations[relation].cells));
  return cells;
}

/// A broken relation that shares no cell with another broken one.
bool Oracle::stands_alone(std::size_t relation) const {
  const std::vector<std::size_t>& cells = model_.relations[relation].cells;
  return std::none_of(broken_.begin(), broken_.end(), [&](std::size_t other) {
    const std::vector<std::size_t>& others = model_.relations[other].cells;
    return other != relation &&
           std::find_first_of(cells.begin(), cells.end(), others.begin(), others.end()) != cells.end();
  });
}

Analysis Oracle::analyse() {
  Analysis analysis;
  analysis.broken = broken_;
  if (broken_.empty()) return analysis;
  Relations errors, warnings;
  for (const std::size_t relation : broken_) {
    const bool warning = warns(model_, model_.relations[relation], numbers_);
    (warning ? warnings : errors).push_back(relation);
    if (warning && stands_alone(relation)) analysis.lone_rounding = true;
  }
  for (const std::size_t cell : cells_in_all(broken_)) {
    Single single = repairs(cell, model_.relations_of[cell]);
    if (!single.values.empty()) analysis.singles.push_back(std::move(single));
  }
  if (!analysis.singles.empty() || errors.empty() || warnings.empty()) return analysis;
  const std::vector<std::size_t> suspects = cells_in_all(errors);
  analysis.heals_errors = std::any_of(suspects.begin(), suspects.end(), [&](std::size_t cell) {
    return !repairs(cell, without(model_.relations_of[cell], warnings)).values.empty();
  });
  return analysis;
}

/// The cells that might repair what this one leaves broken, or what its change would break.
std::set<std::size_t> Oracle::partners_of(std::size_t cell) const {
  std::set<std::size_t> partners;
  const Relations left = without(broken_, model_.relations_of[cell]);
  if (!left.empty()) {
    const std::vector<std::size_t> cells = cells_in_all(left);
    partners.insert(cells.begin(), cells.end());
  } else {
    for (const std::size_t relation : model_.relations_of[cell]) {
      const std::vector<std::size_t>& cells = model_.relations[relation].cells;
      partners.insert(cells.begin(), cells.end());
    }
  }
  partners.erase(cell);
  return partners;
}

Pairs Oracle::pairs() {
  Pairs found;
  std::set<Pair> tried;
  for (const std::size_t cell : model_.relations[broken_.front()].cells) {
    for (const std::size_t partner : partners_of(cell)) {
      const Pair pair = std::minmax(cell, partner);
      if (tried.insert(pair).second && repairs_together(pair, found.unknown)) found.pairs.insert(pair);
    }
  }
  return found;
}

/// What the relations that a cell does not share with its partner leave it.
std::vector<Oracle::Half> Oracle::halves(std::size_t cell, std::size_t partner, const Relations& own) {
  std::vector<Half> all;
  for (const int place : places_beside(cell, partner)) {
    Half half{cell, place, solve_all(own, cell, place)};
    if (changes(cell, place, half.ranges)) all.push_back(std::move(half));
  }
  return all;
}

/// Whether a cell could get another value than it has: a repair that changes nothing but zeros is none.
bool Oracle::changes(std::size_t cell, int place, const Ranges& ranges) const {
  return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) {
    return range.first != range.last || !same_value({range.first, place}, numbers_[cell]);
  });
}

bool Oracle::repairs_together(Pair pair, bool& unknown) {
  const Relations& of_first = model_.relations_of[pair.first];
  const Relations& of_second = model_.relations_of[pair.second];
  const Relations shared = common(of_first, of_second);
  const std::vector<Half> firsts = halves(pair.first, pair.second, without(of_first, shared));
  if (firsts.empty()) return false;
  const auto count = [](const Half& half) {
    Int128 sum = 0;
    for (const Range& range : half.ranges) sum += range.last - range.first + 1;
    return sum;
  };
  for (const Half& second : halves(pair.second, pair.first, without(of_second, shared))) {
    for (const Half& first : firsts) {
      const bool first_is_smaller = count(first) <= count(second);
      if (meet(first_is_smaller ? first : second, first_is_smaller ? second : first, shared, unknown)) return true;
    }
  }
  return false;
}

/// Puts in every value of one cell and solves the shared relations for the other.
bool Oracle::meet(const Half& walked, const Half& solved, const Relations& shared, bool& unknown) {
  if (shared.empty()) return true;
  const Number before = numbers_[walked.cell];
  Int128 steps = 0;
  bool found = false;
  for (const Range& range : walked.ranges) {
    for (Int128 units = range.first; units <= range.last && !found; ++units) {
      if (++steps > values_tried) {
        unknown = true;
        break;
      }
      numbers_[walked.cell] = {units, walked.place};
      if (same_value(numbers_[walked.cell], before)) continue;
      Ranges ranges = solved.ranges;
      for (const std::size_t relation : shared) ranges = intersect(ranges, solve(relation, solved.cell, solved.place));
      found = changes(solved.cell, solved.place, ranges);
    }
  }
  numbers_[walked.cell] = before;
  return found;
}

}  // namespace budgetlint::testing::blame
