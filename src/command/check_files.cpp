#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "budgetlint/command/check.hpp"
#include "budgetlint/support/parallel.hpp"
#include "hold.hpp"
#include "intake.hpp"

// Files are read and judged folder by folder, and a folder's forms are let go before the next ones are made, so that a
// run over a million forms needs no memory for them all. Which submissions are whole, and what stands in other folders,
// is only known at the end; those few whose verdict it bears on are read and judged once more.

namespace budgetlint {
namespace {

/// A folder of more files than that is worth all threads at once; few departments have as many forms.
constexpr std::size_t large_batch = 256;

/// What tells submissions apart: the folded department and the year, or, of a form by itself, its file and document.
/// In the order of `Run::submissions`.
using Key = std::tuple<std::string, int, std::string, std::size_t>;

/// What judging one submission gave.
struct Judgement {
  Submission head;  ///< whose it is; no forms
  std::vector<std::size_t> batches;
  bool asked_unread = false;
  bool asked_neighbours = false;
  Verdicts verdicts;
  std::size_t compared = 0;  ///< relations between cells, none of a cell by itself
  Coverage coverage;
};

using Judgements = std::map<Key, Judgement>;

/// What is left of a batch once its forms are let go: `rest` has neither forms nor submissions, and of the sources only
/// those that its findings name.
struct Batch {
  std::span<const Input> files;
  Judgements judgements;
  std::vector<CheckedForm> forms;
  HoldingGround ground;
  Intake rest;
};

template <typename T>
void append(std::vector<T>& from, std::vector<T>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

std::string_view folder_of(const Input& file) {
  return std::string_view(file.path).substr(0, file.path.rfind('/') + 1);
}

/// Files in a row of one folder each, where a submission is most likely whole.
std::vector<Batch> cut_into_batches(std::span<const Input> files) {
  std::vector<Batch> batches;
  while (!files.empty()) {
    std::size_t count = 1;
    while (count < files.size() && folder_of(files[count]) == folder_of(files[0])) ++count;
    batches.emplace_back().files = files.first(count);
    files = files.subspan(count);
  }
  return batches;
}

Key key_of(const Submission& submission) {
  if (submission.identified) return {submission.folded_department, submission.year, {}, 0};
  const Document& document = *submission.forms.front()->document;
  return {{}, 0, document.source().path(), document.index()};
}

Judgement judge_in(const Run& run, const Submission& submission, const CheckOptions& options) {
  Judgement judgement;
  judgement.head.identified = submission.identified;
  judgement.head.folded_department = submission.folded_department;
  judgement.head.year = submission.year;
  Worksheet worksheet = fill_worksheet(submission, run, options.policy, options.scope);
  judgement.asked_unread = worksheet.asked_unread;
  judgement.compared = static_cast<std::size_t>(
      std::ranges::count_if(worksheet.relations, [](const Relation& r) { return r.kind != RelationKind::range; }));
  judgement.asked_neighbours = worksheet.asked_neighbours;
  if (options.coverage) judgement.coverage = coverage_of(submission, worksheet);
  judgement.verdicts = judge_submission(submission, std::move(worksheet), options.policy, options.tracing);
  return judgement;
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

std::vector<CheckedForm> checked_forms(const Run& run) {
  std::vector<CheckedForm> forms;
  forms.reserve(run.forms.size());
  for (const FormPtr& form : run.forms) {
    Finding head;  // attribute() knows how a form's head is told
    attribute(head, *form);
    forms.push_back({form->document->source().path(), form->document->index(), std::move(head.department), head.year,
                     std::move(head.form)});
  }
  return forms;
}

/// Lets go of all that no report needs.
void let_go(Batch& batch) {
  std::set<std::string_view> named;
  note_files(batch.rest.findings, named);
  for (const Comment& comment : batch.ground.comments) named.insert(comment.place.file);
  for (const auto& [key, judgement] : batch.judgements) note_files(judgement.verdicts.findings, named);
  std::erase_if(batch.rest.sources, [&](const SourcePtr& source) { return !named.contains(source->path()); });
  Run& run = batch.rest.run;
  run = Run{{}, {}, std::move(run.unread), run.unknown_content};
}

void judge_batch(Batch& batch, std::size_t number, const CheckOptions& options, std::size_t jobs) {
  const std::vector<Submission>& submissions = batch.rest.run.submissions;
  std::vector<Judgement> judgements(submissions.size());
  for_each_parallel(submissions.size(), jobs, [&](std::size_t /*worker*/, std::size_t item) {
    judgements[item] = judge_in(batch.rest.run, submissions[item], options);
    judgements[item].batches.push_back(number);
  });
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    batch.judgements.emplace(key_of(submissions[i]), std::move(judgements[i]));
  }
  batch.forms = checked_forms(batch.rest.run);
  batch.ground = ground_of(batch.rest);
  let_go(batch);
  if (options.progress) options.progress(batch.files.size());
}

/// Small batches go side by side, each on one thread; of a large one the files do.
std::vector<Batch> check_batches(std::span<const Input> files, const CheckOptions& options) {
  std::vector<Batch> batches = cut_into_batches(files);
  std::vector<SchemaChecker> checkers(worker_count(batches.size(), options.jobs));
  for_each_parallel(batches.size(), options.jobs, [&](std::size_t worker, std::size_t number) {
    Batch& batch = batches[number];
    if (batch.files.size() > large_batch) return;
    batch.rest = read_batch(batch.files, options, checkers[worker]);
    judge_batch(batch, number, options, 1);
  });
  for (std::size_t number = 0; number < batches.size(); ++number) {
    Batch& batch = batches[number];
    if (batch.files.size() <= large_batch) continue;
    batch.rest = read_run(batch.files, options);
    judge_batch(batch, number, options, options.jobs);
  }
  return batches;
}

/// One for each submission; those that several batches hold a part of have all their batches and no verdict of worth.
Judgements gather(std::vector<Batch>& batches) {
  Judgements all;
  for (Batch& batch : batches) {
    for (auto& [key, judgement] : batch.judgements) {
      const auto [there, is_new] = all.try_emplace(key, std::move(judgement));
      if (!is_new) append(judgement.batches, there->second.batches);
    }
  }
  return all;
}

/// Everything of the run that rules may ask for, but for the submissions: its texts that could not be read.
Run unread_of(std::vector<Batch>& batches) {
  Run run;
  for (Batch& batch : batches) {
    append(batch.rest.run.unread, run.unread);
    run.unknown_content = run.unknown_content || batch.rest.run.unknown_content;
  }
  return run;
}

/// True when other batches bear on the verdict of a submission.
bool is_open(const Judgement& judgement, const Judgements& all, const Run& unread) {
  if (judgement.batches.size() > 1) return true;
  if (judgement.asked_unread && (unread.unknown_content || !unread.unread.empty())) return true;
  return judgement.asked_neighbours && std::any_of(all.begin(), all.end(), [&](const auto& other) {
           return are_neighbours(judgement.head, other.second.head);
         });
}

/// The files of the batches that hold the open submissions and their neighbours, in their order.
std::vector<Input> files_around(const std::vector<Judgement*>& open, const Judgements& all,
                                const std::vector<Batch>& batches) {
  std::vector<bool> wanted(batches.size());
  const auto want = [&](const Judgement& judgement) {
    for (const std::size_t batch : judgement.batches) wanted[batch] = true;
  };
  for (const Judgement* judgement : open) want(*judgement);
  for (const auto& entry : all) {
    const Judgement& other = entry.second;
    if (std::all_of(other.batches.begin(), other.batches.end(), [&](std::size_t batch) { return wanted[batch]; }))
      continue;
    const bool near = std::any_of(open.begin(), open.end(), [&](const Judgement* judgement) {
      return are_neighbours(judgement->head, other.head);
    });
    if (near) want(other);
  }
  std::vector<Input> files;
  for (std::size_t i = 0; i < batches.size(); ++i) {
    if (wanted[i]) files.insert(files.end(), batches[i].files.begin(), batches[i].files.end());
  }
  return files;
}

/// Reads the open submissions once more, whole and with their neighbours, and judges them. Adds the sources that were
/// read.
void judge_open_ones(Judgements& all, std::vector<Batch>& batches, const CheckOptions& options,
                     std::vector<SourcePtr>& sources) {
  Run unread = unread_of(batches);
  std::vector<Judgement*> open;
  for (auto& [key, judgement] : all) {
    if (is_open(judgement, all, unread)) open.push_back(&judgement);
  }
  if (open.empty()) return;
  const std::vector<Input> files = files_around(open, all, batches);
  Intake again = read_run(files, options);
  again.run.unread = std::move(unread.unread);
  again.run.unknown_content = unread.unknown_content;
  const std::set<const Judgement*> is_wanted(open.begin(), open.end());
  const std::vector<Submission>& submissions = again.run.submissions;
  for_each_parallel(submissions.size(), options.jobs, [&](std::size_t /*worker*/, std::size_t item) {
    const auto there = all.find(key_of(submissions[item]));
    if (there == all.end() || !is_wanted.contains(&there->second)) return;
    there->second = judge_in(again.run, submissions[item], options);
  });
  append(again.sources, sources);
}

/// The sources of the files that findings name, or would edit.
std::map<std::string, SourcePtr> sources_of(const std::vector<SourcePtr>& read, const Results& results) {
  std::set<std::string_view> wanted;
  note_files(results.findings, wanted);
  note_files(results.held, wanted);
  std::map<std::string, SourcePtr> sources;
  for (const SourcePtr& source : read) {
    if (wanted.contains(source->path())) sources.emplace(source->path(), source);
  }
  return sources;
}

}  // namespace

CheckOutcome check_files(std::span<const Input> files, const CheckOptions& options) {
  std::vector<Batch> batches = check_batches(files, options);
  Judgements judgements = gather(batches);
  std::vector<SourcePtr> sources;
  judge_open_ones(judgements, batches, options, sources);

  CheckOutcome outcome;
  Results& results = outcome.results;
  Summary& summary = results.summary;
  HoldingGround ground;
  for (Batch& batch : batches) {
    append(batch.rest.findings, results.findings);
    append(batch.rest.failures, results.failures);
    append(batch.rest.sources, sources);
    append(batch.forms, results.forms);
    append(batch.ground.comments, ground.comments);
    append(batch.ground.read, ground.read);
    ground.with_summary.merge(batch.ground.with_summary);
    ground.complete = ground.complete && batch.ground.complete;
    append(batch.rest.skipped, outcome.skipped);
  }
  apply_policy(options.policy, results.findings);
  for (auto& [key, judgement] : judgements) {
    append(judgement.verdicts.findings, results.findings);
    summary.not_evaluable += judgement.verdicts.not_evaluable;
    summary.compared += judgement.compared;
    summary.unsearched += judgement.verdicts.bound_reached ? 1U : 0U;
    summary.submissions += judgement.head.identified ? 1U : 0U;
    if (options.coverage) outcome.coverage.push_back(std::move(judgement.coverage));
  }
  std::sort(results.forms.begin(), results.forms.end(), [](const CheckedForm& a, const CheckedForm& b) {
    return std::tie(a.file, a.document) < std::tie(b.file, b.document);
  });
  summary.files = files.size() - results.failures.size();
  summary.unreadable = results.failures.size();
  summary.forms = results.forms.size();
  summary.skipped = outcome.skipped.size();
  hold_back(results, ground, options);
  settle(results);
  for (const BaselineInUse& use : options.holding.baselines) sources.push_back(use.baseline.source);
  results.sources = sources_of(sources, results);
  return outcome;
}

}  // namespace budgetlint
