#pragma once

#include <string>

#include "budgetlint/report/report.hpp"

namespace budgetlint {

[[nodiscard]] std::string print_text(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_full(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_concise(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_json(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_ndjson(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_sarif(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_junit(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_gitlab(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_github(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_markdown(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_html(const Results& results, const ReportOptions& options);

}  // namespace budgetlint
