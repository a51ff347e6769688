#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/report/report.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

/// Throws Failure where a file that is going to be written is one that the run has `read`.
void refuse_input(const std::string& path, const std::vector<std::string>& read);

/// Writes a report to a file: the old bytes stand there or the new ones, whatever happens; to a device or a pipe it is
/// just written. Throws Failure when that cannot be done, and where the file is one that the run has `read`.
void write_report(const std::string& path, std::string_view bytes, const std::vector<std::string>& read);

/// Appends the results as Markdown to the file that GITHUB_STEP_SUMMARY names, if it does: a service shows it beside
/// the run. It takes one mebibyte at most, so of too many findings the first are shown and the rest is counted.
void append_step_summary(const Results& results, const ReportOptions& options, const std::vector<std::string>& read);

/// How often each rule was broken, the most frequent first: `  3  BL201  total-mismatch` a line.
[[nodiscard]] std::string statistics(const std::vector<Finding>& findings, Language language);

}  // namespace budgetlint
