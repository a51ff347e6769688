#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>

#include "audit_command.hpp"
#include "audit_figures.hpp"
#include "budgetlint/command/profile_file.hpp"
#include "budgetlint/command/progress.hpp"
#include "budgetlint/command/report_file.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/report/audit.hpp"
#include "budgetlint/report/version.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/terminal.hpp"
#include "facts.hpp"
#include "interrupt.hpp"
#include "part.hpp"
#include "run.hpp"

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

/// Digest of all that says how forms are judged.
std::string digest_of(const RunSetup& setup) {
  const Invocation& invocation = setup.invocation;
  Hash hash;
  for (const auto& words : {invocation.select, invocation.extend_select, invocation.ignore}) {
    hash.add_part(words ? "given" : "none");
    for (const std::string& word : words.value_or(std::vector<std::string>())) hash.add_part(word);
  }
  const Date& today = setup.options.check.holding.today;
  hash.add_part(fmt::format("{} {}-{}-{}", invocation.isolated, today.year, today.month, today.day));
  // What stands in a profile that is a file is among what was read.
  const bool built_in = invocation.profile && built_in_profile(*invocation.profile) != nullptr;
  hash.add_part(built_in ? *invocation.profile : "");
  std::vector<std::string> read;
  for (const std::string& config : setup.configs) {
    const auto content = read_file(config, Limits().file_bytes);
    if (const auto* bytes = std::get_if<std::string>(&content)) read.push_back(*bytes);
  }
  std::ranges::sort(read);
  for (const std::string& config : read) hash.add_part(config);
  for (const BaselineInUse& use : setup.options.check.holding.baselines) {
    hash.add_part(use.baseline.source->path()).add_part(use.baseline.source->bytes());
  }
  return hash.text();
}

/// Every file that this call is going to write, before any work is done for it.
void refuse_inputs(const Invocation& invocation, const std::vector<std::string>& read) {
  for (const auto& [format, path] : invocation.outputs) refuse_input(path, read);
  for (const auto& path : {invocation.facts, invocation.part}) {
    if (path) refuse_input(*path, read);
  }
}

/// Counts what is done, and shows it where somebody is waiting.
class Watch {
public:
  Watch(const Invocation& invocation, std::size_t files) : files_(files) {
    if (invocation.volume != Volume::quiet && is_watched()) progress_.emplace(files, invocation.language);
  }

  void advance(std::size_t done, std::size_t more) {
    read_ += more == 0 && !again_ ? done : 0;
    if (more > 0) again_ = true;
    if (progress_) progress_->advance(done, more);
    InterruptGuard::check();
  }

  void hide() { progress_.reset(); }

  [[nodiscard]] Text told() const {
    const std::size_t read = std::min<std::size_t>(read_, files_);
    return {fmt::format("stopped: {} of {} files were read; nothing was written", read, files_),
            fmt::format("已中止：共{}个文件，已读取{}个；没有写出任何文件", files_, read)};
  }

private:
  std::size_t files_;
  std::atomic<std::size_t> read_ = 0;
  std::atomic<bool> again_ = false;
  std::optional<Progress> progress_;
};

PartFacts write_facts(const FactSpool& spool, const std::string& path, const CheckOutcome& outcome) {
  FactFile file(path, spool.format());
  for (const SpoolRange& range : outcome.facts) {
    spool.copy(range, file);
    InterruptGuard::check();
  }
  file.put_in_place();
  return {fs::path(path).filename().string(), file.size(), file.digest()};
}

/// The facts of all parts as one file, submission by submission in their order.
void merge_facts(const std::vector<Part>& parts, const std::string& path) {
  const FactFormat format = fact_format_of(path);
  struct Reading {
    std::string path;
    std::size_t offset = 0;
    Hash hash;
  };
  struct Piece {
    const SubmissionFigures* submission;
    std::size_t part;
  };
  std::vector<Reading> readings;
  std::vector<Piece> pieces;
  for (const Part& part : parts) {
    const fs::path beside = fs::path(part.path).parent_path();
    if (!part.facts) {
      throw Failure(about(
          part.path, {"has no facts beside it: run its shard with --facts", "没有逐格数据：运行该分片时请加 --facts"}));
    }
    if (fact_format_of(part.facts->file) != format) {
      throw Failure(about(part.path, {"has facts in another format: " + visible(part.facts->file),
                                      "逐格数据的格式不同：" + visible(part.facts->file)}));
    }
    readings.push_back({(beside / part.facts->file).string(), fact_head(format).size(), Hash().add(fact_head(format))});
    for (const SubmissionFigures& submission : part.outcome.submissions) {
      pieces.push_back({&submission, readings.size() - 1});
    }
  }
  std::ranges::stable_sort(pieces,
                           [](const Piece& a, const Piece& b) { return a.submission->key < b.submission->key; });
  FactFile file(path, format);
  for (const Piece& piece : pieces) {
    Reading& reading = readings[piece.part];
    copy_facts(reading.path, {reading.offset, piece.submission->facts}, reading.hash, file);
    reading.offset += piece.submission->facts;
    InterruptGuard::check();
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (readings[i].offset == parts[i].facts->size && readings[i].hash.text() == parts[i].facts->digest) continue;
    throw Failure(
        about(readings[i].path, {"is not the file of facts that its shard wrote", "不是该分片写出的逐格数据"}));
  }
  file.put_in_place();
}

ReportOptions audit_report_options(const Invocation& invocation) {
  ReportOptions options = report_options(invocation);
  options.can_fix = false;  // an audit corrects nothing
  options.command.clear();
  return options;
}

