// GitLab's Code Quality report: an array of findings and nothing else. What is held back has no place in it (an entry
// is a degradation, and a sound form must give an empty array); the report beside it in the job's log tells that.
#include <nlohmann/json.hpp>

#include "budgetlint/support/terminal.hpp"
#include "ci.hpp"
#include "finding_json.hpp"
#include "formats.hpp"

namespace budgetlint {
namespace {

/// A form that cannot be read at all, by the rules of the reader, is worse than a wrong number in it.
std::string_view severity_of(const Finding& finding) {
  switch (finding.severity) {
    case Severity::note:
      return "info";
    case Severity::warning:
      return "minor";
    case Severity::error:
      return finding.rule->id.starts_with("BL00") ? "critical" : "major";
  }
  return {};
}

}  // namespace

std::string print_gitlab(const Results& results, const ReportOptions& options) {
  std::vector<const Finding*> findings;
  for (const Finding& finding : results.findings) findings.push_back(&finding);
  const std::vector<std::string> prints = distinct_fingerprints(findings);
  Json report = Json::array();
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = *findings[i];
    Json entry;
    entry["description"] = sentences_of(finding, options.language);
    entry["check_name"] = finding.rule->id;
    entry["fingerprint"] = prints[i];
    entry["severity"] = severity_of(finding);
    entry["location"]["path"] = repository_path(finding.place.file, options);
    entry["location"]["lines"]["begin"] = finding.place.begin.line;
    report.push_back(std::move(entry));
  }
  return json_text(report, JsonLayout::pretty);
}

}  // namespace budgetlint
