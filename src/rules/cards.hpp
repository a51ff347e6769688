#pragma once

#include "budgetlint/reconcile/diagnose.hpp"
#include "budgetlint/rules/rule.hpp"

/// Cards that need to know more than cells and relations.
namespace budgetlint {

/// A relation whose numbers are too large to be calculated exactly (BL207).
[[nodiscard]] Finding too_large_card(const Relation& relation);

/// A blank total (BL208): the sum of its items, with the values that repairs give them. None where an item is
/// unreadable or one of several suspects.
[[nodiscard]] Finding blank_total_card(const BlankTotal& blank, const Network& network, const Diagnosis& diagnosis);

/// A form's unit that is wrong for all its amounts.
[[nodiscard]] Finding unit_card(const Network& network, const Cause& cause, const Form& form);

}  // namespace budgetlint
