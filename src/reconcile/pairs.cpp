#include "pairs.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

#include "exact.hpp"
#include "groups.hpp"
#include "sides.hpp"

namespace budgetlint {
namespace {

constexpr Int128 values_walked = 2'000;  // of one range: a year has fewer days, and few amounts are less certain

/// False where nothing is left but the value that the cell has: that is no repair.
bool changes(const Cell& cell, const GridRange& range) {
  return !range.single() || Decimal(range.low, range.exponent) != cell.quantity.value;
}

Int128 length(const GridRange& range) {
  return range.high - range.low;
}

/// Puts a repair in for as long as it lives.
class Trial {
public:
  Trial(std::vector<Repair>& repairs, Repair repair) : repairs_(repairs) { repairs_.push_back(std::move(repair)); }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;
  ~Trial() { repairs_.pop_back(); }

private:
  std::vector<Repair>& repairs_;
};

class PairSearch {
public:
  PairSearch(const Network& network, std::vector<Repair> repairs, Budget& budget)
      : network_(network), repairs_(std::move(repairs)), budget_(budget) {}

  [[nodiscard]] std::vector<RepairSet> run(const Indices& broken) {
    std::vector<RepairSet> found;
    std::set<std::pair<const Cell*, const Cell*>> tried;
    for (const Cell* first : network_.cells_of(shortest_of(network_, broken))) {
      if (is_repaired(*first, repairs_)) continue;
      for (const Cell* second : partners_of(*first, broken)) {
        if (!tried.emplace(std::min(first, second, std::less<>()), std::max(first, second, std::less<>())).second)
          continue;
        if (RepairSet pair = solve(*first, *second); !pair.empty()) found.push_back(std::move(pair));
        if (budget_.spent()) return {};
      }
    }
    return found;
  }

private:
  /// The cells that might mend what this one leaves broken, or what its change breaks.
  [[nodiscard]] std::vector<const Cell*> partners_of(const Cell& cell, const Indices& broken) const {
    const Indices& read = network_.relations_of(cell);
    const Indices left = without(broken, read);
    std::vector<const Cell*> partners;
    if (!left.empty()) {
      partners = shared_cells(network_, left);
    } else {
      for (const std::size_t index : read) {
        for (const Cell* other : network_.cells_of(index)) partners.push_back(other);
      }
    }
    std::erase_if(partners, [&](const Cell* other) { return other == &cell || is_repaired(*other, repairs_); });
    return partners;
  }

  /// Both cells with their values; empty when they do not repair everything.
  [[nodiscard]] RepairSet solve(const Cell& first, const Cell& second) {
    const Indices shared = both(network_.relations_of(first), network_.relations_of(second));
    RepairSet pair;
    cut_short_ = false;
    if (shared.empty()) {
      for (const Cell* cell : {&first, &second}) {
        if (const auto range = healing_values(network_, *cell, repairs_, budget_)) pair.push_back({cell, *range});
      }
      return pair.size() == 2 ? pair : RepairSet();
    }
    if (contradict_each_other(shared, first, second)) return {};
    const std::vector<GridRange> firsts = ranges_of(first, second, shared);
    if (firsts.empty()) return {};
    for (const GridRange& other : ranges_of(second, first, shared)) {
      for (const GridRange& one : firsts) {
        if (length(one) <= length(other)) {
          meet({&first, one}, {&second, other}, shared, pair);
        } else {
          meet({&second, other}, {&first, one}, shared, pair);
        }
      }
    }
    if (pair.empty() && cut_short_) budget_.give_up();  // it may be one all the same
    for (CellRepair& repair : pair) repair.range = without_idle_zeros(repair.range, *repair.cell);
    return pair;
  }

  /// True where one product is stated as two amounts that cannot both be it: then no factors heal both.
  [[nodiscard]] bool contradict_each_other(const Indices& shared, const Cell& first, const Cell& second) const {
    for (std::size_t i = 0; i < shared.size(); ++i) {
      const Relation& one = network_.relation(shared[i]);
      if (one.kind != RelationKind::computed || one.target == &first || one.target == &second) continue;
      for (std::size_t j = i + 1; j < shared.size(); ++j) {
        const Relation& other = network_.relation(shared[j]);
        if (other.kind != RelationKind::computed || other.target == &first || other.target == &second) continue;
        if (calculate_the_same(one, other) && !agree(one, other)) return true;
      }
    }
    return false;
  }

