#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "budgetlint/command/inputs.hpp"
#include "budgetlint/diagnostic/summary.hpp"
#include "budgetlint/rules/rule.hpp"
#include "budgetlint/support/limits.hpp"
#include "budgetlint/support/source.hpp"

namespace budgetlint {

struct CheckOptions {
  std::size_t jobs = 0;  ///< threads; 0: one for each core
  Limits limits;
  Tracing tracing = Tracing::causes;
};

/// What a check gives.
struct CheckOutcome {
  Results results;
  std::vector<Text> failures;                ///< files that could not be read
  std::map<std::string, SourcePtr> sources;  ///< by path: the files whose findings have fixes, as they were read
};

/// Reads, types and judges files: everything between paths and report. The outcome depends on the files and
/// their order alone, never on `jobs`.
[[nodiscard]] CheckOutcome check_files(const std::vector<Input>& files, const CheckOptions& options);

}  // namespace budgetlint
