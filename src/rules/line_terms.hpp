#pragma once

#include <optional>
#include <variant>

#include "budgetlint/form/form.hpp"
#include "budgetlint/reconcile/relation.hpp"

namespace budgetlint {

/// Why a line of 测算 gives no product. `cell` is where to look; the line itself when a factor is absent.
struct LineProblem {
  const Field* cell = nullptr;
  Text message;  ///< a clause without the cell's name
};

/// A cell of the line cannot be read: it has its own finding.
struct LineUnreadable {};

/// The product of a line's factors, or why there is none. A lump (`amount` alone) is the term of that amount.
using LineReading = std::variant<Term, LineProblem, LineUnreadable>;

/// Reads one calculation line (form-language.md, "A calculation line"). Denominators of the rate call for
/// exactly their factors; /年 without 次数 takes the years of the period.
[[nodiscard]] LineReading read_line_factors(const CalculationLine& line, const PeriodCell& period);

/// True when the line has a factor, so that its `amount`, if any, states its product.
[[nodiscard]] bool has_factors(const CalculationLine& line);

}  // namespace budgetlint
