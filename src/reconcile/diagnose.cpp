#include "budgetlint/reconcile/diagnose.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "blanks.hpp"
#include "budgetlint/reconcile/domain.hpp"
#include "budgetlint/support/vectors.hpp"
#include "consensus.hpp"
#include "groups.hpp"
#include "search.hpp"
#include "units.hpp"

namespace budgetlint {
namespace {

auto place_in_order(const Cell& cell) {
  const Place place = place_of(cell);
  return std::tuple(place.file, place.document, place.span.begin);
}

void put_in(const Network& network, const UnitSlip& slip, std::vector<Repair>& repairs) {
  for (const Cell* amount : network.denominations()[slip.denomination].amounts) {
    repairs.push_back(in_other_unit(*amount, slip.unit));
  }
}

class Diagnostician {
public:
  Diagnostician(const Network& network, std::size_t judgements) : network_(network), judgements_(judgements) {}

  [[nodiscard]] Diagnosis run() {
    Indices broken;
    for (std::size_t i = 0; i < network_.size(); ++i) {
      const Judgement judgement = judge(network_.relation(i));
      if (judgement.holds()) continue;
      if (judgement.verdict == Verdict::not_evaluable) {
        diagnosis_.unexplained.push_back(i);
        continue;
      }
      broken.push_back(i);
      if (severity_of(network_.relation(i), judgement) != Severity::error) lenient_.insert(i);
    }
    explain(std::move(broken));
    std::sort(diagnosis_.unexplained.begin(), diagnosis_.unexplained.end());
    return std::move(diagnosis_);
  }

private:
  /// What one cell can do for a group of broken relations.
  struct Group {
    Indices broken;
    std::vector<CellRepair> singles;  ///< each repairs `explained`
    Indices explained;
    Indices left_over;  ///< roundings that stand for themselves
    [[nodiscard]] bool stubborn() const { return singles.empty() && left_over.size() < broken.size(); }
  };

  /// Forms of which one has a wrong unit, and the relations that it breaks.
  struct SlipTie {
    Indices healed;
    std::vector<UnitSlip> alternatives;
  };

  /// Explains a set of broken relations, given what was repaired already.
  void explain(Indices broken) {
    explain_by_supported_blanks(broken);
    explain_by_units(broken);
    std::vector<Group> groups;
    std::vector<Indices> members;
    std::vector<bool> stubborn;
    for (const Indices& group : groups_of(network_, broken)) {
      groups.push_back(look_for_one_cell(group));
      members.push_back(group);
      stubborn.push_back(groups.back().stubborn());
    }
    std::vector<bool> done(groups.size());
    for (const Indices& tied : tied_groups(network_, members, stubborn)) {
      if (!explain_tied(groups, tied)) continue;
      for (const std::size_t group : tied) done[group] = true;
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (done[i] || groups[i].stubborn() || told_with_a_unit(groups[i].broken)) continue;
      if (!groups[i].singles.empty()) blame(groups[i].singles, groups[i].explained);
      stand_alone(groups[i].left_over);
    }
  }

  /// Empty cells that another cell states, or computes, to be just what a broken sum lacks: nothing needs less to
  /// explain it. Takes what they explain out of `broken`.
  void explain_by_supported_blanks(Indices& broken) {
    const Indices all = broken;
    Budget budget{judgements_};
    for (const std::size_t index : all) {
      if (network_.relation(index).blanks.empty() || !std::binary_search(broken.begin(), broken.end(), index)) continue;
      const Filled filled = supported_blanks(network_, index, repairs_, budget);
      if (budget.spent() || filled.cells.empty()) continue;
      Indices explained;
      for (const CellRepair& blank : filled.cells) {
        const Indices read = both(broken, network_.sums_without(*blank.cell));
        explained.insert(explained.end(), read.begin(), read.end());
        if (filled.alternatives) continue;
        blame({blank}, read);
        repairs_.push_back(with_value(*blank.cell, blank.range.low, blank.range.exponent));
      }
      sort_unique(explained);
      if (filled.alternatives) blame(filled.cells, explained);
      broken = without(broken, explained);
    }
    note(budget);
  }

