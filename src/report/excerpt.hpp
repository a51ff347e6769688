#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "budgetlint/report/report.hpp"

namespace budgetlint {

/// Where a place stands on a line.
struct Mark {
  Span span;  ///< bytes of the line's `text`; empty: a blank cell
  const Place* place = nullptr;
};

/// A line of a form, fit to show: `visible`, a tab as four blanks, a long one cut around its first mark.
struct ExcerptLine {
  std::size_t number = 0;
  std::string text;
  std::vector<Mark> marks;  ///< by their beginnings; they may overlap
};

/// The lines of one file on which the places of a card stand.
struct Excerpt {
  const Place* first = nullptr;    ///< the place for which the file is shown
  std::vector<ExcerptLine> lines;  ///< ascending; where numbers are missing, lines are left out
};

/// The lines of a finding's own place, with a neighbour on either side, then those of the places that its card names,
/// file by file in the card's order, each line at most `width` cells. Without those whose source is not there.
[[nodiscard]] std::vector<Excerpt> excerpts_of(const Finding& finding, const Results& results,
                                               const ReportOptions& options, std::size_t width);

}  // namespace budgetlint
