#include "check_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "budgetlint/command/check.hpp"
#include "budgetlint/command/fix.hpp"
#include "budgetlint/command/progress.hpp"
#include "budgetlint/command/report_file.hpp"
#include "budgetlint/command/suppress.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/command/unchecked.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "known.hpp"
#include "rule_words.hpp"
#include "run.hpp"

namespace budgetlint {
namespace {

/// Rules across years that are asked for by name, which a check does not apply.
void tell_years_rules(const Invocation& invocation) {
  for (const auto& words : {invocation.select, invocation.extend_select}) {
    const Text remark = words ? applied_by_audit_only(*words) : Text();
    if (!remark.empty()) tell({remark}, invocation.language);
  }
}

CheckOutcome check(const std::vector<Input>& files, const RunOptions& options) {
  CheckOutcome outcome = check_files(files, options.check);
  Results& results = outcome.results;
  results.loosenings = options.loosenings;
  results.failures.insert(results.failures.begin(), options.not_found.begin(), options.not_found.end());
  results.summary.unreadable = results.failures.size();
  return outcome;
}

/// The first check of a run tells how far it is, where somebody is waiting.
CheckOutcome check_with_progress(const Invocation& invocation, const std::vector<Input>& files, RunOptions options) {
  if (invocation.volume == Volume::quiet || !is_watched()) return check(files, options);
  Progress progress(files.size(), invocation.language);
  options.check.progress = [&progress](std::size_t done, std::size_t more) { progress.advance(done, more); };
  return check(files, options);
}

/// The report on standard output, and those that go to files.
void print(const Invocation& invocation, const RunOptions& run, const Results& results) {
  ReportOptions options = report_options(invocation);
  for (const auto& [format, path] : invocation.outputs) {
    write_report(path, find_format(format)->print(results, options), run.read);
  }
  if (invocation.format == "github") append_step_summary(results, options, run.read);
  // A list for GitLab has no place for what is held back.
  if (invocation.format == "gitlab") write_error(held_back_text(results, options));
  options.color = wants_color(invocation.color);
  options.links = wants_links();
  options.width = terminal_width();
  write_output(find_format(invocation.format)->print(results, options));
}

/// What stands behind a report, for people; a report for machines stays alone on standard output.
void print_behind(const Invocation& invocation, const std::string& text) {
  if (invocation.format == "text" || invocation.format == "full") {
    write_output('\n' + text);
  } else {
    write_error(text);
  }
}

void print_coverage(const Invocation& invocation, const CheckOutcome& outcome) {
  if (!invocation.unchecked) return;
  print_behind(invocation,
               print_unchecked(outcome.coverage, outcome.results.findings, invocation.language, terminal_width()));
}

void print_statistics(const Invocation& invocation, const Results& results) {
  if (!invocation.statistics || results.findings.empty()) return;
  print_behind(invocation, statistics(results.findings, invocation.language));
}

int report(const Invocation& invocation, const CheckOutcome& outcome, const RunOptions& options,
           std::chrono::steady_clock::time_point start) {
  print(invocation, options, outcome.results);
  print_coverage(invocation, outcome);
  print_statistics(invocation, outcome.results);
  if (invocation.volume == Volume::verbose) {
    for (const std::string& document : outcome.skipped) {
      tell({about(document, {"no form, skipped", "不是绩效目标表，已跳过"})}, invocation.language);
    }
    write_error("budgetlint: " + coverage_sentence(outcome.coverage, invocation.language) + "\n");
    tell_figures(outcome.results.summary, std::chrono::steady_clock::now() - start, invocation.language);
  }
  return outcome.results.failures.empty() ? status_of(invocation, options.fail_on, outcome.results) : status_failure;
}

/// `4 edits in 3 files`, on standard error.
void tell_edits(const Corrections& corrections, Language language) {
  std::size_t edits = 0;
  for (const Correction& file : corrections.files) edits += file.edits;
  if (edits == 0) return;
  write_error(language == Language::english
                  ? fmt::format("budgetlint: {} {} in {} {}\n", edits, edits == 1 ? "edit" : "edits",
                                corrections.files.size(), corrections.files.size() == 1 ? "file" : "files")
                  : fmt::format("budgetlint: 修改了{}个文件中的{}处\n", corrections.files.size(), edits));
}

int repair(const Invocation& invocation, const std::vector<Input>& files, const CheckOutcome& outcome,
           const RunOptions& options) {
  const bool writes = invocation.repairing != Repairing::diff;
  if (writes && std::any_of(files.begin(), files.end(), [](const Input& input) { return input.bytes.has_value(); })) {
    throw Failure({"standard input cannot be changed; use --diff", "不能修改标准输入；请用 --diff"});
  }
  const Corrections corrections = invocation.repairing == Repairing::suppress
                                      ? suppress(files, outcome, invocation.reason, options.check)
                                      : correct(files, outcome, invocation.safety, options.check);
  tell(corrections.refused, invocation.language);
  if (invocation.repairing == Repairing::diff) {
    write_error(held_back_text(outcome.results, report_options(invocation)));
  }
  const CheckOutcome& after = corrections.after;
  int status = std::max(status_of(invocation, options.fail_on, after.results),
                        corrections.refused.empty() ? status_clean : status_findings);
  if (invocation.repairing == Repairing::diff) {
    std::vector<Text> remarks;
    const std::string patch = patch_of(corrections, remarks);
    tell(remarks, invocation.language);
    write_output(patch);
    if (!patch.empty()) status = status_findings;
  } else {
    write_corrections(files, corrections);
    tell_edits(corrections, invocation.language);
    print(invocation, options, after.results);
    print_coverage(invocation, after);
    print_statistics(invocation, after.results);
  }
  return outcome.results.failures.empty() ? status : status_failure;
}

}  // namespace

int run_check(const Invocation& given) {
  const auto start = std::chrono::steady_clock::now();
  Invocation invocation = given;
  if (invocation.show_config) {
    write_output(show_settings(invocation, *invocation.show_config));
    return status_clean;
  }
  tell_years_rules(invocation);
  RunSetup setup = set_up(invocation);
  invocation = std::move(setup.invocation);
  RunOptions& options = setup.options;
  options.check.tracing = invocation.diagnose ? Tracing::causes : Tracing::relations;
  options.check.coverage = invocation.unchecked || invocation.volume == Volume::verbose;
  if (invocation.repairing == Repairing::suppress) verify_reason(invocation.reason, options.check.holding.today);
  const std::vector<Input>& files = setup.files;
  CheckOutcome outcome = check_with_progress(invocation, files, options);
  tell(setup.inputs.remarks, invocation.language);
  tell(outcome.results.failures, invocation.language);
  refuse_empty(invocation, outcome.results);
  if (invocation.write_baseline) {
    options.check.holding.baselines = {{write_baseline(invocation, files, outcome.results)}};
    outcome = check(files, options);  // what is written is what holds
  }
  return invocation.repairing == Repairing::none ? report(invocation, outcome, options, start)
                                                 : repair(invocation, files, outcome, options);
}

}  // namespace budgetlint
