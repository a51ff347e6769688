#include "fuzz/audits.hpp"

#include <nlohmann/json.hpp>

#include "budgetlint/report/audit.hpp"
#include "budgetlint/rules/rule.hpp"
#include "command/audit_figures.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/well_formed.hpp"

namespace budgetlint::fuzz {

std::string printed_audit(const CheckOutcome& outcome, std::string_view format, Language language) {
  ReportOptions options;
  options.language = language;
  options.rules = all_rules();
  const AuditFigures figures = figures_of(outcome.results, outcome.submissions);
  return find_audit_format(format)->print(figures, outcome.results, options);
}

void require_audit(const CheckOutcome& outcome, Language language) {
  const auto print = [&](std::string_view format) { return printed_audit(outcome, format, language); };
  const std::string text = print("json");
  const auto json = nlohmann::json::parse(text, nullptr, false);
  require(!json.is_discarded(), "no JSON", text);
  const std::size_t all = outcome.results.findings.size() + outcome.results.held.size();
  require(json["findings"].size() == all, "findings are lost", text);
  require_json_lines(print("ndjson"));
  require_csv(print("csv"));
  require_page(print("html"));
  for (const std::string_view format : {"text", "markdown"}) require(!print(format).empty(), "an empty report", format);
}

}  // namespace budgetlint::fuzz
