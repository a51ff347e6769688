#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/form/form.hpp"

namespace budgetlint {

/// A row of 附表2 that should have a 附表3: a sub-item, or a fund that lists none.
struct Row {
  const Fund* fund = nullptr;
  const SubItem* sub_item = nullptr;  ///< nullptr: the fund itself

  [[nodiscard]] const TextCell& name() const { return sub_item ? sub_item->name : fund->name; }
  [[nodiscard]] const Cell& amount() const { return sub_item ? sub_item->amount : fund->amount; }
};

/// How two names came together. `ambiguous`: near several names; `contested`: near a name that another is near as well.
enum class Match { none, exact, near, by_place, misplaced, ambiguous, contested };

/// A 附表3 and what the summary has for it. `row` and `fund` are set for exact, near, by_place and misplaced.
struct Listing {
  const Form* form = nullptr;
  Match row_match = Match::none;
  const Row* row = nullptr;
  /// by_place: the fund of the row, whatever the form calls it; misplaced: the form names another fund than that of its
  /// row, and `fund` is the one whose amount it states, else that of the row.
  Match fund_match = Match::none;
  const Fund* fund = nullptr;
};

/// A second form where there may be one.
struct Duplicate {
  const Form* form = nullptr;
  const Form* kept = nullptr;  ///< the one that is reconciled
};

/// All forms of a department and year, indexed. Points into forms that outlive it.
struct Submission {
  bool identified = true;       ///< false: one form by itself, whose year or department cannot be read
  std::string_view department;  ///< as its first form spells it
  std::string folded_department;
  int year = 0;
  std::vector<const Form*> forms;  ///< all of them, in the order of file and document
  const Form* overall = nullptr;
  const Form* summary = nullptr;
  std::vector<Row> rows;            ///< of the summary
  std::vector<Listing> directions;  ///< the 附表3 that are reconciled, without duplicates
  std::vector<Duplicate> duplicates;

  /// The directions listed under a row, in order.
  [[nodiscard]] std::vector<const Form*> directions_of(const Row& row) const;
};

/// Everything that one run looks at together.
struct Run {
  std::vector<FormPtr> forms;           ///< sorted by file and document
  std::vector<Submission> submissions;  ///< sorted by folded department and year, those without a head first
  /// Folded text of what could not be read (files that BL001–BL008 speak of, forms without a readable head):
  /// a form may well stand in it.
  std::vector<std::string> unread;
  /// A file gave no text at all (not UTF-8, too large, unreadable): any form may stand in it.
  bool unknown_content = false;
};

/// Groups forms into submissions (department folded, year; a form without a readable head by itself) and pairs the
/// directions of each with the rows of its summary: by name, never by position; names compare folded. Names that match
/// nothing exactly pair with the one name left over that is nearly the same (`Match::near`), if there is just one.
[[nodiscard]] std::vector<Submission> group_submissions(const std::vector<FormPtr>& forms);

/// True when two folded names are so alike that one is probably a misspelling of the other: at most one
/// change in eight characters, at least one, and never in a numeral.
[[nodiscard]] bool nearly_equal(std::string_view folded_a, std::string_view folded_b);

}  // namespace budgetlint