  /// Blanks are usually meant: one that nothing speaks of is a suspect where no stated cell is, and one more where
  /// nothing tells between several.
  void add_unsupported_blanks(Group& group, Budget& budget) {
    if (group.singles.size() == 1 || budget.spent()) return;
    std::vector<CellRepair> blanks = unsupported_blanks(network_, group.broken, repairs_, budget);
    if (budget.spent() || (!group.singles.empty() && blanks.size() > 1)) return;
    group.singles.insert(group.singles.end(), blanks.begin(), blanks.end());
  }

  /// A wrong unit breaks what compares the form with others. Where the one that heals most leaves more to explain than
  /// several that heal the same between them (a summary, and its forms whose calculations fail too), these are meant.
  /// Takes what they explain out of `broken`.
  void explain_by_units(Indices& broken) {
    std::vector<SlipTie> slips = slips_of_whole_groups(broken, {});
    if (slips.empty()) return;
    std::set<std::size_t> first;
    for (const UnitSlip& slip : slips.front().alternatives) first.insert(slip.denomination);
    std::vector<SlipTie> others = slips_of_whole_groups(broken, first);
    if (causes_with(others, broken) < causes_with(slips, broken)) slips = std::move(others);
    for (const SlipTie& slip : slips) blame_unit(slip);
    broken = without(broken, healed_by(slips));
  }

  [[nodiscard]] static Indices healed_by(const std::vector<SlipTie>& slips) {
    Indices healed;
    for (const SlipTie& slip : slips) healed.insert(healed.end(), slip.healed.begin(), slip.healed.end());
    sort_unique(healed);
    return healed;
  }

  /// How many causes there are once some are found, at least.
  [[nodiscard]] std::size_t causes_with(const std::vector<SlipTie>& slips, const Indices& broken) const {
    return slips.size() + groups_of(network_, without(broken, healed_by(slips))).size();
  }

  /// Units that between them repair whole groups, as any other cell has to.
  [[nodiscard]] std::vector<SlipTie> slips_of_whole_groups(const Indices& broken, std::set<std::size_t> left_out) {
    const std::vector<Indices> groups = groups_of(network_, broken);
    for (;;) {
      std::vector<SlipTie> slips = slips_behind(broken, left_out);
      const std::size_t before = left_out.size();
      const Indices healed = healed_by(slips);
      for (const Indices& group : groups) {
        if (are_among(group, healed)) continue;
        for (const SlipTie& slip : slips) {
          if (!meet(slip.healed, group)) continue;
          for (const UnitSlip& one : slip.alternatives) left_out.insert(one.denomination);
        }
      }
      if (left_out.size() == before) return slips;
    }
  }

  /// The one unit that heals most of them, be it a part of a group. Takes what it explains out of `broken`.
  [[nodiscard]] bool explain_by_one_unit(Indices& broken) {
    const std::vector<SlipTie> slips = slips_behind(broken, {});
    if (slips.empty()) return false;
    blame_unit(slips.front());
    broken = without(broken, slips.front().healed);
    return true;
  }

  /// What the unit of a form heals besides the group that it was found by is told with it.
  [[nodiscard]] bool told_with_a_unit(const Indices& broken) {
    for (Cause& cause : diagnosis_.causes) {
      if (cause.unit_slips.size() != 1) continue;
      const Denomination& denomination = network_.denominations()[cause.unit_slips.front().denomination];
      const auto is_healed = [&](std::size_t index) { return holds(network_.relation(index), repairs_); };
      if (!are_among(broken, relations_of(network_, denomination)) || !std::ranges::all_of(broken, is_healed)) continue;
      append(cause.broken, broken);
      sort_unique(cause.broken);
      return true;
    }
    return false;
  }

  void blame_unit(const SlipTie& slip) {
    diagnosis_.causes.push_back({{}, slip.alternatives, slip.healed});
    if (slip.alternatives.size() == 1) put_in(network_, slip.alternatives.front(), repairs_);
  }

  static bool are_among(const Indices& some, const Indices& all) {
    return std::ranges::all_of(some, [&](std::size_t index) { return std::ranges::binary_search(all, index); });
  }

  static bool meet(const Indices& a, const Indices& b) {
    return std::ranges::any_of(a, [&](std::size_t index) { return std::ranges::binary_search(b, index); });
  }