  [[nodiscard]] static bool calculate_the_same(const Relation& one, const Relation& other) {
    return std::ranges::equal(one.terms, other.terms, [](const Term& a, const Term& b) {
      return a.factors == b.factors && a.multiplier == b.multiplier;
    });
  }

  /// Whether some product rounds to both amounts.
  [[nodiscard]] bool agree(const Relation& one, const Relation& other) const {
    try {
      return budgetlint::meet(Sides(one, repairs_).target_range(), Sides(other, repairs_).target_range());
    } catch (const exact::Overflow&) {
      return true;
    }
  }

  /// What the relations that a cell does not share with its partner leave it, for each place that it may be written
  /// to, whatever place the partner's repair is written to.
  [[nodiscard]] std::vector<GridRange> ranges_of(const Cell& cell, const Cell& partner, const Indices& shared) {
    const Indices own = without(network_.relations_of(cell), shared);
    std::vector<GridRange> ranges;
    for (const int place : places_beside(cell, partner)) {
      const auto range = narrowed(network_, own, cell, values_at(cell, place), repairs_, budget_);
      if (range && changes(cell, *range)) ranges.push_back(*range);
    }
    return ranges;
  }

  [[nodiscard]] std::vector<int> places_beside(const Cell& cell, const Cell& partner) {
    std::vector<int> places = places_of(network_, cell, repairs_, budget_);
    for (const int place : places_of(network_, partner, repairs_, budget_)) {
      const Trial trial(repairs_, with_value(partner, 0, place));
      for (const int beside : places_of(network_, cell, repairs_, budget_)) {
        if (std::find(places.begin(), places.end(), beside) == places.end()) places.push_back(beside);
      }
    }
    return places;
  }

  /// Notes the values with which `walked` and `solved` make the shared relations hold; where neither is certain or
  /// there are too many to try, all that its own relations leave the one, and what its ends leave the other.
  void meet(const CellRepair& walked, const CellRepair& solved, const Indices& shared, RepairSet& pair) {
    const Int128 last = std::min(walked.range.high, walked.range.low + values_walked);
    bool open = last < walked.range.high;
    cut_short_ = cut_short_ || open;
    for (Int128 value = walked.range.low; value <= last && !budget_.spent(); ++value) {
      const GridRange tried{value, value, walked.range.exponent};
      if (!changes(*walked.cell, tried)) continue;
      const Trial trial(repairs_, with_value(*walked.cell, value, walked.range.exponent));
      const auto range = narrowed(network_, shared, *solved.cell, solved.range, repairs_, budget_);
      if (!range || !changes(*solved.cell, *range)) continue;
      note(pair, {walked.cell, tried});
      note(pair, {solved.cell, *range});
      open = open || (!pair.front().range.single() && !pair.back().range.single());
      if (open) break;
    }
    if (!open || pair.empty()) return;
    note(pair, walked);
    for (const Int128 end : {walked.range.low, walked.range.high}) {
      const Trial trial(repairs_, with_value(*walked.cell, end, walked.range.exponent));
      const auto range = narrowed(network_, shared, *solved.cell, solved.range, repairs_, budget_);
      note(pair, {solved.cell, range ? *range : solved.range});
    }
  }

  static void note(RepairSet& pair, const CellRepair& repair) {
    const auto same =
        std::find_if(pair.begin(), pair.end(), [&](const CellRepair& other) { return other.cell == repair.cell; });
    if (same == pair.end()) {
      pair.push_back(repair);
    } else {
      same->range = hull(same->range, repair.range);
    }
  }

  const Network& network_;
  std::vector<Repair> repairs_;
  Budget& budget_;
  bool cut_short_ = false;  ///< the last pair has values that were not tried
};

}  // namespace

std::vector<RepairSet> pairs_that_repair(const Network& network, const std::vector<std::size_t>& broken,
                                         const std::vector<Repair>& repairs, Budget& budget) {
  return PairSearch(network, repairs, budget).run(broken);
}

}  // namespace budgetlint
