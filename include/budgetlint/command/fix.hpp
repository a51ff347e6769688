#pragma once

#include <map>
#include <string>
#include <vector>

#include "budgetlint/command/check.hpp"

namespace budgetlint {

/// A file as it is and as its edits make it.
struct Correction {
  std::string path;
  std::string before;
  std::string after;
  std::size_t edits = 0;
};

/// What edits can do about the findings of a run.
struct Corrections {
  std::vector<Correction> files;  ///< sorted by path
  std::vector<Text> refused;      ///< edits that were left out, and why
};

/// Puts the fixes of all findings together: safe ones only, or unsafe ones too. A fix that overlaps one taken
/// before it is refused. Then the corrected forms are checked in memory: if a finding would appear that was not
/// there, nothing is corrected at all and `refused` says so.
[[nodiscard]] Corrections correct(const std::vector<Input>& files, const CheckOutcome& outcome, Safety most,
                                  const CheckOptions& options);

/// The files with the corrections put in, for a second check.
[[nodiscard]] std::vector<Input> corrected_inputs(const std::vector<Input>& files, const Corrections& corrections);

/// How many fixes of a kind the findings offer.
[[nodiscard]] std::size_t count_fixes(const Results& results, Safety most);

}  // namespace budgetlint
