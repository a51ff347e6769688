#pragma once

#include <optional>

#include "budgetlint/form/cell.hpp"

namespace budgetlint {

/// What a cell of this kind can be at all (form-language.md, BL107 and BL108; reconciliation.md, "Blame").
struct Domain {
  Decimal low;                  ///< the least that a repair may give it
  std::optional<Decimal> high;  ///< the most it may hold; empty: no bound
  bool whole = false;           ///< no fractions
  bool positive = false;        ///< a repair is above 0
};

[[nodiscard]] Domain domain_of(const Cell& cell);

/// True when a stated value lies in what such a cell can be: 0 may be stated, though no repair gives it to a count.
[[nodiscard]] bool is_possible(const Cell& cell, const Quantity& quantity);

}  // namespace budgetlint
