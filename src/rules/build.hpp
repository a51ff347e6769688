#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "budgetlint/rules/rule.hpp"

/// How rules put relations and findings on the worksheet. Blank cells state nothing; a cell that cannot be
/// read makes its relation not evaluable, which is counted and never told twice.
namespace budgetlint {

/// target = other. Where one of them is an empty cell, only what it would have to say is put down.
void add_copy(Worksheet& worksheet, const RuleInfo& rule, const Cell& target, const Cell& other);

/// target = Σ items. Nothing when the target or every item is blank. A blank item counts as nothing.
void add_sum(Worksheet& worksheet, const RuleInfo& rule, const Cell& target, std::span<const Cell* const> items);

/// The cell must be a value that such a cell can have; below zero only BL108 says it.
void add_range(Worksheet& worksheet, const RuleInfo& rule, const Cell& cell);

/// A finding at a cell with its message, the rest empty.
[[nodiscard]] Finding finding_at(const RuleInfo& rule, const Field& cell, Text message);

/// Σ of stated cells in 元; empty on overflow.
[[nodiscard]] std::optional<Decimal> sum_of(std::span<const Cell* const> cells);

/// A cell's text made fit for a message: on one line, and not too long.
[[nodiscard]] std::string quoted(const Field& cell);

/// True when `name` stands somewhere in what the run could not read.
[[nodiscard]] bool may_be_unread(const Run& run, std::string_view name, Worksheet& worksheet);

/// The cells of a vector of rows: `cells_of(details, &Detail::amount)`.
template <typename Record>
[[nodiscard]] std::vector<const Cell*> cells_of(const std::vector<Record>& records, Cell Record::*member) {
  std::vector<const Cell*> cells;
  cells.reserve(records.size());
  for (const Record& record : records) cells.push_back(&(record.*member));
  return cells;
}

[[nodiscard]] std::vector<const Cell*> cells_of(const std::vector<Cell>& cells);

}  // namespace budgetlint
