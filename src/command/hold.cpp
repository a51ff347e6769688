#include "hold.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "budgetlint/support/fold.hpp"

namespace budgetlint {
namespace {

/// What there is to go by for saying that a rule finds nothing in a file.
class Judged {
public:
  Judged(const Results& results, const HoldingGround& ground, const CheckOptions& options) : ground_(ground) {
    if (options.tracing != Tracing::causes) return;  // the findings stand at other places than usual
    for (const CheckedForm& form : results.forms) files_.insert(form.file);
    if (options.scope == Scope::years) note_years(results.forms);
    for (const Finding& finding : results.findings) {
      if (!may_be_held(finding.rule->id)) files_.erase(finding.place.file);  // it cannot be read in full
    }
  }

  /// Of the rules between forms nobody can say that they find nothing unless a 附表2 lies beside the form; of those
  /// across years, unless an earlier one is there.
  [[nodiscard]] bool covers(const RuleInfo& rule, const std::string& file) const {
    if (rule.scope == Scope::years) return files_.contains(file) && ground_.complete && followers_.contains(file);
    const bool of_one_form = rule.id < "BL300" || rule.id >= "BL400";
    return files_.contains(file) && (of_one_form || (ground_.complete && ground_.with_summary.contains(file)));
  }

private:
  void note_years(const std::vector<CheckedForm>& forms) {
    std::map<std::string, int> first_years;
    for (const CheckedForm& form : forms) {
      int& first = first_years.try_emplace(fold_name(form.department), form.year).first->second;
      first = std::min(first, form.year);
    }
    for (const CheckedForm& form : forms) {
      if (form.year > first_years.at(fold_name(form.department))) followers_.insert(form.file);
    }
  }

  const HoldingGround& ground_;
  std::unordered_set<std::string> files_;
  std::unordered_set<std::string>
      followers_;  ///< files of departments that have an earlier year; none where years are no matter
};

/// The form that a finding about a comment belongs to.
void attribute_to_form(Finding& finding, const std::vector<CheckedForm>& forms) {
  const auto key = [](const CheckedForm& form) { return std::tuple(std::string_view(form.file), form.document); };
  const std::tuple wanted(std::string_view(finding.place.file), finding.place.document);
  const auto form = std::ranges::lower_bound(forms, wanted, {}, key);
  if (form == forms.end() || key(*form) != wanted) return;
  finding.department = form->department;
  finding.year = form->year;
  finding.form = form->subject;
}

}  // namespace

HoldingGround ground_of(Intake& intake) {
  HoldingGround ground;
  ground.comments = std::move(intake.comments);
  for (const SourcePtr& source : intake.sources) ground.read.push_back(source->path());
  for (const Submission& submission : intake.run.submissions) {
    if (submission.summary == nullptr) continue;
    for (const Form* form : submission.forms) ground.with_summary.insert(form->document->source().path());
  }
  ground.complete = intake.run.unread.empty() && !intake.run.unknown_content;
  return ground;
}

void hold_back(Results& results, const HoldingGround& ground, const CheckOptions& options) {
  std::vector<Finding>& findings = results.findings;
  arrange(findings);  // a repeat must not use an entry of a baseline up
  const std::size_t told = findings.size();
  const Judged judged(results, ground, options);
  RunScope scope;
  scope.files = ground.read;
  scope.rules = all_rules();
  scope.in_force = [&](const RuleInfo& rule, const std::string& file) { return options.policy.of(file).enabled(rule); };
  scope.judged = [&](const RuleInfo& rule, const std::string& file) {
    return scope.in_force(rule, file) && judged.covers(rule, file);
  };
  const Holding& holding = options.holding;
  if (holding.comments == Comments::heeded) {
    const auto suppressions = read_suppressions(ground.comments, scope.rules, holding.today, findings);
    hold_suppressed(findings, suppressions, scope);
  }
  for (const auto& [baseline, files] : holding.baselines) {
    scope.files.clear();
    for (const std::string& file : ground.read) {
      if (!files || files->contains(file)) scope.files.push_back(file);
    }
    hold_baselined(findings, baseline, scope);
  }
  // The policy has seen what was told before.
  std::vector<Finding> fresh(std::make_move_iterator(findings.begin() + static_cast<std::ptrdiff_t>(told)),
                             std::make_move_iterator(findings.end()));
  findings.resize(told);
  apply_policy(options.policy, fresh);
  for (Finding& finding : fresh) {
    attribute_to_form(finding, results.forms);
    findings.push_back(std::move(finding));
  }
}

}  // namespace budgetlint
