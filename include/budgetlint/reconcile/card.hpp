#pragma once

#include <span>
#include <string>

#include "budgetlint/reconcile/diagnose.hpp"
#include "budgetlint/reconcile/judge.hpp"
#include "budgetlint/reconcile/relation.hpp"

namespace budgetlint {

/// A cause as one finding: the cell to change, what it should say and why, the evidence, the repair. A tie stands at
/// its likeliest suspect and names the others as candidates, without a fix. The evidence is what the cells say with
/// `repairs` put in: those of all causes that are certain.
[[nodiscard]] Finding card_of(const Network& network, const Cause& cause, std::span<const Repair> repairs);

/// Of the rules behind some broken relations the one with the lowest id: it carries the card.
[[nodiscard]] const RuleInfo* leading_rule(const Network& network, const std::vector<std::size_t>& broken);

/// A broken relation as a finding by itself, at its left side.
[[nodiscard]] Finding card_of(const Relation& relation, const Judgement& judgement);

/// `900 * 46 * 12 + 1950 * 11.25 = 536362.5 元`: the right side of a relation, with `repairs` put in, and its value, as
/// a person would check it.
[[nodiscard]] std::string derivation(const Relation& relation, const Decimal& computed,
                                     std::span<const Repair> repairs = {});

/// `12 implicit, from the period`: the factors of a derivation that a text leaves to its reader; empty when there is
/// none.
[[nodiscard]] Text assumptions(const Relation& relation);

/// An exact value in a money unit, without trailing zeros: `53.63625`.
[[nodiscard]] std::string in_unit(const Decimal& yuan, MoneyUnit unit);
[[nodiscard]] inline std::string in_yuan(const Decimal& yuan) {
  return in_unit(yuan, MoneyUnit::yuan);
}

/// The same value, in units of 10^scale with no zeros at its end that only its calculation brought: 50万,
/// not 50.0000万.
[[nodiscard]] Decimal shortest(const Decimal& yuan, int scale);

/// `exact`, `approximate`, `forecast`, `at least`, …: a quantity's qualifier for a reader.
[[nodiscard]] Text qualifier_word(const Quantity& quantity);

}  // namespace budgetlint
