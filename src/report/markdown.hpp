#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/report/report.hpp"

/// Pieces of Markdown as GitHub and GitLab render it.
namespace budgetlint::markdown {

/// Text that came through `visible`, as prose behind other words on its line: every mark means itself, and nothing in
/// it becomes a link.
[[nodiscard]] std::string prose(std::string_view text);

/// A text of a form as prose, on one line and no longer than anybody reads.
[[nodiscard]] std::string told(std::string_view text);

/// Text that came through `visible`, as code. A bar would end a table's cell, inside of code too: it stands outside.
[[nodiscard]] std::string code(std::string_view text);

/// A row of a table, and its first row with the line below.
[[nodiscard]] std::string row(const std::vector<std::string>& cells);
[[nodiscard]] std::string head(const std::vector<std::string>& cells);

/// What is held back, made milder or left out, as a list with a blank line behind it; empty when nothing is.
[[nodiscard]] std::string withheld(const Results& results, const ReportOptions& options);

/// A table of all findings, then the evidence of each; a blank line behind each.
[[nodiscard]] std::string findings(const Results& results, const ReportOptions& options);

}  // namespace budgetlint::markdown
