#include <algorithm>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>

#include "budgetlint/form/quantities.hpp"
#include "budgetlint/reconcile/card.hpp"
#include "budgetlint/reconcile/judge.hpp"
#include "budgetlint/rules/policy.hpp"
#include "budgetlint/support/vectors.hpp"
#include "cards.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

/// Forms by the document that a finding's cell came from.
std::unordered_map<std::string, const Form*> forms_by_place(const Submission& submission) {
  std::unordered_map<std::string, const Form*> forms;
  for (const Form* form : submission.forms) {
    forms.emplace(form->document->source().path() + '\n' + std::to_string(form->document->index()), form);
  }
  return forms;
}

/// Tells each finding whose form it speaks of.
void attribute_all(std::vector<Finding>& findings, const Submission& submission) {
  if (findings.empty()) return;
  const auto forms = forms_by_place(submission);
  for (Finding& finding : findings) {
    const auto form = forms.find(finding.place.file + '\n' + std::to_string(finding.place.document));
    if (form != forms.end()) attribute(finding, *form->second);
  }
}

Finding plain_card(const Relation& relation, const Judgement& judgement, Verdicts& verdicts) {
  if (judgement.verdict != Verdict::not_evaluable) return card_of(relation, judgement);
  ++verdicts.not_evaluable;
  return too_large_card(relation);
}

void judge_by_themselves(std::span<const Relation> relations, const Policy& policy, Verdicts& verdicts) {
  for (const Relation& relation : relations) {
    const Judgement judgement = judge(relation);
    if (judgement.holds()) continue;
    verdicts.findings.push_back(plain_card(relation, judgement, verdicts));
    apply_severities(policy, {&relation}, verdicts.findings.back());
  }
}

/// The amounts of each form that have no unit of their own.
std::vector<Denomination> denominations_of(const Submission& submission) {
  std::vector<Denomination> denominations;
  for (const Form* form : submission.forms) {
    Denomination denomination{form->unit.unit, {}};
    // 附表1 is compared with the other forms in one place only.
    if (form->kind == FormKind::overall) denomination.least_healed = 1;
    for (const Cell* cell : quantities_of(*form)) {
      const bool bare = cell->stated() && cell->measure == Measure::amount && !cell->quantity.own_unit;
      if (bare) denomination.amounts.push_back(cell);
    }
    denominations.push_back(std::move(denomination));
  }
  return denominations;
}

/// One card for each cause, and one for each broken relation that has none.
void tell_causes(const Submission& submission, const Network& network, const Diagnosis& diagnosis, const Policy& policy,
                 Verdicts& verdicts) {
  const std::vector<Repair> repairs = diagnosis.certain_repairs(network);
  for (const Cause& cause : diagnosis.causes) {
    verdicts.findings.push_back(cause.unit_slips.empty() ? card_of(network, cause, repairs)
                                                         : unit_card(network, cause, submission));
    std::vector<const Relation*> broken;
    for (const std::size_t index : cause.broken) broken.push_back(&network.relation(index));
    apply_severities(policy, broken, verdicts.findings.back());
  }
  for (const std::size_t index : diagnosis.unexplained) {
    const Relation& relation = network.relation(index);
    verdicts.findings.push_back(plain_card(relation, judge(relation), verdicts));
    apply_severities(policy, {&relation}, verdicts.findings.back());
  }
}

/// True when a card stands at that cell and says what it should say.
bool is_blamed(const Diagnosis& diagnosis, const Cell& cell) {
  return std::any_of(diagnosis.causes.begin(), diagnosis.causes.end(), [&](const Cause& cause) {
    return cause.suspects.size() == 1 && cause.suspects.front().cell == &cell && cause.suspects.front().certain();
  });
}

/// The cause of which a repair settles an echo; causes.end() when there is none.
std::vector<Cause>::const_iterator settling_cause(const std::vector<Cause>& causes, const Echo& echo) {
  return std::find_if(causes.begin(), causes.end(), [&](const Cause& cause) {
    return std::any_of(cause.suspects.begin(), cause.suspects.end(), echo.is_settled_by);
  });
}

