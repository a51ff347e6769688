#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "budgetlint/quantity/decimal.hpp"
#include "budgetlint/reconcile/relation.hpp"

namespace budgetlint {

/// What became of a relation, in the order in which a broken one is tried (reconciliation.md, "Relations").
enum class Verdict : std::uint8_t {
  holds,
  half_even,
  truncated,
  rounded_up,
  approximate_input,
  round_figure,
  tail_difference,
  unit_slip,
  missing_factor,
  transposed_digits,
  one_digit,
  decimal_shift,
  item_missing,
  item_doubled,
  mismatch,
  out_of_range,   ///< a `range` relation: no value that such a cell can have
  not_evaluable,  ///< a number too large for 128 bits
};

/// The JSON word: `truncated`, `unit-slip`.
[[nodiscard]] std::string_view verdict_name(Verdict verdict);
/// A word or two for the card's column "reads as": `cut off`, `截尾`.
[[nodiscard]] Phrase verdict_reading(Verdict verdict);

/// A value to try in place of what a cell states.
struct Repair {
  const Cell* cell = nullptr;
  Quantity quantity;
};

/// What a cell states once repairs are made.
[[nodiscard]] const Quantity& as_repaired(const Cell& cell, std::span<const Repair> repairs);

/// All values in 元 (or as the target counts).
struct Judgement {
  Verdict verdict = Verdict::holds;
  Decimal computed;  ///< the right side, exactly
  Decimal expected;  ///< what the target would have to say, to the digits it is compared at
  std::optional<Decimal>
      implied;  ///< approximate_input with one marked factor: the value it would need, if it has a finite decimal
  const Cell* marked = nullptr;  ///< that factor
  const Cell* hint = nullptr;    ///< item_missing, item_doubled: the item; missing_factor: the count, if it is one
  Decimal ratio{1, 0};           ///< unit_slip, missing_factor, decimal_shift: larger side over smaller side
  bool target_larger = false;

  [[nodiscard]] bool holds() const { return verdict == Verdict::holds; }
};

/// Judges one relation exactly, with `repairs` in place of what those cells state.
/// Source of the readings: reconciliation.md; rounding of computed amounts is half up, away from zero.
[[nodiscard]] Judgement judge(const Relation& relation, std::span<const Repair> repairs = {});

/// Whether it holds, without looking for the reason if not. Numbers too large to calculate do not hold.
[[nodiscard]] bool holds(const Relation& relation, std::span<const Repair> repairs = {});

/// The right side, exactly, with `repairs` in place of what those cells state; empty when it is too large to calculate.
[[nodiscard]] std::optional<Decimal> computed_value(const Relation& relation, std::span<const Repair> repairs = {});

/// The severity of a broken relation: what its rule says, lowered by the verdict.
[[nodiscard]] Severity severity_of(const Relation& relation, const Judgement& judgement);

}  // namespace budgetlint
