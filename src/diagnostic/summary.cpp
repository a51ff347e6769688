#include "budgetlint/diagnostic/summary.hpp"

#include <algorithm>

namespace budgetlint {
namespace {

std::size_t count_of(const std::vector<Finding>& findings, Severity severity) {
  const auto count = std::ranges::count(findings, severity, &Finding::severity);
  return static_cast<std::size_t>(count);
}

}  // namespace

void arrange(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), reads_before);
  const auto repeats = [](const Finding& a, const Finding& b) { return !reads_before(a, b); };
  findings.erase(std::unique(findings.begin(), findings.end(), repeats), findings.end());
}

void settle(Results& results) {
  std::vector<Finding>& findings = results.findings;
  arrange(findings);
  const auto told = [](const Finding& finding) { return !finding.hold; };
  const auto first_held = std::stable_partition(findings.begin(), findings.end(), told);
  results.held.assign(std::make_move_iterator(first_held), std::make_move_iterator(findings.end()));
  findings.erase(first_held, findings.end());
  const auto held_by = [&](Holder holder) {
    return static_cast<std::size_t>(
        std::ranges::count_if(results.held, [holder](const Finding& finding) { return finding.hold->by == holder; }));
  };
  results.summary.suppressed = held_by(Holder::comment);
  results.summary.baselined = held_by(Holder::baseline);
  results.summary.softened =
      held_by(Holder::tolerance) + static_cast<std::size_t>(std::ranges::count_if(
                                       findings, [](const Finding& finding) { return finding.softening.has_value(); }));
  results.summary.errors = count_of(findings, Severity::error);
  results.summary.warnings = count_of(findings, Severity::warning);
  results.summary.notes = count_of(findings, Severity::note);
}

}  // namespace budgetlint