  /// Units that heal broken relations between them, those that heal most first. Each heals what it touches once the
  /// ones before it are put right.
  [[nodiscard]] std::vector<SlipTie> slips_behind(Indices broken, const std::set<std::size_t>& left_out) {
    std::vector<SlipTie> found;
    std::vector<Repair> repairs = repairs_;
    for (std::size_t before = broken.size() + 1; broken.size() < before;) {
      before = broken.size();
      std::set<std::size_t> changed;
      Indices healed;
      for (SlipTie& tie : slips_in(broken, left_out, repairs)) {
        const UnitSlip& slip = tie.alternatives.front();
        const Indices touched = relations_of(network_, network_.denominations()[slip.denomination]);
        // What was put right before it may have healed this, or ask for something else: that is seen the next time.
        const auto is_changed = [&](std::size_t index) { return changed.contains(index); };
        if (std::ranges::any_of(touched, is_changed) || has_single_repairs(tie.healed)) continue;
        put_in(network_, slip, repairs);
        changed.insert(touched.begin(), touched.end());
        healed.insert(healed.end(), tie.healed.begin(), tie.healed.end());
        found.push_back(std::move(tie));
      }
      sort_unique(healed);
      broken = without(broken, healed);
    }
    return found;
  }

  /// Each denomination that another unit heals, with those that heal just the same.
  [[nodiscard]] std::vector<SlipTie> slips_in(const Indices& broken, const std::set<std::size_t>& left_out,
                                              const std::vector<Repair>& repairs) const {
    std::map<Indices, std::vector<UnitSlip>> by_healed;
    for (std::size_t number = 0; number < network_.denominations().size(); ++number) {
      const Denomination& denomination = network_.denominations()[number];
      Indices healed = both(broken, relations_of(network_, denomination));
      if (healed.size() < denomination.least_healed || left_out.contains(number)) continue;
      const std::optional<MoneyUnit> unit = healing_unit(network_, denomination, repairs);
      if (unit) by_healed[std::move(healed)].push_back({number, *unit});
    }
    std::vector<SlipTie> ties;
    ties.reserve(by_healed.size());
    for (auto& [healed, slips] : by_healed) ties.push_back({healed, std::move(slips)});
    std::ranges::stable_sort(ties, std::ranges::greater(), [](const SlipTie& tie) { return tie.healed.size(); });
    return ties;
  }

  /// A lone rounding that stands for itself is not repaired.
  [[nodiscard]] bool has_single_repairs(const Indices& broken) {
    const std::vector<Indices> groups = groups_of(network_, broken);
    return std::none_of(groups.begin(), groups.end(),
                        [&](const Indices& group) { return look_for_one_cell(group).singles.empty(); });
  }

  void note(const Budget& budget) { unfinished_ = unfinished_ || budget.spent(); }

  void stand_alone(const Indices& broken) {
    diagnosis_.unexplained.insert(diagnosis_.unexplained.end(), broken.begin(), broken.end());
  }

  [[nodiscard]] Group look_for_one_cell(const Indices& broken) {
    Group group{broken, {}, broken, {}};
    if (broken.size() == 1 && lenient_.count(broken.front()) != 0) {
      group.left_over = broken;  // a lone rounding stands at its target
      return group;
    }
    Budget budget{judgements_};
    group.singles = single_repairs(network_, broken, repairs_, budget);
    add_unsupported_blanks(group, budget);
    note(budget);
    if (!group.singles.empty()) return group;
    Indices errors;
    Indices roundings;
    for (const std::size_t index : broken) (lenient_.count(index) != 0 ? roundings : errors).push_back(index);
    if (errors.empty() || roundings.empty()) return group;
    group.singles = single_repairs(network_, errors, repairs_, budget, roundings);
    note(budget);
    if (!group.singles.empty()) {
      group.explained = errors;
      group.left_over = roundings;
    }
    return group;
  }

  /// A cell that cannot be what it states (BL107, BL108) and whose right value the relations do not tell: it is to
  /// blame, and nothing that reads it can be judged before it is put right. Takes what it explains out of `broken`.
  [[nodiscard]] bool explain_by_impossible_value(Indices& broken) {
    for (const std::size_t index : broken) {
      if (network_.relation(index).kind != RelationKind::range) continue;
      const Cell& cell = *network_.relation(index).target;
      const Indices& touched = network_.relations_of(cell);
      const Domain domain = domain_of(cell);
      diagnosis_.causes.push_back({{{&cell, domain.low, domain.high}}, {}, both(broken, touched)});
      broken = without(broken, touched);
      return true;
    }
    return false;
  }

