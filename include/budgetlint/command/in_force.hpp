#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "budgetlint/command/config.hpp"
#include "budgetlint/command/inputs.hpp"
#include "budgetlint/command/invocation.hpp"
#include "budgetlint/command/profile_file.hpp"
#include "budgetlint/diagnostic/summary.hpp"
#include "budgetlint/rules/policy.hpp"

namespace budgetlint {

/// What is in force in a run: flags over the nearest configuration upwards from each file over defaults.
struct InForce {
  std::vector<Input> files;  ///< those given, without the walked ones that a configuration excludes
  Policy policy{default_profile()};
  std::map<std::string, Limits> limits;         ///< of files whose configuration has some
  std::map<std::string, FailOn> fail_on;        ///< of files whose configuration says so and no flag does
  std::map<std::string, std::string> baseline;  ///< of files whose configuration names one and no flag does
  std::optional<Language> language;             ///< what the first file's configuration asks for
  std::vector<Loosening> loosenings;
  std::vector<std::string> configs;  ///< every configuration that was read
  std::set<std::string> profiles;    ///< the files of profiles that are no built-in ones
};

/// Reads the configurations that apply to the files (the one of `--config` alone; none with `--isolated`) and puts them
/// under the flags. Throws Failure with every mistake in one of them.
[[nodiscard]] InForce settle_settings(const Invocation& invocation, const std::vector<Input>& files);

/// What `--show-config PATH` prints: every setting for that path, and where it comes from.
[[nodiscard]] std::string show_settings(const Invocation& invocation, const std::string& path);

/// True for a file that a pattern of a configuration means: the path from the configuration's folder, the bare name, or
/// a folder on the way. `*` stands for any text, slashes too.
[[nodiscard]] bool matches_pattern(const std::string& pattern, const std::string& folder, const std::string& file);

}  // namespace budgetlint
