#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/form/submission.hpp"
#include "budgetlint/reconcile/relation.hpp"

namespace budgetlint {

/// A total that is blank though items under it are stated. What to fill in is known once the items are repaired.
struct BlankTotal {
  const RuleInfo* rule = nullptr;
  const Cell* total = nullptr;
  std::vector<const Cell*> items;
  MoneyUnit unit = MoneyUnit::ten_thousand;  ///< the form's
  const Cell* witness = nullptr;             ///< another cell that should say the same; may be absent
};

/// What the rules put down about one submission: the equations that must hold, and findings that need none.
struct Worksheet {
  std::vector<Relation> relations;
  std::vector<BlankTotal> blank_totals;
  std::vector<Finding> findings;
  std::size_t not_evaluable = 0;  ///< equations over a cell that cannot be read
};

/// One thing that is checked: its texts, and a function that looks at one submission (and, rarely, at its
/// neighbours in the run) and writes to the worksheet.
struct Rule {
  RuleInfo info;
  void (*check)(const Submission& submission, const Run& run, Worksheet& worksheet);
};

/// All rules over forms, in the order of their ids.
[[nodiscard]] std::span<const Rule* const> rules();

/// Every rule there is, those of reader, schema and measuring too, in the order of their ids.
[[nodiscard]] std::span<const RuleInfo* const> all_rules();

/// What came out of one submission.
struct Verdicts {
  std::vector<Finding> findings;
  std::size_t not_evaluable = 0;
};

/// Whether broken relations are traced to the cells that cause them, or each reported by itself.
enum class Tracing { causes, relations };

/// Runs all rules over one submission, judges the relations they built and explains what is broken.
[[nodiscard]] Verdicts check_submission(const Submission& submission, const Run& run,
                                        Tracing tracing = Tracing::causes);

}  // namespace budgetlint
