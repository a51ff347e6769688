#include "budgetlint/rules/policy.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/reconcile/card.hpp"
#include "budgetlint/rules/choice.hpp"
#include "jumps.hpp"

namespace budgetlint {
namespace {

void soften(Finding& finding, Severity severity, const std::string& file) {
  if (severity < finding.severity) {
    finding.softening =
        Softening{{fmt::format("{} instead of {}", severity_name(severity), severity_name(finding.severity)),
                   fmt::format("由 {} 降为 {}", severity_name(finding.severity), severity_name(severity))},
                  file};
  }
  finding.severity = severity;
}

/// A card tells of several rules; it stays while one of them is in force, under the lowest of those.
bool keep_card(const Settings& settings, Finding& finding) {
  if (settings.enabled(*finding.rule)) return true;
  const auto kept = std::find_if(finding.also.begin(), finding.also.end(),
                                 [&](const std::string& id) { return settings.enabled(*find_rule(id)); });
  if (kept == finding.also.end()) return false;
  finding.rule = find_rule(*kept);
  finding.also.erase(kept);
  return true;
}

/// A relation that does not hold, but lies within the tolerance of its rule.
Finding tolerated(const Relation& relation, const Configured<Tolerance>& tolerance) {
  Finding finding = card_of(relation, judge(relation));
  finding.hold = Hold{Holder::tolerance, tolerance.value.written, tolerance.file, 0};
  return finding;
}

/// A change that only a wider bound than usual allows is held back by that bound.
void tell_comparison(const Policy& policy, const Comparison& comparison, JumpTeller& jumps, Worksheet& worksheet,
                     std::vector<Finding>& held) {
  const Settings& settings = policy.of(file_of(*comparison.changes.front().now));
  if (!settings.enabled(*comparison.rule)) return;
  const RuleSetting* setting = settings.find(*comparison.rule);
  const bool own = setting != nullptr && setting->bound;
  if (auto finding = jumps.tell(comparison, own ? setting->bound->value : usual_bound())) {
    worksheet.findings.push_back(std::move(*finding));
  } else if (auto usual = own ? jumps.tell(comparison, usual_bound()) : std::nullopt) {
    usual->hold = Hold{Holder::tolerance, "bound " + setting->bound->value.to_string(), setting->bound->file, 0};
    held.push_back(std::move(*usual));
  }
}

}  // namespace

const RuleSetting* Settings::find(const RuleInfo& rule) const {
  const auto found = by_rule_.find(rule.id);
  return found == by_rule_.end() ? nullptr : &found->second;
}

bool Settings::enabled(const RuleInfo& rule) const {
  const RuleSetting* setting = find(rule);
  if (is_unconditional(rule)) return true;
  return setting == nullptr ? rule.activation == Activation::on : setting->enabled;
}

const Settings& Policy::of(const std::string& file) const {
  static const Settings as_the_rules_say;
  const auto found = by_file_.find(file);
  return found == by_file_.end() ? as_the_rules_say : *found->second;
}

const Profile* Policy::profile_of(const std::string& file) const {
  const ProfilePtr& own = of(file).profile();
  return own != nullptr ? own.get() : usual_.get();
}

void Policy::set(const std::string& file, std::shared_ptr<const Settings> settings) {
  by_file_.insert_or_assign(file, std::move(settings));
}

bool is_unconditional(const RuleInfo& rule) {
  return rule.id < "BL010";
}

void apply_policy(const Policy& policy, std::vector<Finding>& findings) {
  std::erase_if(findings, [&](Finding& finding) { return !keep_card(policy.of(finding.place.file), finding); });
  for (Finding& finding : findings) {
    const RuleSetting* setting = policy.of(finding.place.file).find(*finding.rule);
    if (setting == nullptr || !setting->severity || is_unconditional(*finding.rule)) continue;
    soften(finding, setting->severity->value, setting->severity->file);
  }
}

std::vector<Finding> apply_policy(const Policy& policy, Worksheet& worksheet) {
  std::vector<Finding> held;
  JumpTeller jumps;
  for (const Comparison& comparison : worksheet.comparisons) {
    tell_comparison(policy, comparison, jumps, worksheet, held);
  }
  apply_policy(policy, worksheet.findings);  // without any policy too: some rules are off by themselves
  if (policy.empty()) return held;
  const auto off = [&](const auto& entry) {
    // The left side may be absent where nobody could judge: then nothing tells whose configuration counts.
    return entry.target->present() && !policy.of(file_of(*entry.target)).enabled(*entry.rule);
  };
  std::erase_if(worksheet.relations, off);
  std::erase_if(worksheet.vacant, off);
  std::erase_if(worksheet.unjudged, off);
  std::erase_if(worksheet.blank_totals,
                [&](const BlankTotal& blank) { return !policy.of(file_of(*blank.total)).enabled(*blank.rule); });
  std::erase_if(worksheet.relations, [&](Relation& relation) {
    const RuleSetting* setting = policy.of(file_of(*relation.target)).find(*relation.rule);
    if (setting == nullptr || !setting->tolerance) return false;
    const Tolerance& tolerance = setting->tolerance->value;
    if (tolerance.kind == Tolerance::Kind::exact) relation.rounding = ProductRounding::none;
    if (holds(relation) || !lies_within(relation, tolerance)) return false;
    held.push_back(tolerated(relation, *setting->tolerance));
    return true;
  });
  return held;
}

void apply_severities(const Policy& policy, const std::vector<const Relation*>& broken, Finding& card) {
  Severity worst = Severity::note;
  std::string file;
  for (const Relation* relation : broken) {
    const RuleSetting* setting = policy.of(file_of(*relation->target)).find(*relation->rule);
    const bool own = setting != nullptr && setting->severity;
    if (own) file = setting->severity->file;
    worst = std::max(worst, own ? setting->severity->value : severity_of(*relation, judge(*relation)));
  }
  if (!file.empty()) soften(card, worst, file);
}

}  // namespace budgetlint
