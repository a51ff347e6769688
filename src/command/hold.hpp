#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "budgetlint/command/check.hpp"

namespace budgetlint {

/// What is kept of the files of a run, once their forms are let go, to settle what holds findings back.
struct HoldingGround {
  std::vector<Comment> comments;
  std::vector<std::string> read;                 ///< files, as reports print them
  std::unordered_set<std::string> with_summary;  ///< files whose forms were reconciled with a 附表2
  bool complete = true;                          ///< everything could be read
};

/// Takes what there is to keep out of files that were read.
[[nodiscard]] HoldingGround ground_of(Intake& intake);

/// Marks the findings of a run that comments or baselines hold back, and adds what is wrong with those (BL901 to
/// BL906). Removes repeats. Nothing else of a finding changes: what was judged stays judged. The forms of `results`
/// must be there, in their order.
void hold_back(Results& results, const HoldingGround& ground, const CheckOptions& options);

}  // namespace budgetlint
