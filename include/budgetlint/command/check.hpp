#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "budgetlint/command/inputs.hpp"
#include "budgetlint/diagnostic/summary.hpp"
#include "budgetlint/rules/coverage.hpp"
#include "budgetlint/rules/policy.hpp"
#include "budgetlint/rules/rule.hpp"
#include "budgetlint/support/limits.hpp"
#include "budgetlint/support/source.hpp"

namespace budgetlint {

struct CheckOptions {
  std::size_t jobs = 0;  ///< threads; 0: one for each core
  Limits limits;
  std::map<std::string, Limits> file_limits;  ///< of files that have limits of their own
  Policy policy;                              ///< which rules are applied to which file, and how
  Tracing tracing = Tracing::causes;
  bool coverage = false;  ///< also find out what no relation has judged
};

/// What the files hold, typed and grouped, before anything is judged.
struct Intake {
  Run run;
  std::vector<Finding> findings;   ///< of reading, spelling and measuring, in the order of the files
  std::vector<Text> failures;      ///< files that could not be read
  std::vector<SourcePtr> sources;  ///< of the files that could
  std::size_t skipped = 0;         ///< walked documents that are no forms
};

/// Reads and types files and groups their forms. The outcome depends on the files and their order alone, never on
/// `jobs`.
[[nodiscard]] Intake read_run(std::span<const Input> files, const CheckOptions& options);

/// What a check gives.
struct CheckOutcome {
  Results results;
  std::vector<Text> failures;      ///< files that could not be read
  std::vector<Coverage> coverage;  ///< one for each submission, in their order; empty unless asked for
};

/// Reads, types and judges files: everything between paths and report. The outcome depends on the files and
/// their order alone, never on `jobs`.
[[nodiscard]] CheckOutcome check_files(std::span<const Input> files, const CheckOptions& options);

}  // namespace budgetlint
