#pragma once

#include <string>
#include <vector>

#include "budgetlint/calculation/reading.hpp"
#include "budgetlint/form/cell.hpp"

namespace budgetlint {

/// A text that was read for its calculation, with its quantities as cells: each stands at its words inside the text,
/// and a fix replaces its digits alone. Relations point at the cells, which therefore must not move.
struct Prose {
  ProseReading reading;
  std::vector<Cell> cells;  ///< of `reading.factors`, one for each; implicit ones are no cells of the form and blank
};

/// Reads a stated text. The cells live as long as the result and the form.
[[nodiscard]] Prose read_prose(const TextCell& text, const PeriodCell& period);

/// A part of a text, as a cell.
[[nodiscard]] TextCell part_of(const Field& text, Span part);

}  // namespace budgetlint
