#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/form/submission.hpp"
#include "budgetlint/reconcile/judge.hpp"
#include "budgetlint/rules/rule.hpp"

namespace budgetlint {

/// What `trace` is asked for: `3-1.yaml#/total`, or `all.yaml#2/total` for the second document of a file (counted from
/// 1). Without a number the first form of the file is meant.
struct TraceTarget {
  std::string file;
  std::optional<std::size_t> document;  ///< 0-based
  std::string pointer;                  ///< as typed: `/total` or `/合计`
};

/// Empty when there is no `#` with a pointer behind it.
[[nodiscard]] std::optional<TraceTarget> parse_trace_target(std::string_view text);

/// The quantity that a JSON Pointer names; each step may be the canonical key or the official label. nullptr when
/// no quantity is written there.
[[nodiscard]] const Cell* find_quantity(const Form& form, std::string_view pointer);

/// The pointers of quantities of a form that are most like `pointer`, the likest first, at most three; in the
/// language it is typed in.
[[nodiscard]] std::vector<std::string> nearest_pointers(const Form& form, std::string_view pointer);

struct TracedRelation;

/// A cell in the tree of a number.
struct TracedCell {
  const Cell* cell = nullptr;
  const Form* form = nullptr;
  bool shown_above = false;  ///< it stands in the tree already; what was shown there is not repeated
  std::vector<TracedRelation> relations;
};

/// A summand: one printed amount, or the factors of a product.
struct TracedTerm {
  std::vector<TracedCell> factors;
  Decimal multiplier{1, 0};        ///< the years of the period, where a yearly rate calls for them
  bool implicit = false;           ///< a text leaves the multiplier to its reader
  std::optional<Decimal> product;  ///< in 元; empty when too large
};

/// How a relation hangs on the cell above it.
enum class Tie {
  made_of,  ///< that cell is its left side: the terms below are what it is made of
  same,     ///< the cell below states the same quantity, and is the left side
  enters,   ///< that cell is an item or a factor of the cell below
};

struct TracedRelation {
  Tie tie = Tie::made_of;
  const RuleInfo* rule = nullptr;
  RelationKind kind = RelationKind::copy;
  std::optional<Judgement> judgement;  ///< empty: nobody can judge it
  std::optional<Decimal> computed;     ///< its right side, exactly, in 元
  Text conclusion;                     ///< of a broken one: how the sides come to differ
  const Field* obstacle = nullptr;     ///< what keeps it from being judged
  const NotEvaluable* why = nullptr;   ///< of an obstacle that is a text: the words in the way; places inside the text
  std::vector<TracedTerm> terms;       ///< for `same` and `enters` the one other cell

  /// One quantity stated twice: a copy, or a sum of one item.
  [[nodiscard]] bool is_copy() const {
    return kind != RelationKind::computed && terms.size() == 1 && terms.front().factors.size() == 1;
  }
};

/// The tree of a number. It points into the forms.
struct Trace {
  TracedCell root;                        ///< with all that it is made of, down to the factors
  std::vector<TracedRelation> elsewhere;  ///< where it is stated again, and the totals and products it enters
  const Form* reconciled = nullptr;       ///< set when its form is a second copy of this one (BL307)
};

/// Follows a cell through the relations of its submission. A cell's relations are shown once. Where a cell is the left
/// side of none, a cell that restates it and is made of others is followed instead: from a row of 附表2 into its 附表3.
[[nodiscard]] Trace trace_cell(const Cell& cell, const Submission& submission, const Worksheet& worksheet);

}  // namespace budgetlint