  /// Groups that no single cell repairs, with those tied to them: the smallest repair of the whole, else of the
  /// stubborn ones alone. True when the whole was explained together.
  [[nodiscard]] bool explain_tied(const std::vector<Group>& groups, const Indices& tied) {
    Indices whole;
    Indices stubborn;
    for (const std::size_t number : tied) {
      const Indices& broken = groups[number].broken;
      whole.insert(whole.end(), broken.begin(), broken.end());
      if (groups[number].stubborn()) stubborn.insert(stubborn.end(), broken.begin(), broken.end());
    }
    std::sort(whole.begin(), whole.end());
    std::sort(stubborn.begin(), stubborn.end());
    // Where nothing but impossible values is wrong, what else would change with them is no mistake yet.
    const bool only_impossible = std::all_of(whole.begin(), whole.end(), [&](std::size_t index) {
      return network_.relation(index).kind == RelationKind::range;
    });
    if (!only_impossible && explain_by_sets(whole)) return true;
    if (!only_impossible && stubborn.size() < whole.size() && explain_by_sets(stubborn)) return false;
    if (explain_by_one_unit(stubborn) || explain_by_impossible_value(stubborn)) {
      if (!stubborn.empty()) explain(std::move(stubborn));
      return false;
    }
    if (cut(stubborn)) return false;
    diagnosis_.bound_reached = diagnosis_.bound_reached || unfinished_;
    stand_alone(stubborn);
    return false;
  }

  [[nodiscard]] bool explain_by_sets(const Indices& broken) {
    if (broken.size() > most_searched_together) {
      unfinished_ = true;
      return false;
    }
    Budget budget{judgements_};
    const std::vector<RepairSet> sets = smallest_repairs(network_, broken, repairs_, budget);
    note(budget);
    if (sets.empty()) return false;
    blame_sets(sets, broken);
    return true;
  }

  /// Repairs every cell whose value two or more of its relations agree on, those with the most agreement first, and
  /// explains what is left. False when there is none.
  [[nodiscard]] bool cut(const Indices& group) {
    Budget budget{judgements_};
    bool repaired_any = false;
    for (const Cell* cell : agreed_cells(network_, group, repairs_, budget)) {
      // An earlier repair may have changed what its neighbours ask for.
      const std::optional<Consensus> now = consensus_on(network_, *cell, repairs_, budget);
      if (!now) continue;
      settle(now->repair, group);
      repaired_any = true;
    }
    note(budget);
    if (!repaired_any) return false;
    Indices left;
    for (const std::size_t index : group) {
      if (!holds(network_.relation(index), repairs_)) left.push_back(index);
    }
    if (!left.empty()) explain(std::move(left));
    return true;
  }

  /// Takes a repair for certain; it explains the relations that hold from now on.
  void settle(const CellRepair& repair, const Indices& group) {
    Indices explained = both(group, network_.relations_of(*repair.cell));
    std::erase_if(explained, [&](std::size_t index) { return holds(network_.relation(index), repairs_); });
    repairs_.push_back(with_value(*repair.cell, repair.range.low, repair.range.exponent));
    std::erase_if(explained, [&](std::size_t index) { return !holds(network_.relation(index), repairs_); });
    blame({repair}, explained);
  }

  /// One cause for alternatives that each explain all of `explained`.
  void blame(std::vector<CellRepair> alternatives, const Indices& explained) {
    const auto intact = [&](const Cell& cell) {
      const Indices& all = network_.relations_of(cell);
      return std::count_if(all.begin(), all.end(), [&](std::size_t index) {
        return !std::binary_search(explained.begin(), explained.end(), index);
      });
    };
    std::sort(alternatives.begin(), alternatives.end(), [&](const CellRepair& a, const CellRepair& b) {
      return std::tuple(a.cell->blank(), intact(*a.cell), place_in_order(*a.cell)) <
             std::tuple(b.cell->blank(), intact(*b.cell), place_in_order(*b.cell));
    });
    Cause cause;
    for (const CellRepair& repair : alternatives) {
      const GridRange& range = repair.range;
      const std::optional<Decimal> high =
          range.high < farthest ? std::optional(Decimal(range.high, range.exponent)) : std::nullopt;
      cause.suspects.push_back({repair.cell, Decimal(range.low, range.exponent), high});
    }
    cause.broken = explained;
    diagnosis_.causes.push_back(std::move(cause));
  }

