#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/reconcile/tolerance.hpp"
#include "budgetlint/rules/profile.hpp"
#include "budgetlint/support/limits.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

/// The name of a configuration file.
inline constexpr std::string_view config_name = ".budgetlint.yaml";

/// A value of a configuration, and the line it stands on.
template <typename Value>
struct Given {
  Value value;
  std::size_t line = 0;  ///< 1-based
};

/// Words that choose rules: ids, names or the beginning of ids. All of them choose some.
using RuleWords = std::vector<std::string>;

/// Severity 1 comes from here upwards; empty: never.
using FailOn = std::optional<Severity>;

/// What one configuration file says (command-line.md, "Configuration and suppression"). Keys that it does not hold are
/// empty. Paths and patterns in it count from its folder.
struct Config {
  std::string path;    ///< as reports print it
  std::string folder;  ///< absolute

  std::optional<Given<RuleWords>> select;
  std::optional<Given<RuleWords>> extend_select;
  std::optional<Given<RuleWords>> ignore;
  std::map<std::string, Given<Severity>> severity;                         ///< by rule id
  std::map<std::string, Given<Tolerance>> tolerance;                       ///< by rule id
  std::map<std::string, Given<Decimal>> bound;                             ///< by rule id
  std::vector<std::pair<std::string, Given<RuleWords>>> per_file_ignores;  ///< by pattern, as written
  std::vector<Given<std::string>> exclude;                                 ///< patterns
  std::optional<Given<ProfilePtr>> profile;
  std::optional<Given<std::string>> baseline;  ///< as written
  std::optional<Given<FailOn>> fail_on;
  std::optional<Given<Language>> language;
  std::optional<Given<Limits>> limits;
};

/// Reads a configuration. Throws Failure with every mistake in it, each with its place and what was probably meant.
[[nodiscard]] Config read_config(const std::string& path);

}  // namespace budgetlint
