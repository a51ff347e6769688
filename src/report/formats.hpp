#pragma once

#include <string>

#include "budgetlint/report/report.hpp"

namespace budgetlint {

[[nodiscard]] std::string print_text(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_full(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_concise(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_json(const Results& results, const ReportOptions& options);
[[nodiscard]] std::string print_html(const Results& results, const ReportOptions& options);

}  // namespace budgetlint
