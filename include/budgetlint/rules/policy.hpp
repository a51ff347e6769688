#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "budgetlint/reconcile/tolerance.hpp"
#include "budgetlint/rules/profile.hpp"
#include "budgetlint/rules/rule.hpp"

namespace budgetlint {

/// A value that a configuration gives, and which one.
template <typename Value>
struct Configured {
  Value value;
  std::string file;
};

/// How one rule is to be applied, where that is not as the rule itself says.
struct RuleSetting {
  bool enabled = true;
  std::optional<Configured<Severity>> severity;
  std::optional<Configured<Tolerance>> tolerance;
  std::optional<Configured<Decimal>> bound;  ///< the ratio beyond which a change is told
};

/// How the rules are to be applied to the forms of one file.
class Settings {
public:
  /// The setting of a rule; nullptr: as the rule itself says.
  [[nodiscard]] const RuleSetting* find(const RuleInfo& rule) const;
  [[nodiscard]] bool enabled(const RuleInfo& rule) const;
  /// What the indicators must hold; nullptr: as everywhere in the run.
  [[nodiscard]] const ProfilePtr& profile() const { return profile_; }
  void set_profile(ProfilePtr profile) { profile_ = std::move(profile); }
  [[nodiscard]] RuleSetting& at(const RuleInfo& rule) {
    return by_rule_.try_emplace(rule.id, RuleSetting{rule.activation == Activation::on, {}, {}, {}}).first->second;
  }

private:
  std::map<std::string_view, RuleSetting> by_rule_;
  ProfilePtr profile_;
};

/// How the rules are to be applied in a run: the settings of each file that has some of its own.
class Policy {
public:
  Policy() = default;
  /// With what the indicators must hold where a file's settings do not say.
  explicit Policy(ProfilePtr usual) : usual_(std::move(usual)) {}
  [[nodiscard]] const Settings& of(const std::string& file) const;
  void set(const std::string& file, std::shared_ptr<const Settings> settings);
  /// What the indicators of a file must hold; nullptr: nothing is known of that.
  [[nodiscard]] const Profile* profile_of(const std::string& file) const;
  [[nodiscard]] bool empty() const { return by_file_.empty(); }

private:
  std::map<std::string, std::shared_ptr<const Settings>> by_file_;
  ProfilePtr usual_;
};

/// True for what says that a form could not be read (BL001–BL009): nothing was judged there, so no configuration can
/// leave it out or make it milder.
[[nodiscard]] bool is_unconditional(const RuleInfo& rule);

/// Applies the settings to a finding that stands for itself: drops those of a rule that is left out, gives the severity
/// that is asked for and marks what became milder.
void apply_policy(const Policy& policy, std::vector<Finding>& findings);

/// Drops the relations, blanks and findings of rules that are left out, and notes what amounts are to be exact.
/// Comparisons become findings where they go beyond the bound of their rule, held where that is wider than usual.
/// Relations that hold only within a tolerance leave the worksheet: they come back as findings held by it.
[[nodiscard]] std::vector<Finding> apply_policy(const Policy& policy, Worksheet& worksheet);

/// The severity that the broken relations behind a card come to, where their rules have severities of their own.
void apply_severities(const Policy& policy, const std::vector<const Relation*>& broken, Finding& card);

}  // namespace budgetlint
