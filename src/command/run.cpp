#include "run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "budgetlint/command/repository.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/rules/rule.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "known.hpp"

namespace budgetlint {
namespace {

/// The request with the paths of `--files-from` put in; the current folder when no path is given at all.
InputRequest complete(const Invocation& invocation) {
  InputRequest request = invocation.input;
  if (invocation.files_from) {
    auto content = *invocation.files_from == "-" ? read_descriptor(STDIN_FILENO, most_list_bytes)
                                                 : read_file_or_pipe(*invocation.files_from, most_list_bytes);
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

/// Whether a finding counts for the exit status.
bool fails_run(const Finding& finding, const Invocation& invocation, const std::map<std::string, FailOn>& fail_on) {
  const auto own = fail_on.find(finding.place.file);
  const FailOn& least = own == fail_on.end() ? invocation.fail_on : own->second;
  return least && finding.severity >= *least;
}

}  // namespace

void tell(const std::vector<Text>& failures, Language language) {
  for (const Text& failure : failures) write_error("budgetlint: " + failure.in(language) + "\n");
}

RunSetup set_up(const Invocation& given) {
  RunSetup setup{given, find_inputs(complete(given), Limits().file_bytes), {}, {}, {}};
  Invocation& invocation = setup.invocation;
  RunOptions& options = setup.options;
  InForce in_force = settle_settings(invocation, std::exchange(setup.inputs.files, {}));
  if (in_force.language && !invocation.language_given) invocation.language = *in_force.language;
  options.check.jobs = invocation.jobs;
  options.check.holding = holding_of(invocation, in_force);
  options.read = read_in(invocation, in_force);
  options.check.policy = std::move(in_force.policy);
  options.check.file_limits = std::move(in_force.limits);
  options.fail_on = std::move(in_force.fail_on);
  options.loosenings = std::move(in_force.loosenings);
  setup.files = std::move(in_force.files);
  options.not_found = std::move(setup.inputs.failures);
  setup.configs = std::move(in_force.configs);
  setup.configs.insert(setup.configs.end(), in_force.profiles.begin(), in_force.profiles.end());
  return setup;
}

void tell_figures(const Summary& summary, std::chrono::steady_clock::duration took, Language language) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
  write_error(
      language == Language::english
          ? fmt::format("budgetlint: {} files, {} forms, {} skipped documents, {} relations not evaluable, {} ms\n",
                        summary.files, summary.forms, summary.skipped, summary.not_evaluable, milliseconds)
          : fmt::format("budgetlint: {}个文件，{}张表，跳过{}份其他文档，{}处无法核对，用时{}毫秒\n", summary.files,
                        summary.forms, summary.skipped, summary.not_evaluable, milliseconds));
}

int status_of(const Invocation& invocation, const std::map<std::string, FailOn>& fail_on, const Results& results) {
  const auto fails = [&](const Finding& finding) { return fails_run(finding, invocation, fail_on); };
  return std::any_of(results.findings.begin(), results.findings.end(), fails) ? status_findings : status_clean;
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

void refuse_empty(const Invocation& invocation, const Results& results) {
  // Status 0 must mean that something was judged.
  const bool empty = results.summary.forms == 0 && results.findings.empty();
  if (!empty || !results.failures.empty() || invocation.allow_empty) return;
  write_error(held_back_text(results, report_options(invocation)));
  throw Failure(
      {"no form found: give files, or folders that hold *.yaml", "没有找到表：请给出文件，或含有 *.yaml 的文件夹"});
}

}  // namespace budgetlint
