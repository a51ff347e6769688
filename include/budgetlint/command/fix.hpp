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
  CheckOutcome after;             ///< what a check gives once they are made
};

/// Puts the fixes of all findings together: safe ones only, or unsafe ones too. A fix that overlaps one taken
/// before it is refused. Then the corrected forms are checked in memory: if a finding would appear that was not
/// there, nothing is corrected at all and `refused` says so.
[[nodiscard]] Corrections correct(const std::vector<Input>& files, const CheckOutcome& outcome, Safety most,
                                  const CheckOptions& options);

/// The files with the corrections put in, for a second check.
[[nodiscard]] std::vector<Input> corrected_inputs(const std::vector<Input>& files, const Corrections& corrections);

/// One patch over all files. They are named from the current folder, for that is where `git apply` looks, and without
/// links on the way, which it does not follow; `remarks` tells of files that it will not touch all the same.
[[nodiscard]] std::string patch_of(const Corrections& corrections, std::vector<Text>& remarks);

/// Writes the corrected files: first beside the old ones, so that a full disk or a closed folder changes nothing, then
/// in their places. Throws Failure when that cannot be; it says which files are corrected and which are as they were.
/// Removes what an interrupted run left beside `files`, all those of this run.
void write_corrections(const std::vector<Input>& files, const Corrections& corrections);

}  // namespace budgetlint
