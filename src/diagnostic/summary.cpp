#include "budgetlint/diagnostic/summary.hpp"

#include <algorithm>

namespace budgetlint {
namespace {

std::size_t count_of(const std::vector<Finding>& findings, Severity severity) {
  const auto count = std::ranges::count(findings, severity, &Finding::severity);
  return static_cast<std::size_t>(count);
}

}  // namespace

void settle(Results& results) {
  std::vector<Finding>& findings = results.findings;
  std::stable_sort(findings.begin(), findings.end(), reads_before);
  const auto repeats = [](const Finding& a, const Finding& b) { return !reads_before(a, b); };
  findings.erase(std::unique(findings.begin(), findings.end(), repeats), findings.end());
  results.summary.errors = count_of(findings, Severity::error);
  results.summary.warnings = count_of(findings, Severity::warning);
  results.summary.notes = count_of(findings, Severity::note);
}

}  // namespace budgetlint
