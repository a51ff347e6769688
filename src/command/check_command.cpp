#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "budgetlint/command/check.hpp"
#include "budgetlint/command/fix.hpp"
#include "budgetlint/command/invocation.hpp"
#include "budgetlint/command/repository.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/command/unchecked.hpp"
#include "budgetlint/report/patch.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/rules/rule.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/safe_write.hpp"
#include "budgetlint/support/terminal.hpp"

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
                                                 : read_file(*invocation.files_from, list_limit);
    if (const auto* error = std::get_if<FileError>(&content)) {
      throw Failure(about(*invocation.files_from, error->message));
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

int status_of(const Invocation& invocation, const Results& results) {
  const auto counts = [&](const Finding& finding) {
    return invocation.fail_on && finding.severity >= *invocation.fail_on;
  };
  return std::any_of(results.findings.begin(), results.findings.end(), counts) ? status_findings : status_clean;
}

std::string figures(const Summary& summary, std::chrono::steady_clock::duration took, Language language) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
  return language == Language::english
             ? fmt::format("budgetlint: {} files, {} forms, {} skipped documents, {} relations not evaluable, {} ms\n",
                           summary.files, summary.forms, summary.skipped, summary.not_evaluable, milliseconds)
             : fmt::format("budgetlint: {}个文件，{}张表，跳过{}份其他文档，{}处无法核对，用时{}毫秒\n", summary.files,
                           summary.forms, summary.skipped, summary.not_evaluable, milliseconds);
}

void print(const Invocation& invocation, const Results& results) {
  ReportOptions options;
  options.language = invocation.language;
  options.color = wants_color(invocation.color);
  options.width = terminal_width();
  options.every_place = invocation.volume == Volume::verbose;
  options.can_fix = true;
  options.command = "budgetlint";
  options.folder = current_folder();
  options.root = repository_root(options.folder);
  options.rules = all_rules();
  if (invocation.volume == Volume::quiet) options.closing = Closing::hidden;
  write_output(find_format(invocation.format)->print(results, options));
}

/// Behind the report; a report for machines stays alone on standard output.
void print_coverage(const Invocation& invocation, const CheckOutcome& outcome) {
  if (!invocation.unchecked) return;
  const std::string list =
      print_unchecked(outcome.coverage, outcome.results.findings, invocation.language, terminal_width());
  if (invocation.format == "text") {
    write_output('\n' + list);
  } else {
    write_error(list);
  }
}

int report(const Invocation& invocation, const CheckOutcome& outcome, std::size_t failures,
           std::chrono::steady_clock::time_point start) {
  print(invocation, outcome.results);
  print_coverage(invocation, outcome);
  if (invocation.volume == Volume::verbose) {
    write_error("budgetlint: " + coverage_sentence(outcome.coverage, invocation.language) + "\n");
    write_error(figures(outcome.results.summary, std::chrono::steady_clock::now() - start, invocation.language));
  }
  return failures > 0 ? status_failure : status_of(invocation, outcome.results);
}

/// Writes the files one after the other; when one cannot be written, says which were and which were not.
void write_corrections(const Corrections& corrections, Language language) {
  std::size_t edits = 0;
  for (std::size_t done = 0; done < corrections.files.size(); ++done) {
    const Correction& file = corrections.files[done];
    try {
      replace_file(file.path, file.after);
    } catch (const Failure& failure) {
      Text message = failure.message();
      for (std::size_t i = 0; i < corrections.files.size(); ++i) {
        const std::string path = visible(corrections.files[i].path);
        message.english += "\n  " + path + (i < done ? ": corrected" : ": left as it was");
        message.chinese += "\n  " + path + (i < done ? "：已修改" : "：未改动");
      }
      throw Failure(message);
    }
    edits += file.edits;
  }
  if (edits == 0) return;
  write_error(language == Language::english
                  ? fmt::format("budgetlint: {} {} in {} {}\n", edits, edits == 1 ? "edit" : "edits",
                                corrections.files.size(), corrections.files.size() == 1 ? "file" : "files")
                  : fmt::format("budgetlint: 修改了{}个文件中的{}处\n", corrections.files.size(), edits));
}

int repair(const Invocation& invocation, const std::vector<Input>& files, const CheckOutcome& outcome,
           const CheckOptions& options, std::size_t failures) {
  const bool writes = invocation.repairing == Repairing::write;
  if (writes && std::any_of(files.begin(), files.end(), [](const Input& input) { return input.bytes.has_value(); })) {
    throw Failure({"--fix cannot change standard input; use --diff", "--fix 不能修改标准输入；请用 --diff"});
  }
  const Corrections corrections = correct(files, outcome, invocation.safety, options);
  tell(corrections.refused, invocation.language);
  const CheckOutcome after = check_files(corrected_inputs(files, corrections), options);
  int status =
      std::max(status_of(invocation, after.results), corrections.refused.empty() ? status_clean : status_findings);
  if (invocation.repairing == Repairing::diff) {
    std::string patch;
    for (const Correction& file : corrections.files) patch += unified_diff(file.path, file.before, file.after);
    write_output(patch);
    if (!patch.empty()) status = status_findings;
  } else {
    write_corrections(corrections, invocation.language);
    print(invocation, after.results);
    print_coverage(invocation, after);
  }
  return failures > 0 ? status_failure : status;
}

}  // namespace

int run_check(const Invocation& invocation) {
  const auto start = std::chrono::steady_clock::now();
  CheckOptions options;
  options.jobs = invocation.jobs;
  options.tracing = invocation.diagnose ? Tracing::causes : Tracing::relations;
  options.coverage = invocation.unchecked || invocation.volume == Volume::verbose;
  const Inputs inputs = find_inputs(complete(invocation), options.limits.file_bytes);
  CheckOutcome outcome = check_files(inputs.files, options);
  tell(inputs.failures, invocation.language);
  tell(outcome.failures, invocation.language);
  const std::size_t failures = inputs.failures.size() + outcome.failures.size();
  // Status 0 must mean that something was judged.
  const bool empty = outcome.results.summary.forms == 0 && outcome.results.findings.empty();
  if (empty && failures == 0 && !invocation.allow_empty) {
    throw Failure(
        {"no form found: give files, or folders that hold *.yaml", "没有找到表：请给出文件，或含有 *.yaml 的文件夹"});
  }
  return invocation.repairing == Repairing::none ? report(invocation, outcome, failures, start)
                                                 : repair(invocation, inputs.files, outcome, options, failures);
}

}  // namespace budgetlint
