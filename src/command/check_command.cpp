#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "budgetlint/command/check.hpp"
#include "budgetlint/command/invocation.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"

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
      throw Failure({*invocation.files_from + ": " + error->message.english,
                     *invocation.files_from + "：" + error->message.chinese});
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

}  // namespace

int run_check(const Invocation& invocation) {
  const auto start = std::chrono::steady_clock::now();
  CheckOptions options;
  options.jobs = invocation.jobs;
  options.tracing = invocation.diagnose ? Tracing::causes : Tracing::relations;
  const Inputs inputs = find_inputs(complete(invocation), options.limits.file_bytes);
  CheckOutcome outcome = check_files(inputs.files, options);
  tell(inputs.failures, invocation.language);
  tell(outcome.failures, invocation.language);
  const bool failed = !inputs.failures.empty() || !outcome.failures.empty();
  // Status 0 must mean that something was judged.
  const bool empty = outcome.results.summary.forms == 0 && outcome.results.findings.empty();
  if (empty && !failed && !invocation.allow_empty) {
    throw Failure(
        {"no form found: give files, or folders that hold *.yaml", "没有找到表：请给出文件，或含有 *.yaml 的文件夹"});
  }
  ReportOptions report;
  report.language = invocation.language;
  report.color = wants_color(invocation.color);
  report.width = terminal_width();
  report.every_place = invocation.volume == Volume::verbose;
  if (invocation.volume == Volume::quiet) report.closing = Closing::hidden;
  write_output(find_format(invocation.format)->print(outcome.results, report));
  if (invocation.volume == Volume::verbose) {
    write_error(figures(outcome.results.summary, std::chrono::steady_clock::now() - start, invocation.language));
  }
  return failed ? status_failure : status_of(invocation, outcome.results);
}

}  // namespace budgetlint