  /// Causes for alternative sets of cells: those in every set are to blame, the others are one tie.
  void blame_sets(const std::vector<RepairSet>& sets, const Indices& group) {
    std::map<const Cell*, std::vector<GridRange>> values;
    for (const RepairSet& set : sets) {
      for (const CellRepair& repair : set) values[repair.cell].push_back(repair.range);
    }
    std::vector<CellRepair> certain;
    std::vector<CellRepair> doubtful;
    for (const auto& [cell, ranges] : values) {
      GridRange all = ranges.front();
      for (const GridRange& range : ranges) all = hull(all, range);
      (ranges.size() == sets.size() ? certain : doubtful).push_back({cell, all});
    }
    const auto in_order = [](const CellRepair& a, const CellRepair& b) {
      return place_in_order(*a.cell) < place_in_order(*b.cell);
    };
    std::sort(certain.begin(), certain.end(), in_order);
    Indices left = group;
    for (const CellRepair& repair : certain) {
      blame({repair}, explained_by(repair, certain, group));
      left = without(left, network_.relations_of(*repair.cell));
    }
    if (doubtful.empty()) return;
    blame(doubtful, left.empty() ? group : left);
    if (sets.front().size() > certain.size() + 1) diagnosis_.causes.back().sets = sets_of(sets);
  }

  /// Which suspects of the last cause heal together.
  [[nodiscard]] std::vector<std::vector<const Cell*>> sets_of(const std::vector<RepairSet>& sets) const {
    std::vector<std::vector<const Cell*>> together;
    for (const RepairSet& set : sets) {
      together.emplace_back();
      for (const Suspect& suspect : diagnosis_.causes.back().suspects) {
        if (std::ranges::find(set, suspect.cell, &CellRepair::cell) != set.end()) {
          together.back().push_back(suspect.cell);
        }
      }
    }
    return together;
  }

  /// The broken relations that read a cell; of a cell that hides behind another (two equal wrong ones keep the
  /// relation between them standing) those that it shares with it.
  [[nodiscard]] Indices explained_by(const CellRepair& repair, const std::vector<CellRepair>& together,
                                     const Indices& group) const {
    const Indices& touched = network_.relations_of(*repair.cell);
    Indices explained = both(group, touched);
    for (std::size_t i = 0; explained.empty() && i < together.size(); ++i) {
      if (together[i].cell != repair.cell) explained = both(network_.relations_of(*together[i].cell), touched);
    }
    return explained.empty() ? touched : explained;
  }

  const Network& network_;
  std::size_t judgements_;
  bool unfinished_ = false;        ///< some search was given up
  std::set<std::size_t> lenient_;  ///< broken relations that are worth a warning only
  std::vector<Repair> repairs_;    ///< what was cut out of a large group
  Diagnosis diagnosis_;
};

}  // namespace

std::optional<Decimal> Diagnosis::repaired(const Cell& cell, const Network& network) const {
  for (const Cause& cause : causes) {
    for (const UnitSlip& slip : cause.unit_slips) {
      const Denomination& denomination = network.denominations()[slip.denomination];
      const auto& amounts = denomination.amounts;
      if (std::find(amounts.begin(), amounts.end(), &cell) == amounts.end()) continue;
      if (cause.unit_slips.size() > 1) return std::nullopt;
      return cell.quantity.value.shifted(static_cast<int>(slip.unit) - static_cast<int>(denomination.unit));
    }
    for (const Suspect& suspect : cause.suspects) {
      if (suspect.cell != &cell) continue;
      if (cause.suspects.size() > 1 || !suspect.certain()) return std::nullopt;
      return suspect.low;
    }
  }
  return cell.quantity.value;
}

std::vector<Repair> Diagnosis::certain_repairs(const Network& network) const {
  std::vector<Repair> repairs;
  for (const Cause& cause : causes) {
    if (cause.unit_slips.size() == 1) put_in(network, cause.unit_slips.front(), repairs);
    if (cause.suspects.size() == 1 && cause.suspects.front().certain()) {
      const Suspect& suspect = cause.suspects.front();
      repairs.push_back(with_value(*suspect.cell, suspect.low.coefficient(), suspect.low.exponent()));
    }
  }
  return repairs;
}

Diagnosis diagnose(const Network& network, std::size_t judgements) {
  return Diagnostician(network, judgements).run();
}

}  // namespace budgetlint
