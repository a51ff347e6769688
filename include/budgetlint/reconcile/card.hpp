#pragma once

#include <string>

#include "budgetlint/reconcile/judge.hpp"
#include "budgetlint/reconcile/relation.hpp"

namespace budgetlint {

/// A broken relation as a finding by itself, at its left side.
[[nodiscard]] Finding card_of(const Relation& relation, const Judgement& judgement);

/// `900 * 46 * 12 + 1950 * 11.25 = 536362.5 元`: the right side of a relation as a person would check it.
[[nodiscard]] std::string derivation(const Relation& relation, const Judgement& judgement);

/// An exact value in a money unit, without trailing zeros: `53.63625`.
[[nodiscard]] std::string in_unit(const Decimal& yuan, MoneyUnit unit);

}  // namespace budgetlint
