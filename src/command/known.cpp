#include "known.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/safe_write.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

Date today_in_utc() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count();
  return date_of_epoch(std::to_string(seconds)).value_or(Date{});
}

/// The day that `until=` is compared with.
Date today_of(const Invocation& invocation) {
  if (invocation.today) return *invocation.today;
  const char* const epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch == nullptr || *epoch == '\0') return today_in_utc();
  if (const auto date = date_of_epoch(epoch)) return *date;
  const std::string shown = visible(epoch);
  throw Failure({"SOURCE_DATE_EPOCH is " + shown + ", which is no count of seconds since 1970",
                 "环境变量 SOURCE_DATE_EPOCH 的值“" + shown + "”不是自1970年起的秒数"});
}

/// The baseline that is there already. A file that holds something else, a form first of all, was named by mistake.
std::optional<Baseline> baseline_there(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return std::nullopt;
  try {
    return read_baseline(path);
  } catch (const Failure& failure) {
    throw Failure({failure.message().english + "; --write-baseline writes over nothing but a baseline",
                   failure.message().chinese + "；--write-baseline 只覆盖已知问题清单"});
  }
}

}  // namespace

Holding holding_of(const Invocation& invocation, const InForce& in_force) {
  Holding holding;
  holding.today = today_of(invocation);
  if (invocation.isolated) {
    holding.comments = Comments::passed_over;
  } else if (invocation.baseline) {
    holding.baselines.push_back({read_baseline(*invocation.baseline)});
  } else {
    std::map<std::string, std::set<std::string>> files_of;
    for (const auto& [file, baseline] : in_force.baseline) files_of[baseline].insert(file);
    for (auto& [baseline, files] : files_of) holding.baselines.push_back({read_baseline(baseline), std::move(files)});
  }
  return holding;
}

Baseline write_baseline(const Invocation& invocation, const std::vector<Input>& files, const Results& results) {
  const std::string& path = *invocation.write_baseline;
  const std::optional<Baseline> before = baseline_there(path);
  std::vector<std::string> names;
  names.reserve(files.size());
  for (const Input& file : files) names.push_back(file.path);
  std::vector<BaselineEntry> kept;
  if (before) kept = entries_beside(*before, names);
  std::vector<Finding> findings = results.findings;
  findings.insert(findings.end(), results.held.begin(), results.held.end());
  std::string text = baseline_text(findings, path, std::move(kept));
  replace_file(path, text);
  Baseline baseline = parse_baseline(std::make_shared<const Source>(path, std::move(text)));
  const std::size_t count = baseline.entries.size();
  const std::string shown = visible(path);
  write_error(invocation.language == Language::english
                  ? fmt::format("budgetlint: {} {} written to {}\n", count, count == 1 ? "entry" : "entries", shown)
                  : fmt::format("budgetlint: 已将{}个问题登记到 {}\n", count, shown));
  return baseline;
}

}  // namespace budgetlint
