#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/form/prose.hpp"
#include "budgetlint/form/submission.hpp"
#include "budgetlint/reconcile/diagnose.hpp"
#include "budgetlint/reconcile/relation.hpp"

namespace budgetlint {

/// A total that is blank though items under it are stated. What to fill in is known once the items are repaired.
struct BlankTotal {
  const RuleInfo* rule = nullptr;
  const Cell* total = nullptr;
  std::vector<const Cell*> items;
  MoneyUnit unit = MoneyUnit::ten_thousand;  ///< the form's
  const Cell* witness = nullptr;             ///< another cell that should say the same; may be absent
  bool is_copy = false;                      ///< the one item is the same money, no part of it
};

/// An equation that nobody can judge, because something in it cannot be read or calculated. What stands in the way has
/// its own finding.
struct Unjudged {
  const RuleInfo* rule = nullptr;
  const Cell* target = nullptr;     ///< its left side
  std::vector<const Cell*> others;  ///< the cells of its right side, as far as they are known
  const Field* obstacle = nullptr;  ///< the cell, list or line in the way; nullptr: a form that could not be read
};

/// A finding that may come from what breaks a relation: where a repair of a suspect settles it, it is told with that
/// card and not again.
struct Echo {
  Finding finding;
  std::function<bool(const Suspect& suspect)> is_settled_by;
};

/// One direction in two years that follow each other. Whether something in it jumps is known once the bound is.
struct Comparison {
  /// A quantity and what it was before.
  struct Change {
    const Cell* before = nullptr;
    const Cell* now = nullptr;
  };
  const RuleInfo* rule = nullptr;
  const Submission* before = nullptr;
  const Submission* now = nullptr;
  std::vector<Change> changes;  ///< those that nobody gives a reason for, causes before what they cause
};

/// Texts that were read for their calculation, each once, by the cell they stand in.
using Readings = std::unordered_map<const TextCell*, std::unique_ptr<const Prose>>;

/// What the rules put down about one submission: the equations that must hold, and findings that need none.
struct Worksheet {
  std::vector<Relation> relations;
  std::vector<Relation> vacant;  ///< one side is an empty cell: nothing to judge, but what it would have to say
  std::vector<BlankTotal> blank_totals;
  std::vector<Finding> findings;
  std::vector<Echo> echoes;
  std::vector<Unjudged> unjudged;
  std::vector<Comparison> comparisons;
  Readings readings;              ///< their cells stand in relations
  bool asked_unread = false;      ///< a rule asked what stands in the texts that could not be read
  bool asked_neighbours = false;  ///< a rule asked what other submissions hold
};

class Policy;
struct Profile;

/// One thing that is checked: its texts, and a function that looks at one submission (and, rarely, at its
/// neighbours in the run) and writes to the worksheet; or one that looks at a form by what is required of it.
struct Rule {
  RuleInfo info;
  void (*check)(const Submission& submission, const Run& run, Worksheet& worksheet) = nullptr;
  void (*check_form)(const Form& form, const Profile& profile, Worksheet& worksheet) = nullptr;
};

/// All rules over forms, in the order of their ids.
[[nodiscard]] std::span<const Rule* const> rules();

/// Every rule there is, those of reader, schema and measuring too, in the order of their ids.
[[nodiscard]] std::span<const RuleInfo* const> all_rules();

/// Runs all rules over one submission, those across years only where `upto` asks for them, without judging what they
/// put down. Of the run they see only its neighbours and what could not be read, and the worksheet tells whether they
/// had to look. Rules that go by a profile are silent on a form for which `policy` has none.
[[nodiscard]] Worksheet fill_worksheet(const Submission& submission, const Run& run, const Policy& policy,
                                       Scope upto = Scope::submission);

/// What came out of one submission.
struct Verdicts {
  std::vector<Finding> findings;
  std::size_t not_evaluable = 0;
  bool bound_reached = false;  ///< the search for causes was cut short
};

/// Whether broken relations are traced to the cells that cause them, or each reported by itself.
enum class Tracing { causes, relations };

/// Judges the relations that the rules put down about a submission as the policy says and explains what is broken.
[[nodiscard]] Verdicts judge_submission(const Submission& submission, Worksheet worksheet, const Policy& policy,
                                        Tracing tracing);

/// The only submissions whose forms bear on the findings about each other: those of a department in several years, and
/// those whose departments are spelled nearly alike.
[[nodiscard]] bool are_neighbours(const Submission& a, const Submission& b);

}  // namespace budgetlint
