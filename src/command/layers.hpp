#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "budgetlint/command/config.hpp"
#include "budgetlint/command/invocation.hpp"
#include "budgetlint/rules/policy.hpp"

namespace budgetlint {

using ConfigPtr = std::shared_ptr<const Config>;

/// Where a setting comes from: a line of a configuration, or a flag.
struct SettingOrigin {
  std::string file;      ///< `.budgetlint.yaml`, `--ignore`
  std::size_t line = 0;  ///< 0: a flag
};

template <typename Value>
struct Layered {
  Value value;
  SettingOrigin origin;
};

/// The choice of rules for one file, the flag or what the configuration says; empty: every rule that is on by itself.
struct Layers {
  const Config* config = nullptr;  ///< severities and tolerances stand there alone
  std::optional<Layered<RuleWords>> select, extend_select, ignore;
  Layered<ProfilePtr> profile;
  std::vector<std::pair<std::string, Layered<RuleWords>>> file_ignores;  ///< patterns that mean the file
};

/// `file` is an absolute path, which without a configuration nobody looks at; `flag_profile` is that of --profile, or
/// nullptr.
[[nodiscard]] Layers layers_of(const Invocation& invocation, const ProfilePtr& flag_profile, const Config* config,
                               const std::string& file);

/// Makes settings of layers; files whose layers say the same share one.
class SettingsTable {
public:
  /// Empty when every rule is applied as it says itself.
  [[nodiscard]] std::shared_ptr<const Settings> settings_of(const Layers& layers);

private:
  std::map<std::string, std::shared_ptr<const Settings>> by_key_;
};

/// One setting a line: its name, its value, where that comes from.
[[nodiscard]] std::string print_layers(const Layers& layers, const Config* config, const Invocation& invocation);

}  // namespace budgetlint
