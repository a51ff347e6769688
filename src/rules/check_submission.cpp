#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>
#include <unordered_map>

#include "budgetlint/form/edit.hpp"
#include "budgetlint/form/quantities.hpp"
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

/// The sum of items once repairs are made; empty when one is unreadable or one of several suspects.
std::optional<Decimal> repaired_sum(const std::vector<const Cell*>& items, const Network& network,
                                    const Diagnosis& diagnosis) {
  std::optional<Decimal> sum = Decimal();
  for (const Cell* item : items) {
    if (item->blank()) continue;
    const std::optional<Decimal> value = item->stated() ? diagnosis.repaired(*item, network) : std::nullopt;
    if (!sum || !value) return std::nullopt;
    sum = Decimal::add(*sum, *value);
  }
  return sum;
}

/// The card of a blank total: the sum of its items, with the values that repairs give them.
Finding blank_total_card(const BlankTotal& blank, const Network& network, const Diagnosis& diagnosis) {
  Finding finding;
  finding.rule = blank.rule;
  finding.severity = blank.rule->severity;
  finding.place = place_of(*blank.total);
  finding.unit = money_unit_name(blank.unit);
  const std::string& field = finding.place.field;
  const std::optional<Decimal> sum = repaired_sum(blank.items, network, diagnosis);
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

/// The card of a form's unit that is wrong for all its amounts.
Finding unit_card(const Network& network, const Cause& cause, const Form& form) {
  const std::string_view should = money_unit_name(cause.unit_slip->unit);
  const std::string_view stated = money_unit_name(form.unit.unit);
  std::set<std::string_view> rules;
  for (const std::size_t index : cause.broken) rules.insert(network.relation(index).rule->id);
  Finding finding;
  finding.rule = leading_rule(network, cause.broken);
  for (const std::string_view id : rules) {
    if (id != finding.rule->id) finding.also.emplace_back(id);
  }
  finding.severity = Severity::error;
  const Field& cell = form.unit.present() ? static_cast<const Field&>(form.unit) : form.kind_field;
  finding.place = place_of(cell);
  finding.stated = stated;
  finding.expected = should;
  finding.verdict = verdict_name(Verdict::unit_slip);
  finding.reading = Text(verdict_reading(Verdict::unit_slip));
  finding.message = {fmt::format("金额单位 {} should be {}", stated, should),
                     fmt::format("金额单位 {} 应为 {}", stated, should)};
  finding.conclusion = {
      fmt::format("in {} all amounts of this form agree with the other forms; in {} {} comparisons fail", should,
                  stated, cause.broken.size()),
      fmt::format("按{}计，本表金额与其他各表全部相符；按{}计，有{}处不符", should, stated, cause.broken.size())};
  for (const std::size_t index : cause.broken) {
    for (const Cell* other : network.cells_of(index)) {
      if (other->origin.document != form.document.get()) finding.related.push_back(related(Role::supports, *other));
    }
  }
  if (const auto edit = edit_text(form.unit, should)) {
    const std::string change = fmt::format("金额单位: {} -> {}", stated, should);
    finding.fixes.push_back({Safety::unsafe, {change, change}, {*edit}});
  }
  return finding;
}

/// One card for each cause, and one for each broken relation that has none.
void tell_causes(const Submission& submission, const Network& network, const Diagnosis& diagnosis, Verdicts& verdicts) {
  for (const Cause& cause : diagnosis.causes) {
    verdicts.findings.push_back(cause.unit_slip
                                    ? unit_card(network, cause, *submission.forms[cause.unit_slip->denomination])
                                    : card_of(network, cause));
  }
  for (const std::size_t index : diagnosis.unexplained) {
    verdicts.findings.push_back(plain_card(network.relation(index), judge(network.relation(index)), verdicts));
  }
}

}  // namespace

Verdicts check_submission(const Submission& submission, const Run& run, Tracing tracing) {
  Worksheet worksheet;
  for (const Rule* rule : rules()) rule->check(submission, run, worksheet);
  Verdicts verdicts{std::move(worksheet.findings), worksheet.not_evaluable};
  const std::span<const Relation> relations = worksheet.relations;
  const bool sound =
      std::all_of(relations.begin(), relations.end(), [](const Relation& relation) { return holds(relation); });
  if (sound && worksheet.blank_totals.empty() && verdicts.findings.empty()) return verdicts;
  const std::vector<Denomination> denominations = denominations_of(submission);
  const Network network(relations, denominations);
  const Diagnosis diagnosis = tracing == Tracing::causes && !sound ? diagnose(network) : Diagnosis();
  if (tracing == Tracing::causes) {
    tell_causes(submission, network, diagnosis, verdicts);
  } else {
    judge_by_themselves(relations, verdicts);
  }
  for (const BlankTotal& blank : worksheet.blank_totals) {
    verdicts.findings.push_back(blank_total_card(blank, network, diagnosis));
  }
  attribute_all(verdicts.findings, submission);
  return verdicts;
}

}  // namespace budgetlint
