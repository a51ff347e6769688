#include <algorithm>
#include <unordered_map>

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

}  // namespace

Verdicts check_submission(const Submission& submission, const Run& run) {
  Worksheet worksheet;
  for (const Rule* rule : rules()) rule->check(submission, run, worksheet);
  Verdicts verdicts{std::move(worksheet.findings), worksheet.not_evaluable};
  for (const Relation& relation : worksheet.relations) {
    const Judgement judgement = judge(relation);
    if (judgement.holds()) continue;
    if (judgement.verdict == Verdict::not_evaluable) {
      ++verdicts.not_evaluable;
      verdicts.findings.push_back(too_large(relation));
    } else {
      verdicts.findings.push_back(card_of(relation, judgement));
    }
  }
  attribute_all(verdicts.findings, submission);
  return verdicts;
}

}  // namespace budgetlint
