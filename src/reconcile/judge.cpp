#include "budgetlint/reconcile/judge.hpp"

#include <algorithm>
#include <string>

#include "budgetlint/support/fold.hpp"
#include "exact.hpp"
#include "separator.hpp"
#include "sides.hpp"

namespace budgetlint {
namespace {

constexpr int slip_powers[] = {3, 4, 8};     // 元 against 千元, 万元, 亿元
constexpr int whole_factors[] = {12, 4, 2};  // months, quarters, halves
constexpr int longest_shift = 12;

/// Looks for the first verdict that fits a relation that does not hold.
class Diagnosis {
public:
  Diagnosis(const Relation& relation, const Sides& sides, Judgement& judgement)
      : relation_(relation), sides_(sides), judgement_(judgement), stated_(sides.target().value) {}

  [[nodiscard]] Verdict run() {
    if (relation_.kind == RelationKind::computed && relation_.rounding == ProductRounding::half_up) {
      if (rounds_by(Rounding::half_even)) return Verdict::half_even;
      if (rounds_by(Rounding::down)) return Verdict::truncated;
      if (rounds_by(Rounding::up)) return Verdict::rounded_up;
      if (is_from_approximate_input()) return Verdict::approximate_input;
      if (is_round_figure()) return Verdict::round_figure;
    }
    if (is_tail_difference()) return Verdict::tail_difference;
    if (is_confused_separator()) return Verdict::decimal_shift;
    if (is_unit_slip()) return Verdict::unit_slip;
    if (is_missing_factor()) return Verdict::missing_factor;
    const Verdict slip = digit_slip();
    if (slip != Verdict::mismatch) return slip;
    if (is_decimal_shift()) return Verdict::decimal_shift;
    return item_slip();
  }

private:
  [[nodiscard]] bool rounds_by(Rounding rounding) const {
    return exact::round(judgement_.computed, sides_.digit(), rounding) == stated_;
  }

  [[nodiscard]] bool is_from_approximate_input() {
    std::size_t marked_factors = 0;
    const Term* marked_term = nullptr;
    for (const Term& term : relation_.terms) {
      for (const Cell* factor : term.factors) {
        if (!is_marked(sides_.at(*factor)) || is_bound(sides_.at(*factor))) continue;
        ++marked_factors;
        marked_term = &term;
        judgement_.marked = factor;
      }
    }
    if (marked_factors == 0 || !meet(sides_.computed_range(), sides_.target_range())) {
      judgement_.marked = nullptr;
      return false;
    }
    if (marked_factors > 1) {
      judgement_.marked = nullptr;
    } else {
      judgement_.implied = implied_value(*marked_term);
    }
    return true;
  }

  /// What the one marked factor would have to be for the stated amount.
  [[nodiscard]] std::optional<Decimal> implied_value(const Term& term) const {
    constexpr int places = 6;
    const Decimal term_value = sides_.value_of(term);
    const Decimal needed = exact::add(exact::subtract(stated_, judgement_.computed), term_value);
    Decimal rest = term.multiplier;
    for (const Cell* factor : term.factors) {
      if (factor != judgement_.marked) rest = exact::multiply(rest, sides_.at(*factor).value);
    }
    if (rest.is_zero()) return std::nullopt;
    return exact::divide_exactly(needed, rest, places);
  }

  [[nodiscard]] bool is_round_figure() const {
    const int scale = sides_.target().scale();
    if (stated_.is_zero() || stated_.exponent() < scale || stated_.last_nonzero_place() <= scale) return false;
    if (exact::round(judgement_.computed, stated_.last_nonzero_place()) != stated_) return false;
    return exact::multiply(difference(), Decimal(50, 0)) <= stated_.absolute();
  }

  [[nodiscard]] bool is_tail_difference() const {
    constexpr int largest_digit = 2;  // 100元
    if (relation_.kind != RelationKind::sum || relation_.terms.size() < 2 || sides_.digit() > largest_digit)
      return false;
    Decimal halves;
    for (const Term& term : relation_.terms) {
      halves = exact::add(halves, Decimal(5, sides_.at(*term.factors.front()).value.exponent() - 1));
    }
    return difference() <= Decimal(1, sides_.digit()) && difference() <= halves;
  }

  [[nodiscard]] bool is_confused_separator() {
    return is_ratio(Decimal(1, 3)) && confused_separator(relation_, judgement_.target_larger) != nullptr;
  }

  [[nodiscard]] bool is_unit_slip() {
    return std::any_of(std::begin(slip_powers), std::end(slip_powers),
                       [&](int power) { return is_ratio(Decimal(1, power)); });
  }

