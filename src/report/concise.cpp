#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/support/terminal.hpp"
#include "closing.hpp"
#include "formats.hpp"
#include "held.hpp"
#include "layout.hpp"

namespace budgetlint {
namespace {

std::string what_is_wrong(const Finding& finding) {
  // Where another cell may as well be the wrong one, nobody knows what this one should say.
  const bool tie = std::ranges::find(finding.related, Role::candidate, &Related::role) != finding.related.end();
  std::string message = visible(finding.message.english);
  if (tie && !finding.conclusion.empty()) return fmt::format("{}: {}", message, visible(finding.conclusion.english));
  if (finding.stated.empty() || finding.expected.empty()) return message;
  return fmt::format("{} != {}", visible(finding.stated), visible(finding.expected));
}

}  // namespace

std::string print_concise(const Results& results, const ReportOptions& options) {
  std::string report;
  for (const Finding& finding : results.findings) {
    const std::string softened = softened_by(finding, Language::english);
    report += fmt::format("{}: {}[{}] {}: {}{}\n", place_text(finding.place), severity_name(finding.severity),
                          finding.rule->id, finding.rule->name, what_is_wrong(finding),
                          softened.empty() ? "" : fmt::format(" ({})", softened));
  }
  ReportOptions in_english = options;
  in_english.language = Language::english;
  in_english.width = std::string::npos;
  report += closing_lines(results, in_english);
  return without_commands(report);
}

}  // namespace budgetlint
