#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <unordered_map>

#include "budgetlint/form/edit.hpp"
#include "budgetlint/reconcile/card.hpp"
#include "budgetlint/reconcile/judge.hpp"
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

Finding too_large(const Relation& relation) {
  Finding finding;
  finding.rule = &not_evaluable.info;
  finding.severity = not_evaluable.info.severity;
  finding.place = place_of(*relation.target);
  finding.stated = relation.target->text;
  finding.message = {finding.place.field + " cannot be checked: the numbers are too large to be calculated exactly",
                     finding.place.field + " 无法核对：数字过大，超出可精确计算的范围"};
  return finding;
}

Finding plain_card(const Relation& relation, const Judgement& judgement, Verdicts& verdicts) {
  if (judgement.verdict != Verdict::not_evaluable) return card_of(relation, judgement);
  ++verdicts.not_evaluable;
  return too_large(relation);
}

/// The value of an item once repairs are made; empty when it is unreadable or one of several suspects.
std::optional<Decimal> repaired_value(const Cell& item, const Diagnosis& diagnosis) {
  if (item.unreadable()) return std::nullopt;
  for (const Cause& cause : diagnosis.causes) {
    for (const Suspect& suspect : cause.suspects) {
      if (suspect.cell != &item) continue;
      if (cause.suspects.size() > 1 || !suspect.certain()) return std::nullopt;
      return suspect.low;
    }
  }
  return item.quantity.value;
}

std::optional<Decimal> repaired_sum(const std::vector<const Cell*>& items, const Diagnosis& diagnosis) {
  std::optional<Decimal> sum = Decimal();
  for (const Cell* item : items) {
    if (item->blank()) continue;
    const std::optional<Decimal> value = repaired_value(*item, diagnosis);
    if (!sum || !value) return std::nullopt;
    sum = Decimal::add(*sum, *value);
  }
  return sum;
}

/// The card of a blank total: the sum of its items, with the values that repairs give them.
Finding blank_total_card(const BlankTotal& blank, const Diagnosis& diagnosis) {
  Finding finding;
  finding.rule = blank.rule;
  finding.severity = blank.rule->severity;
  finding.place = place_of(*blank.total);
  finding.unit = money_unit_name(blank.unit);
  const std::string& field = finding.place.field;
  const std::optional<Decimal> sum = repaired_sum(blank.items, diagnosis);
  if (sum) {
    finding.expected = in_unit(*sum, blank.unit);
    finding.message = {fmt::format("{} is blank; its items add up to {}", field, finding.expected),
                       fmt::format("{} 未填写；各项之和为 {}", field, finding.expected)};
  } else {
    finding.message = {fmt::format("{} is blank, though its items are filled in", field),
                       fmt::format("{} 未填写，而各项已有金额", field)};
  }
  for (const Cell* item : blank.items) {
    if (item->stated()) finding.related.push_back(related(Role::operand, *item));
  }
  if (!sum) return finding;
  if (blank.witness != nullptr && blank.witness->stated() && blank.witness->quantity.value == *sum) {
    finding.related.push_back(related(Role::supports, *blank.witness));
  }
  if (const auto edit = edit_blank(*blank.total, *sum, blank.unit)) {
    const std::string change = fmt::format("{}: -> {}", field, finding.expected);
    finding.fixes.push_back({Safety::unsafe, {change, change}, {*edit}});
  }
  return finding;
}

void judge_by_themselves(std::span<const Relation> relations, Verdicts& verdicts) {
  for (const Relation& relation : relations) {
    const Judgement judgement = judge(relation);
    if (!judgement.holds()) verdicts.findings.push_back(plain_card(relation, judgement, verdicts));
  }
}

/// One card for each cause, and one for each broken relation that has none.
Diagnosis trace_causes(std::span<const Relation> relations, Verdicts& verdicts) {
  if (std::all_of(relations.begin(), relations.end(), [](const Relation& relation) { return holds(relation); }))
    return {};
  const Network network(relations);
  Diagnosis diagnosis = diagnose(network);
  for (const Cause& cause : diagnosis.causes) verdicts.findings.push_back(card_of(network, cause));
  for (const std::size_t index : diagnosis.unexplained) {
    verdicts.findings.push_back(plain_card(relations[index], judge(relations[index]), verdicts));
  }
  return diagnosis;
}

}  // namespace

Verdicts check_submission(const Submission& submission, const Run& run, Tracing tracing) {
  Worksheet worksheet;
  for (const Rule* rule : rules()) rule->check(submission, run, worksheet);
  Verdicts verdicts{std::move(worksheet.findings), worksheet.not_evaluable};
  Diagnosis diagnosis;
  if (tracing == Tracing::causes) {
    diagnosis = trace_causes(worksheet.relations, verdicts);
  } else {
    judge_by_themselves(worksheet.relations, verdicts);
  }
  for (const BlankTotal& blank : worksheet.blank_totals)
    verdicts.findings.push_back(blank_total_card(blank, diagnosis));
  attribute_all(verdicts.findings, submission);
  return verdicts;
}

}  // namespace budgetlint
