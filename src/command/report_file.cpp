#include "budgetlint/command/report_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/safe_write.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

/// Writes to a file as it is: a device or a pipe cannot be replaced.
void write_to(const std::string& path, std::string_view bytes, int flags) {
  const auto fail = [&] { throw Failure(about(path, system_reason(errno))); };
  const int descriptor = ::open(path.c_str(), flags, 0666);
  if (descriptor < 0) fail();
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      const int error = errno;
      ::close(descriptor);
      errno = error;
      fail();
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::close(descriptor) != 0) fail();
}

}  // namespace

void refuse_input(const std::string& path, const std::vector<std::string>& read) {
  std::error_code gone;
  if (!fs::exists(path, gone)) return;
  const bool is_input = std::any_of(read.begin(), read.end(), [&](const std::string& input) {
    std::error_code error;
    return fs::equivalent(path, input, error);
  });
  if (!is_input) return;
  throw Failure({visible(path) + " is read in this run; a report is never written over it",
                 visible(path) + " 是本次读取的文件，不能用报告覆盖"});
}

void append_step_summary(const Results& results, const ReportOptions& options, const std::vector<std::string>& read) {
  const char* path = std::getenv("GITHUB_STEP_SUMMARY");
  if (path == nullptr || *path == '\0') return;
  refuse_input(path, read);
  constexpr std::size_t most_bytes = 1'000'000;
  const Format& markdown = *find_format("markdown");
  std::string text = markdown.print(results, options);
  Results some = results;
  while (text.size() > most_bytes && !some.findings.empty()) {
    some.findings.resize(some.findings.size() / 2);
    constexpr Phrase rest{"\n{} more findings are not shown here.\n", "\n另有{}个问题未在此列出。\n"};
    text = markdown.print(some, options) +
           fmt::format(fmt::runtime(rest.in(options.language)), results.findings.size() - some.findings.size());
  }
  write_to(path, text, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC);
}

void write_report(const std::string& path, std::string_view bytes, const std::vector<std::string>& read) {
  refuse_input(path, read);
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) {
    write_to(path, bytes, O_WRONLY | O_CLOEXEC);
  } else {
    replace_file(path, bytes);
  }
}

std::string statistics(const std::vector<Finding>& findings, Language language) {
  std::map<std::string_view, std::pair<std::size_t, const RuleInfo*>> by_rule;
  for (const Finding& finding : findings) {
    auto& [count, rule] = by_rule[finding.rule->id];
    ++count;
    rule = finding.rule;
  }
  std::vector<std::pair<std::size_t, const RuleInfo*>> rows;
  rows.reserve(by_rule.size());
  for (const auto& [id, row] : by_rule) rows.push_back(row);
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (const auto& [count, rule] : rows) {
    text += fmt::format("{:>6}  {}  {}{}\n", count, rule->id, pad(rule->name, 28), rule->summary.in(language));
  }
  return text;
}

}  // namespace budgetlint
