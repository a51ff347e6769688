#pragma once

#include <string>
#include <utility>
#include <vector>

#include "../html/markup.hpp"
#include "audit.hpp"

/// Plots as SVG. All are drawn in the colour of the text and told apart by shape, so that they read in greyscale and on
/// any paper; their numbers stand in tables beside them.
namespace budgetlint {

/// A bar with its label in front and its figure behind.
struct Bar {
  std::string label;
  std::optional<Decimal> value;  ///< not negative
  std::string figure;
};
[[nodiscard]] Markup bars(const std::string& title, const std::vector<Bar>& all);

/// A square for each row and column, the larger the greater its count.
struct Squares {
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  std::vector<std::vector<std::size_t>> counts;  ///< by row, then column
};
[[nodiscard]] Markup squares(const std::string& title, const Squares& all);

/// The years of a fund as columns; a break has a dashed line in front of it, a year without the fund a cross.
[[nodiscard]] Markup columns_of(const std::string& title, const FundSeries& series);

}  // namespace budgetlint
