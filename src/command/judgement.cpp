#include "judgement.hpp"

#include <algorithm>

#include "budgetlint/document/document.hpp"

namespace budgetlint {
namespace {

std::vector<FundAmount> funds_of(const Submission& submission) {
  std::vector<FundAmount> funds;
  if (submission.summary == nullptr) return funds;
  for (const Fund& fund : submission.summary->summary().funds) {
    if (!fund.name.stated()) continue;
    funds.push_back({std::string(fund.name.text), std::nullopt});
    if (fund.amount.stated()) funds.back().amount = fund.amount.quantity.value;
  }
  return funds;
}

SubmissionFigures figures_of(const Submission& submission, const Coverage& coverage) {
  SubmissionFigures figures;
  figures.key = key_of(submission);
  figures.department = submission.department;
  figures.year = submission.year;
  figures.forms = submission.forms.size();
  figures.money = coverage.all_money;
  figures.checked = coverage.checked_money;
  figures.funds = funds_of(submission);
  return figures;
}

}  // namespace

SubmissionKey key_of(const Submission& submission) {
  if (submission.identified) return {submission.folded_department, submission.year, {}, 0};
  const Document& document = *submission.forms.front()->document;
  return {{}, 0, document.source().path(), document.index()};
}

CellFindings by_cell(const std::vector<Finding>& findings, const CheckOptions& options) {
  CellFindings rules;
  if (options.facts == nullptr) return rules;
  for (const Finding& finding : findings) {
    const bool told = is_unconditional(*finding.rule) || options.policy.of(finding.place.file).enabled(*finding.rule);
    if (told) rules[cell_name(finding.place)].push_back(finding.rule->id);
  }
  return rules;
}

void judge_into(JudgedSubmission& judgement, const Run& run, const Submission& submission, const CellFindings& read,
                const CheckOptions& options) {
  Worksheet worksheet = fill_worksheet(submission, run, options.policy, options.scope);
  judgement.judged = true;
  judgement.asked_unread = worksheet.asked_unread;
  judgement.compared = static_cast<std::size_t>(
      std::ranges::count_if(worksheet.relations, [](const Relation& r) { return r.kind != RelationKind::range; }));
  judgement.asked_neighbours = worksheet.asked_neighbours;
  if (options.coverage || options.figures) judgement.coverage = coverage_of(submission, worksheet);
  if (options.figures) judgement.figures = figures_of(submission, judgement.coverage);
  if (!options.coverage) judgement.coverage = Coverage();
  std::vector<SurveyedCell> cells;
  if (options.facts != nullptr) cells = survey_cells(submission, worksheet);
  judgement.verdicts = judge_submission(submission, std::move(worksheet), options.policy, options.tracing);
  if (options.facts == nullptr) return;
  CellFindings told;
  for (const Finding& finding : judgement.verdicts.findings) {
    if (finding.hold) continue;  // within a tolerance
    told[cell_name(finding.place)].push_back(finding.rule->id);
  }
  judgement.facts = options.facts->add(fact_rows(submission, cells, {&read, &told}, options.facts->format()));
  judgement.figures.facts = judgement.facts.size;
}

void note_files(const std::vector<Finding>& findings, std::set<std::string_view>& files) {
  for (const Finding& finding : findings) {
    files.insert(finding.place.file);
    for (const Related& related : finding.related) files.insert(related.place.file);
    for (const Fix& fix : finding.fixes) {
      for (const Edit& edit : fix.edits) files.insert(edit.place.file);
    }
  }
}

}  // namespace budgetlint
