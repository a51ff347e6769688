#include "check_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "budgetlint/command/check.hpp"
#include "budgetlint/command/fix.hpp"
#include "budgetlint/command/in_force.hpp"
#include "budgetlint/command/progress.hpp"
#include "budgetlint/command/report_file.hpp"
#include "budgetlint/command/repository.hpp"
#include "budgetlint/command/suppress.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/command/unchecked.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/rules/rule.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "known.hpp"
#include "rule_words.hpp"

namespace budgetlint {
namespace {

constexpr int status_clean = 0;
constexpr int status_findings = 1;
constexpr int status_failure = 2;
constexpr std::size_t list_limit = std::size_t{256} << 20;

/// The request with the paths of `--files-from` put in; the current folder when no path is given at all.
InputRequest complete(const Invocation& invocation) {
  InputRequest request = invocation.input;
  if (invocation.files_from) {
    auto content = *invocation.files_from == "-" ? read_descriptor(STDIN_FILENO, list_limit)
                                                 : read_file_or_pipe(*invocation.files_from, list_limit);
    if (const auto* error = std::get_if<FileError>(&content)) {
      throw Failure(about(*invocation.files_from, error->message));
    }
    if (!invocation.nul_separated && std::get<std::string>(content).find('\0') != std::string::npos) {
      throw Failure(about(*invocation.files_from, {"has NUL between its paths: use -0", "以 NUL 分隔路径，请加 -0"}));
    }
    for (std::string& path : split_list(std::get<std::string>(content), invocation.nul_separated ? '\0' : '\n')) {
      request.paths.push_back(std::move(path));
    }
  } else if (request.paths.empty()) {
    request.paths.emplace_back(".");
  }
  return request;
}

void tell(const std::vector<Text>& failures, Language language) {
  for (const Text& failure : failures) write_error("budgetlint: " + failure.in(language) + "\n");
}

/// Rules across years that are asked for by name, which a check does not apply.
void tell_years_rules(const Invocation& invocation) {
  for (const auto& words : {invocation.select, invocation.extend_select}) {
    const Text remark = words ? applied_by_audit_only(*words) : Text();
    if (!remark.empty()) tell({remark}, invocation.language);
  }
}

/// What a run needs besides its invocation.
struct RunOptions {
  CheckOptions check;
  std::map<std::string, FailOn> fail_on;  ///< of files that have their own
  std::vector<Loosening> loosenings;
  std::vector<Text> not_found;    ///< paths that do not exist or cannot be searched
  std::vector<std::string> read;  ///< every file that is read: no report is written over one
};

int status_of(const Invocation& invocation, const RunOptions& options, const Results& results) {
  const auto counts = [&](const Finding& finding) {
    const auto own = options.fail_on.find(finding.place.file);
    const FailOn& fail_on = own == options.fail_on.end() ? invocation.fail_on : own->second;
    return fail_on && finding.severity >= *fail_on;
  };
  return std::any_of(results.findings.begin(), results.findings.end(), counts) ? status_findings : status_clean;
}

/// Every file that a run reads.
std::vector<std::string> read_in(const Invocation& invocation, const InForce& in_force) {
  std::vector<std::string> read = in_force.configs;
  read.insert(read.end(), in_force.profiles.begin(), in_force.profiles.end());
  for (const Input& file : in_force.files) {
    if (!file.bytes) read.push_back(file.path);
  }
  for (const auto& [file, baseline] : in_force.baseline) read.push_back(baseline);
  for (const auto& path : {invocation.baseline, invocation.write_baseline, invocation.files_from}) {
    if (path) read.push_back(*path);
  }
  return read;
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
  options.check.progress = [&progress](std::size_t read) { progress.advance(read); };
  return check(files, options);
}

std::string figures(const Summary& summary, std::chrono::steady_clock::duration took, Language language) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
  return language == Language::english
             ? fmt::format("budgetlint: {} files, {} forms, {} skipped documents, {} relations not evaluable, {} ms\n",
                           summary.files, summary.forms, summary.skipped, summary.not_evaluable, milliseconds)
             : fmt::format("budgetlint: {}个文件，{}张表，跳过{}份其他文档，{}处无法核对，用时{}毫秒\n", summary.files,
                           summary.forms, summary.skipped, summary.not_evaluable, milliseconds);
}

ReportOptions report_options(const Invocation& invocation) {
  ReportOptions options;
  options.language = invocation.language;
  options.every_place = invocation.volume == Volume::verbose;
  options.can_fix = true;
  options.command = "budgetlint";
  options.folder = current_folder();
  options.root = repository_root(options.folder);
  options.rules = all_rules();
  if (invocation.volume == Volume::quiet) options.closing = Closing::hidden;
  return options;
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
    write_error(figures(outcome.results.summary, std::chrono::steady_clock::now() - start, invocation.language));
  }
  return outcome.results.failures.empty() ? status_of(invocation, options, outcome.results) : status_failure;
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
  int status = std::max(status_of(invocation, options, after.results),
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
  const Inputs inputs = find_inputs(complete(invocation), Limits().file_bytes);
  InForce in_force = settle_settings(invocation, inputs.files);
  if (in_force.language && !invocation.language_given) invocation.language = *in_force.language;
  RunOptions options;
  options.check.jobs = invocation.jobs;
  options.check.tracing = invocation.diagnose ? Tracing::causes : Tracing::relations;
  options.check.coverage = invocation.unchecked || invocation.volume == Volume::verbose;
  options.check.holding = holding_of(invocation, in_force);
  options.read = read_in(invocation, in_force);
  options.check.policy = std::move(in_force.policy);
  options.check.file_limits = std::move(in_force.limits);
  options.fail_on = std::move(in_force.fail_on);
  options.loosenings = std::move(in_force.loosenings);
  options.not_found = inputs.failures;
  if (invocation.repairing == Repairing::suppress) verify_reason(invocation.reason, options.check.holding.today);
  const std::vector<Input>& files = in_force.files;
  CheckOutcome outcome = check_with_progress(invocation, files, options);
  tell(inputs.remarks, invocation.language);
  tell(outcome.results.failures, invocation.language);
  // Status 0 must mean that something was judged.
  const bool empty = outcome.results.summary.forms == 0 && outcome.results.findings.empty();
  if (empty && outcome.results.failures.empty() && !invocation.allow_empty) {
    write_error(held_back_text(outcome.results, report_options(invocation)));
    throw Failure(
        {"no form found: give files, or folders that hold *.yaml", "没有找到表：请给出文件，或含有 *.yaml 的文件夹"});
  }
  if (invocation.write_baseline) {
    options.check.holding.baselines = {{write_baseline(invocation, files, outcome.results)}};
    outcome = check(files, options);  // what is written is what holds
  }
  return invocation.repairing == Repairing::none ? report(invocation, outcome, options, start)
                                                 : repair(invocation, files, outcome, options);
}

}  // namespace budgetlint