void print(const Invocation& invocation, const CheckOutcome& outcome, const std::vector<std::string>& read) {
  const AuditFigures figures = figures_of(outcome.results, outcome.submissions);
  ReportOptions options = audit_report_options(invocation);
  for (const auto& [format, path] : invocation.outputs) {
    InterruptGuard::check();
    write_report(path, find_audit_format(format)->print(figures, outcome.results, options), read);
  }
  options.color = wants_color(invocation.color);
  options.links = wants_links();
  options.width = terminal_width();
  write_output(find_audit_format(invocation.format)->print(figures, outcome.results, options));
}

/// A finished run, from all its parts.
int report(const Invocation& invocation, std::vector<Part> parts, const std::vector<std::string>& read,
           std::chrono::steady_clock::time_point start) {
  std::map<std::string, FailOn> fail_on;
  const std::vector<Text> unreachable = parts.front().unreachable;
  std::vector<CheckOutcome> outcomes;
  for (Part& part : parts) {
    if (!invocation.fail_on_given) fail_on.merge(part.fail_on);
    outcomes.push_back(std::move(part.outcome));
  }
  CheckOutcome outcome = join(std::move(outcomes));
  std::vector<Text>& failures = outcome.results.failures;
  failures.insert(failures.begin(), unreachable.begin(), unreachable.end());
  outcome.results.summary.unreadable = failures.size();
  tell(failures, invocation.language);
  refuse_empty(invocation, outcome.results);
  print(invocation, outcome, read);
  if (invocation.volume == Volume::verbose) {
    tell_figures(outcome.results.summary, std::chrono::steady_clock::now() - start, invocation.language);
  }
  return !failures.empty() ? status_failure : status_of(invocation, fail_on, outcome.results);
}

Part part_of(const RunSetup& setup, const Shard& shard, CheckOutcome outcome) {
  Part part;
  part.shard = shard;
  part.options = digest_of(setup);
  part.inputs = fmt::format("{:016x}", outcome.digest);
  part.unreachable = setup.options.not_found;
  outcome.results.loosenings = setup.options.loosenings;
  for (const Finding& finding : outcome.results.findings) {
    const auto own = setup.options.fail_on.find(finding.place.file);
    if (own != setup.options.fail_on.end()) part.fail_on.insert(*own);
  }
  part.outcome = std::move(outcome);
  return part;
}

/// Puts a shard down for a later merge.
int write_part(const RunSetup& setup, const Part& part) {
  const Invocation& invocation = setup.invocation;
  write_report(*invocation.part, part_text(part), setup.options.read);
  tell(part.unreachable, invocation.language);
  tell(part.outcome.results.failures, invocation.language);
  const Summary& summary = part.outcome.results.summary;
  if (invocation.volume != Volume::quiet) {
    const std::string name = fmt::format("{}/{}", part.shard.number, part.shard.count);
    const std::string path = visible(*invocation.part);
    write_error(invocation.language == Language::english
                    ? fmt::format("budgetlint: part {}: {} forms of {} submissions written to {}\n", name,
                                  summary.forms, summary.submissions, path)
                    : fmt::format("budgetlint: 第 {} 片：{}个部门年度的{}张表，已写入 {}\n", name, summary.submissions,
                                  summary.forms, path));
  }
  return part.unreachable.empty() && part.outcome.results.failures.empty() ? status_clean : status_failure;
}

int audit(const RunSetup& setup, Watch& watch, std::chrono::steady_clock::time_point start) {
  const Invocation& invocation = setup.invocation;
  CheckOptions options = setup.options.check;
  options.scope = Scope::years;
  options.figures = true;
  if (invocation.shard) options.shard = {invocation.shard->first, invocation.shard->second};
  options.progress = [&watch](std::size_t done, std::size_t more) { watch.advance(done, more); };
  std::optional<FactSpool> spool;
  if (invocation.facts) options.facts = &spool.emplace(*invocation.facts, fact_format_of(*invocation.facts));
  Part part = part_of(setup, options.shard, judge_shard(setup.files, options));
  watch.hide();
  tell(setup.inputs.remarks, invocation.language);
  if (spool) part.facts = write_facts(*spool, *invocation.facts, part.outcome);
  if (invocation.part) return write_part(setup, part);
  std::vector<Part> whole;
  whole.push_back(std::move(part));
  return report(invocation, std::move(whole), setup.options.read, start);
}

int run_audit_over_files(const Invocation& given) {
  const auto start = std::chrono::steady_clock::now();
  const RunSetup setup = set_up(given);
  refuse_inputs(setup.invocation, setup.options.read);
  const InterruptGuard guard;
  Watch watch(setup.invocation, setup.files.size());
  try {
    return audit(setup, watch, start);
  } catch (const Interrupted&) {
    watch.hide();
    tell({watch.told()}, setup.invocation.language);
    return status_interrupted;
  }
}

int run_merge(const Invocation& invocation) {
  const auto start = std::chrono::steady_clock::now();
  const InterruptGuard guard;
  try {
    std::vector<std::string> read = invocation.input.paths;
    std::vector<Part> parts;
    for (const std::string& path : invocation.input.paths) {
      parts.push_back(read_part(path));
      if (parts.back().facts) read.push_back((fs::path(path).parent_path() / parts.back().facts->file).string());
      InterruptGuard::check();
    }
    refuse_inputs(invocation, read);
    verify_parts(parts);
    if (invocation.facts) merge_facts(parts, *invocation.facts);
    return report(invocation, std::move(parts), read, start);
  } catch (const Interrupted&) {
    tell({{"stopped: nothing is reported", "已中止：不出报告"}}, invocation.language);
    return status_interrupted;
  }
}

}  // namespace

int run_audit(const Invocation& invocation) {
  return invocation.merge ? run_merge(invocation) : run_audit_over_files(invocation);
}

}  // namespace budgetlint
