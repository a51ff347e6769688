#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "budgetlint/command/check.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/parallel.hpp"
#include "budgetlint/support/vectors.hpp"
#include "hold.hpp"
#include "intake.hpp"
#include "judgement.hpp"
#include "neighbours.hpp"
#include "shard.hpp"

// Files are read and judged folder by folder, and a folder's forms are let go before the next ones are made, so that a
// run over a million forms needs no memory for them all. Which submissions are whole, and what stands in other folders,
// is only known at the end; those whose verdict it bears on are read and judged once more, department by department.

namespace budgetlint {
namespace {

/// A batch of more files than that is worth all threads at once; few departments have as many forms.
constexpr std::size_t large_batch = 256;
/// A folder of more files than that is read in pieces.
constexpr std::size_t most_in_batch = 2048;

/// What is left of a batch once its forms are let go: `rest` has neither forms nor submissions, and of the sources only
/// those that its findings name.
struct Batch {
  std::size_t first = 0;  ///< the number of its first file
  std::span<const Input> files;
  bool is_piece = false;  ///< of a folder that is too large: few submissions are whole in it
  Judgements judgements;
  std::vector<CheckedForm> forms;
  HoldingGround ground;
  Intake rest;
};

/// Files in a row of one folder each, where a submission is most likely whole.
std::vector<Batch> cut_into_batches(std::span<const Input> files) {
  std::vector<Batch> batches;
  for (std::size_t first = 0; first < files.size();) {
    std::size_t end = first + 1;
    while (end < files.size() && folder_of(files[end].path) == folder_of(files[first].path)) ++end;
    const bool is_piece = end - first > most_in_batch;
    for (; first < end; first += batches.back().files.size()) {
      batches.push_back({first, files.subspan(first, std::min(most_in_batch, end - first)), is_piece, {}, {}, {}, {}});
    }
  }
  return batches;
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

/// The numbers of the files that hold a submission's forms.
std::vector<std::uint32_t> files_of(const Submission& submission,
                                    const std::multimap<std::string_view, std::uint32_t>& numbers) {
  std::vector<std::uint32_t> files;
  for (const Form* form : submission.forms) {
    const auto [first, last] = numbers.equal_range(form->document->source().path());
    for (auto number = first; number != last; ++number) files.push_back(number->second);
  }
  sort_unique(files);
  return files;
}

/// Of another shard nothing is judged.
bool may_be_own(const Submission& submission, const CheckOptions& options) {
  return options.shard.count == 1 || !submission.identified ||
         shard_of(submission.folded_department, options.shard.count) == options.shard.number;
}

void judge_batch(Batch& batch, std::size_t number, const CheckOptions& options, std::size_t jobs) {
  const Run& run = batch.rest.run;
  const CellFindings read = by_cell(batch.rest.findings, options);
  std::multimap<std::string_view, std::uint32_t> numbers;
  for (std::size_t i = 0; i < batch.files.size(); ++i) {
    numbers.emplace(batch.files[i].path, static_cast<std::uint32_t>(batch.first + i));
  }
  std::vector<JudgedSubmission> judgements(run.submissions.size());
  for_each_parallel(judgements.size(), jobs, [&](std::size_t /*worker*/, std::size_t item) {
    const Submission& submission = run.submissions[item];
    JudgedSubmission& judgement = judgements[item];
    judgement.head = {submission.identified, submission.folded_department, submission.year};
    judgement.files = files_of(submission, numbers);
    judgement.batches = {static_cast<std::uint32_t>(number)};
    if (!batch.is_piece && may_be_own(submission, options)) judge_into(judgement, run, submission, read, options);
  });
  for (std::size_t i = 0; i < judgements.size(); ++i) {
    batch.judgements.emplace(key_of(run.submissions[i]), std::move(judgements[i]));
  }
  batch.forms = checked_forms(run);
  batch.ground = ground_of(batch.rest);
  let_go(batch);
  if (options.progress) options.progress(batch.files.size(), 0);
}

/// Small ones go side by side, each on one thread; of a large one the files do.
template <typename Item, typename Work>
void side_by_side(std::vector<Item>& items, std::size_t jobs, const Work& work) {
  std::vector<SchemaChecker> checkers(worker_count(items.size(), jobs));
  for_each_parallel(items.size(), jobs, [&](std::size_t worker, std::size_t number) {
    if (items[number].files.size() <= large_batch) work(items[number], number, worker, &checkers[worker]);
  });
  for (std::size_t number = 0; number < items.size(); ++number) {
    if (items[number].files.size() > large_batch) work(items[number], number, 0, nullptr);
  }
}

std::vector<Batch> check_batches(std::span<const Input> files, const CheckOptions& options) {
  std::vector<Batch> batches = cut_into_batches(files);
  side_by_side(batches, options.jobs, [&](Batch& batch, std::size_t number, std::size_t, SchemaChecker* checker) {
    batch.rest = checker != nullptr ? read_batch(batch.files, options, *checker) : read_run(batch.files, options);
    judge_batch(batch, number, options, checker != nullptr ? 1 : options.jobs);
  });
  return batches;
}

/// One for each submission; those that several batches hold a part of have all their files and no verdict of worth.
Judgements gather(std::vector<Batch>& batches) {
  Judgements all;
  for (Batch& batch : batches) {
    for (auto& [key, judgement] : batch.judgements) {
      const auto [there, is_new] = all.try_emplace(key, std::move(judgement));
      if (is_new) continue;
      append(there->second.files, std::move(judgement.files));
      append(there->second.batches, std::move(judgement.batches));
    }
    batch.judgements.clear();
  }
  return all;
}

/// Everything of the run that rules may ask for, but for the submissions: its texts that could not be read.
Run unread_of(std::vector<Batch>& batches) {
  Run run;
  for (Batch& batch : batches) {
    append(run.unread, std::move(batch.rest.run.unread));
    run.unknown_content = run.unknown_content || batch.rest.run.unknown_content;
  }
  return run;
}

/// Open submissions of one department, and the files that hold them and their neighbours.
struct Group {
  std::vector<JudgedSubmission*> open;
  std::vector<std::uint32_t> files;
};

/// Finds the submissions that other batches bear on.
class Openings {
public:
  Openings(Judgements& all, const std::vector<bool>& own, const Run& unread)
      : own_(own), something_unread_(unread.unknown_content || !unread.unread.empty()), neighbours_(heads_of(all)) {
    for (auto& [key, judgement] : all) judgements_.push_back(&judgement);
  }

  [[nodiscard]] std::vector<Group> groups() {
    std::vector<Group> groups;
    const JudgedSubmission* before = nullptr;
    for (std::size_t number = 0; number < judgements_.size(); ++number) {
      JudgedSubmission& judgement = *judgements_[number];
      if (!own_[judgement.files.front()] || !is_open(number)) continue;
      const bool same_department = before != nullptr && judgement.head.identified && before->head.identified &&
                                   before->head.folded_department == judgement.head.folded_department;
      if (!same_department) groups.emplace_back();
      before = &judgement;
      add(number, groups.back());
    }
    for (Group& group : groups) sort_unique(group.files);
    return groups;
  }

private:
  static std::vector<const SubmissionHead*> heads_of(const Judgements& all) {
    std::vector<const SubmissionHead*> heads;
    heads.reserve(all.size());
    for (const auto& [key, judgement] : all) heads.push_back(&judgement.head);
    return heads;
  }

  [[nodiscard]] bool is_open(std::size_t number) const {
    const JudgedSubmission& judgement = *judgements_[number];
    if (!judgement.judged || judgement.batches.size() > 1) return true;
    if (judgement.asked_unread && something_unread_) return true;
    if (!judgement.asked_neighbours) return false;
    const std::vector<std::size_t> neighbours = neighbours_.of(number);
    return std::any_of(neighbours.begin(), neighbours.end(),
                       [&](std::size_t other) { return judgements_[other]->batches != judgement.batches; });
  }

  void add(std::size_t number, Group& group) {
    const auto add_files = [&](const JudgedSubmission& judgement) {
      group.files.insert(group.files.end(), judgement.files.begin(), judgement.files.end());
    };
    group.open.push_back(judgements_[number]);
    add_files(*judgements_[number]);
    for (const std::size_t other : neighbours_.of(number)) add_files(*judgements_[other]);
    // Neighbours name the same files again and again.
    if (group.files.size() > most_in_batch) sort_unique(group.files);
  }

  const std::vector<bool>& own_;
  bool something_unread_;
  Neighbours neighbours_;
  std::vector<JudgedSubmission*> judgements_;
};

/// Reads the open submissions once more, whole and with their neighbours, and judges them. Adds the sources that their
/// findings name.
void judge_open_ones(Judgements& all, const std::vector<bool>& own, std::span<const Input> files, const Run& unread,
                     const CheckOptions& options, std::vector<SourcePtr>& sources) {
  std::vector<Group> groups = Openings(all, own, unread).groups();
  std::size_t again = 0;
  for (const Group& group : groups) again += group.files.size();
  if (options.progress) options.progress(0, again);
  std::vector<Run> runs(worker_count(groups.size(), options.jobs));
  for (Run& run : runs) {
    run.unread = unread.unread;
    run.unknown_content = unread.unknown_content;
  }
  std::vector<std::vector<SourcePtr>> named(groups.size());
  side_by_side(groups, options.jobs, [&](Group& group, std::size_t number, std::size_t worker, SchemaChecker* checker) {
    std::vector<Input> inputs;
    for (const std::uint32_t file : group.files) inputs.push_back(files[file]);
    Intake intake = checker != nullptr ? read_batch(inputs, options, *checker) : read_run(inputs, options);
    Run& run = runs[worker];
    run.submissions = std::move(intake.run.submissions);
    run.forms = std::move(intake.run.forms);
    const CellFindings read = by_cell(intake.findings, options);
    const std::set<const JudgedSubmission*> wanted(group.open.begin(), group.open.end());
    std::set<std::string_view> files_named;
    for_each_parallel(run.submissions.size(), checker != nullptr ? 1 : options.jobs,
                      [&](std::size_t, std::size_t item) {
                        const auto there = all.find(key_of(run.submissions[item]));
                        if (there == all.end() || !wanted.contains(&there->second)) return;
                        judge_into(there->second, run, run.submissions[item], read, options);
                      });
    for (const JudgedSubmission* judgement : group.open) note_files(judgement->verdicts.findings, files_named);
    for (SourcePtr& source : intake.sources) {
      if (files_named.contains(source->path())) named[number].push_back(std::move(source));
    }
    run.submissions.clear();
    run.forms.clear();
    if (options.progress) options.progress(group.files.size(), 0);
  });
  for (std::vector<SourcePtr>& some : named) append(sources, std::move(some));
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

/// Leaves of a batch only what is about own files; its sources stay, for findings about those may name them.
void leave_own(Batch& batch, const std::vector<bool>& own) {
  std::set<std::string_view> kept;
  for (std::size_t i = 0; i < batch.files.size(); ++i) {
    if (own[batch.first + i]) kept.insert(batch.files[i].path);
  }
  if (kept.size() == batch.files.size()) return;
  const auto is_foreign = [&](const std::string& file) { return !kept.contains(file); };
  std::erase_if(batch.rest.findings, [&](const Finding& finding) { return is_foreign(finding.place.file); });
  std::erase_if(batch.forms, [&](const CheckedForm& form) { return is_foreign(form.file); });
  std::erase_if(batch.ground.comments, [&](const Comment& comment) { return is_foreign(comment.place.file); });
  std::erase_if(batch.ground.read, is_foreign);
}

/// What the batches kept besides their judgements, as one.
HoldingGround collect(std::vector<Batch>& batches, CheckOutcome& outcome, std::vector<SourcePtr>& sources) {
  HoldingGround ground;
  Results& results = outcome.results;
  for (Batch& batch : batches) {
    append(results.findings, std::move(batch.rest.findings));
    append(results.failures, std::move(batch.rest.failures));
    outcome.digest += batch.rest.digest;
    append(sources, std::move(batch.rest.sources));
    append(results.forms, std::move(batch.forms));
    append(ground.comments, std::move(batch.ground.comments));
    append(ground.read, std::move(batch.ground.read));
    ground.with_summary.merge(batch.ground.with_summary);
    ground.complete = ground.complete && batch.ground.complete;
    append(outcome.skipped, std::move(batch.rest.skipped));
  }
  std::sort(results.forms.begin(), results.forms.end(), [](const CheckedForm& a, const CheckedForm& b) {
    return std::tie(a.file, a.document) < std::tie(b.file, b.document);
  });
  return ground;
}

}  // namespace

CheckOutcome judge_shard(std::span<const Input> files, const CheckOptions& options) {
  std::vector<Batch> batches = check_batches(files, options);
  Judgements judgements = gather(batches);
  const std::vector<bool> own = own_files(options.shard, files, judgements);
  std::vector<SourcePtr> sources;
  judge_open_ones(judgements, own, files, unread_of(batches), options, sources);
  for (Batch& batch : batches) leave_own(batch, own);
  CheckOutcome outcome;
  Results& results = outcome.results;
  Summary& summary = results.summary;
  const HoldingGround ground = collect(batches, outcome, sources);
  apply_policy(options.policy, results.findings);
  for (auto& [key, judgement] : judgements) {
    if (!own[judgement.files.front()]) continue;
    append(results.findings, std::move(judgement.verdicts.findings));
    summary.not_evaluable += judgement.verdicts.not_evaluable;
    summary.compared += judgement.compared;
    summary.unsearched += judgement.verdicts.bound_reached ? 1U : 0U;
    summary.submissions += judgement.head.identified ? 1U : 0U;
    if (options.coverage) outcome.coverage.push_back(std::move(judgement.coverage));
    if (options.figures) outcome.submissions.push_back(std::move(judgement.figures));
    if (options.facts != nullptr) outcome.facts.push_back(judgement.facts);
  }
  summary.files = static_cast<std::size_t>(std::count(own.begin(), own.end(), true));
  summary.forms = results.forms.size();
  summary.skipped = outcome.skipped.size();
  hold_back(results, ground, options);
  settle(results);
  if (options.figures) results.forms.clear();
  for (const BaselineInUse& use : options.holding.baselines) sources.push_back(use.baseline.source);
  results.sources = sources_of(sources, results);
  return outcome;
}

CheckOutcome join(std::vector<CheckOutcome> shards) {
  CheckOutcome whole = std::move(shards.front());
  Results& results = whole.results;
  append(results.findings, std::move(results.held));
  results.held.clear();
  for (std::size_t i = 1; i < shards.size(); ++i) {
    CheckOutcome& shard = shards[i];
    const Summary& seen = shard.results.summary;
    append(results.findings, std::move(shard.results.findings));
    append(results.findings, std::move(shard.results.held));
    append(whole.submissions, std::move(shard.submissions));
    results.sources.merge(shard.results.sources);
    results.summary.files += seen.files;
    results.summary.forms += seen.forms;
    results.summary.submissions += seen.submissions;
    results.summary.not_evaluable += seen.not_evaluable;
    results.summary.compared += seen.compared;
    results.summary.unsearched += seen.unsearched;
  }
  // Which shard's own a file is that could not be read, nobody knows.
  results.summary.files -= std::min(results.summary.files, results.failures.size());
  results.summary.unreadable = results.failures.size();
  std::stable_sort(whole.submissions.begin(), whole.submissions.end(),
                   [](const SubmissionFigures& a, const SubmissionFigures& b) { return a.key < b.key; });
  settle(results);
  return whole;
}

CheckOutcome check_files(std::span<const Input> files, const CheckOptions& options) {
  std::vector<CheckOutcome> whole;
  whole.push_back(judge_shard(files, options));
  return join(std::move(whole));
}

}  // namespace budgetlint