/// One cause, one card: echoes of what a card tells are named on it, the others are findings of their own. The cards of
/// the causes stand in their order from `cards` on.
void tell_echoes(std::vector<Echo>& echoes, const Diagnosis& diagnosis, const Policy& policy, std::size_t cards,
                 std::vector<Finding>& findings) {
  std::vector<Finding> alone;
  for (Echo& echo : echoes) {
    const auto cause = settling_cause(diagnosis.causes, echo);
    if (cause == diagnosis.causes.end()) {
      alone.push_back(std::move(echo.finding));
      continue;
    }
    const RuleInfo& rule = *echo.finding.rule;
    Finding& card = findings[cards + static_cast<std::size_t>(cause - diagnosis.causes.begin())];
    const bool told = card.rule == &rule || std::find(card.also.begin(), card.also.end(), rule.id) != card.also.end();
    if (!told && policy.of(echo.finding.place.file).enabled(rule)) card.also.emplace_back(rule.id);
  }
  apply_policy(policy, alone);
  append(findings, std::move(alone));
}

/// A text that another finding says something wrong about is not told again as one left from the year before.
void drop_leftovers(std::vector<Finding>& findings) {
  const auto is_leftover = [](const Finding& finding) { return finding.rule == &stale_cell.info; };
  if (std::none_of(findings.begin(), findings.end(), is_leftover)) return;
  const auto spot_of = [](const Place& place) { return std::tuple(place.file, place.document, place.path); };
  std::set<std::tuple<std::string, std::size_t, std::string>> told;
  for (const Finding& finding : findings) {
    if (finding.rule->scope == Scope::years || finding.severity == Severity::note) continue;
    told.insert(spot_of(finding.place));
    for (const Related& related : finding.related) {
      if (related.role != Role::supports) told.insert(spot_of(related.place));
    }
  }
  std::erase_if(findings,
                [&](const Finding& finding) { return is_leftover(finding) && told.contains(spot_of(finding.place)); });
}

}  // namespace

Worksheet fill_worksheet(const Submission& submission, const Run& run, const Policy& policy, Scope upto) {
  Worksheet worksheet;
  for (const Rule* rule : rules()) {
    if (rule->check != nullptr && rule->info.scope <= upto) rule->check(submission, run, worksheet);
  }
  for (const Form* form : submission.forms) {
    const Profile* profile = policy.profile_of(form->document->source().path());
    if (profile == nullptr) continue;
    for (const Rule* rule : rules()) {
      if (rule->check_form != nullptr) rule->check_form(*form, *profile, worksheet);
    }
  }
  return worksheet;
}

Verdicts judge_submission(const Submission& submission, Worksheet worksheet, const Policy& policy, Tracing tracing) {
  std::vector<Finding> tolerated = apply_policy(policy, worksheet);
  Verdicts verdicts{std::move(worksheet.findings), worksheet.unjudged.size()};
  append(verdicts.findings, std::move(tolerated));
  const std::span<const Relation> relations = worksheet.relations;
  const bool sound =
      std::all_of(relations.begin(), relations.end(), [](const Relation& relation) { return holds(relation); });
  const bool complete = worksheet.blank_totals.empty() && worksheet.vacant.empty() && worksheet.echoes.empty();
  if (sound && complete && verdicts.findings.empty()) return verdicts;
  const std::vector<Denomination> denominations = denominations_of(submission);
  const Network network(relations, denominations, worksheet.vacant);
  const Diagnosis diagnosis = tracing == Tracing::causes && !sound ? diagnose(network) : Diagnosis();
  const std::size_t cards = verdicts.findings.size();
  if (tracing == Tracing::causes) {
    tell_causes(submission, network, diagnosis, policy, verdicts);
    verdicts.bound_reached = diagnosis.bound_reached;
  } else {
    judge_by_themselves(relations, policy, verdicts);
  }
  tell_echoes(worksheet.echoes, diagnosis, policy, cards, verdicts.findings);
  drop_leftovers(verdicts.findings);
  std::vector<Finding> blanks;
  for (const BlankTotal& blank : worksheet.blank_totals) {
    if (is_blamed(diagnosis, *blank.total)) continue;  // told already
    blanks.push_back(blank_total_card(blank, network, diagnosis));
  }
  for (const Relation& relation : worksheet.vacant) {
    const bool calculated = relation.rule == &calculation_mismatch.info && relation.target->blank();
    if (!calculated || is_blamed(diagnosis, *relation.target)) continue;
    if (auto card = blank_amount_card(relation, *relation.target)) blanks.push_back(*std::move(card));
  }
  apply_policy(policy, blanks);
  append(verdicts.findings, std::move(blanks));
  attribute_all(verdicts.findings, submission);
  return verdicts;
}

}  // namespace budgetlint
