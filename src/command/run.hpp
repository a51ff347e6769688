#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "budgetlint/command/check.hpp"
#include "budgetlint/command/command.hpp"
#include "budgetlint/command/in_force.hpp"
#include "budgetlint/command/invocation.hpp"
#include "budgetlint/report/report.hpp"

/// What the commands that check whole folders have in common.
namespace budgetlint {

/// Bytes of a list of paths (`--files-from`).
inline constexpr std::size_t most_list_bytes = std::size_t{256} << 20;

/// What a run needs besides its invocation.
struct RunOptions {
  CheckOptions check;
  std::map<std::string, FailOn> fail_on;  ///< of files that have their own
  std::vector<Loosening> loosenings;
  std::vector<Text> not_found;    ///< paths that do not exist or cannot be searched
  std::vector<std::string> read;  ///< every file that is read: no report is written over one
};

/// A run before it begins.
struct RunSetup {
  Invocation invocation;  ///< in the language that is in force
  Inputs inputs;          ///< without their files and failures
  std::vector<Input> files;
  std::vector<std::string> configs;  ///< that were read, and profiles
  RunOptions options;
};

/// Finds the files and what is in force for them. Throws Failure with every mistake in a configuration.
[[nodiscard]] RunSetup set_up(const Invocation& invocation);

/// Lines on standard error.
void tell(const std::vector<Text>& failures, Language language);

/// What was read and how long it took, on standard error.
void tell_figures(const Summary& summary, std::chrono::steady_clock::duration took, Language language);

/// 0 or 1, by the findings that are told.
[[nodiscard]] int status_of(const Invocation& invocation, const std::map<std::string, FailOn>& fail_on,
                            const Results& results);

/// What a report on standard output or in a file is printed with.
[[nodiscard]] ReportOptions report_options(const Invocation& invocation);

/// Throws Failure where a run found no form at all and --allow-empty is not given.
void refuse_empty(const Invocation& invocation, const Results& results);

}  // namespace budgetlint
