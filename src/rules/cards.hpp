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

/// An amount of 附表3 that is not filled in though its calculation gives it (BL208): `calculated` has it as its target.
/// It stands at `place`, the empty cell or the row that lacks it. Empty when the numbers are too large.
[[nodiscard]] std::optional<Finding> blank_amount_card(const Relation& calculated, const Field& place);

/// Puts down what is known of an amount that is blank beside its calculation; nothing where it is blank on purpose
/// (`/`).
void add_blank_amount(Worksheet& worksheet, const Detail& detail, Relation calculated);

/// A form's unit that is wrong for all its amounts; where that of another form would do as well, no repair.
[[nodiscard]] Finding unit_card(const Network& network, const Cause& cause, const Submission& submission);

}  // namespace budgetlint