  [[nodiscard]] bool is_missing_factor() {
    // A quarter is no factor that people forget; 12, 4, 2 are, and 12 and 2 are also applied once too often.
    for (const int factor : whole_factors) {
      if (is_multiple(Decimal(factor, 0)) || (factor != 4 && is_fraction(Decimal(factor, 0)))) return true;
    }
    if (relation_.counts == nullptr) return false;
    for (const Cell* count : *relation_.counts) {
      const Decimal& value = sides_.at(*count).value;
      if (value <= Decimal(1, 0) || !is_ratio(value)) continue;
      judgement_.hint = count;
      return true;
    }
    return false;
  }

  [[nodiscard]] bool is_decimal_shift() {
    for (int power = 1; power <= longest_shift; ++power) {
      if (is_ratio(Decimal(1, power))) return true;
    }
    return false;
  }

  bool is_ratio(const Decimal& ratio) { return is_multiple(ratio) || is_fraction(ratio); }

  /// The stated value is `ratio` times the other side.
  bool is_multiple(const Decimal& ratio) {
    return note_ratio(ratio, exact::round(exact::multiply(judgement_.computed, ratio), sides_.digit()));
  }

  /// The stated value is the other side divided by `ratio`.
  bool is_fraction(const Decimal& ratio) {
    return note_ratio(ratio, exact::divide(judgement_.computed, ratio, sides_.digit()));
  }

  bool note_ratio(const Decimal& ratio, const Decimal& candidate) {
    // 0 is every multiple of 0 and says nothing.
    if (stated_.is_zero() || candidate != stated_) return false;
    judgement_.ratio = ratio;
    return true;
  }

  /// What the two numbers look like when they are written with the same digits.
  [[nodiscard]] Verdict digit_slip() const {
    const auto stated = stated_.rounded(sides_.digit(), Rounding::down);
    const auto expected = judgement_.expected.rounded(sides_.digit(), Rounding::down);
    if (!expected || *expected != judgement_.expected || stated_.is_negative() || expected->is_negative()) {
      return Verdict::mismatch;
    }
    const std::string here = Decimal(stated->coefficient(), 0).to_string();
    const std::string there = Decimal(expected->coefficient(), 0).to_string();
    if (here.size() != there.size() || edit_distance(here, there, 1) != 1) return Verdict::mismatch;
    const bool same_digits = std::is_permutation(here.begin(), here.end(), there.begin());
    return same_digits ? Verdict::transposed_digits : Verdict::one_digit;
  }

  [[nodiscard]] Verdict item_slip() {
    if (relation_.terms.size() < 2) return Verdict::mismatch;
    for (const Term& term : relation_.terms) {
      const Decimal value = sides_.value_of(term);
      if (value.is_zero()) continue;
      const bool missing = is_stated(exact::subtract(judgement_.computed, value));
      const bool doubled = is_stated(exact::add(judgement_.computed, value));
      if (!missing && !doubled) continue;
      judgement_.hint = term.factors.front();
      return missing ? Verdict::item_missing : Verdict::item_doubled;
    }
    return Verdict::mismatch;
  }

  /// Only what was computed is rounded; printed items differ by exactly an item or not at all.
  [[nodiscard]] bool is_stated(const Decimal& value) const {
    return (relation_.kind == RelationKind::computed ? exact::round(value, sides_.digit()) : value) == stated_;
  }

  [[nodiscard]] Decimal difference() const { return exact::subtract(stated_, judgement_.computed).absolute(); }

  const Relation& relation_;
  const Sides& sides_;
  Judgement& judgement_;
  Decimal stated_;
};

}  // namespace

const Quantity& as_repaired(const Cell& cell, std::span<const Repair> repairs) {
  const auto repair = std::ranges::find(repairs, &cell, &Repair::cell);
  return repair != repairs.end() ? repair->quantity : cell.quantity;
}

bool holds(const Relation& relation, std::span<const Repair> repairs) {
  try {
    return Sides(relation, repairs).hold();
  } catch (const exact::Overflow&) {
    return false;
  }
}

std::optional<Decimal> computed_value(const Relation& relation, std::span<const Repair> repairs) {
  try {
    return Sides(relation, repairs).computed();
  } catch (const exact::Overflow&) {
    return std::nullopt;
  }
}

Judgement judge(const Relation& relation, std::span<const Repair> repairs) {
  Judgement judgement;
  const Sides sides(relation, repairs);
  try {
    judgement.expected = sides.target().value;
    if (sides.hold()) return judgement;
    if (relation.kind == RelationKind::range) {
      judgement.verdict = Verdict::out_of_range;
      return judgement;
    }
    judgement.computed = sides.computed();
    judgement.expected = sides.expected();
    judgement.target_larger = sides.target().value > judgement.computed;
    judgement.verdict = Diagnosis(relation, sides, judgement).run();
  } catch (const exact::Overflow&) {
    judgement.verdict = Verdict::not_evaluable;
  }
  return judgement;
}

}  // namespace budgetlint
