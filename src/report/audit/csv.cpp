// One table of several kinds of rows, which its first column tells apart: totals, causes, years, departments, then the
// findings. Amounts are in 元.
#include <array>
#include <map>

#include "audit.hpp"
#include "budgetlint/support/csv.hpp"

namespace budgetlint {
namespace {

constexpr std::array columns{"record",   "department", "year",    "rule",        "severity", "submissions", "forms",
                             "findings", "money",      "checked", "with_amount", "at_stake", "stated",      "expected",
                             "unit",     "file",       "line",    "column",      "path",     "message"};

/// A row by the names of its columns.
class CsvRow {
public:
  explicit CsvRow(std::string record) { set("record", std::move(record)); }

  CsvRow& set(std::string_view column, std::string text) {
    cells_[column] = std::move(text);
    return *this;
  }
  CsvRow& set(std::string_view column, std::size_t number) { return set(column, std::to_string(number)); }

  [[nodiscard]] std::string line() const {
    std::string line;
    for (const std::string_view column : columns) {
      if (column != columns.front()) line += ',';
      const auto cell = cells_.find(column);
      if (cell != cells_.end()) line += csv_cell(cell->second);
    }
    return line + '\n';
  }

private:
  std::map<std::string_view, std::string> cells_;
};

void set_owner(CsvRow& csv, const AuditRow& row) {
  csv.set("department", row.department);
  if (row.year != 0) csv.set("year", std::to_string(row.year));
}

std::string lines_of(const std::string& record, const AuditRow& row) {
  CsvRow csv(record);
  set_owner(csv, row);
  csv.set("submissions", row.submissions).set("forms", row.forms).set("findings", row.findings);
  csv.set("money", exact_yuan(row.money)).set("checked", exact_yuan(row.checked));
  csv.set("with_amount", row.with_amount).set("at_stake", exact_yuan(row.at_stake));
  std::string lines = csv.line();
  for (const AuditCause& cause : row.causes) {
    CsvRow one(record + "-rule");
    set_owner(one, row);
    one.set("rule", std::string(cause.rule->id)).set("findings", cause.findings);
    one.set("with_amount", cause.with_amount).set("at_stake", exact_yuan(cause.at_stake));
    lines += one.line();
  }
  return lines;
}

std::string line_of(const Finding& finding, const std::optional<Decimal>& stake, Language language) {
  CsvRow csv("finding");
  csv.set("department", finding.department).set("rule", std::string(finding.rule->id));
  if (finding.year != 0) csv.set("year", std::to_string(finding.year));
  csv.set("severity", std::string(severity_name(finding.severity)));
  csv.set("stated", finding.stated).set("expected", finding.expected).set("unit", finding.unit);
  if (stake) csv.set("at_stake", exact_yuan(stake));
  csv.set("file", finding.place.file).set("line", finding.place.begin.line).set("column", finding.place.begin.column);
  csv.set("path", finding.place.path).set("message", finding.message.in(language));
  return csv.line();
}

}  // namespace

std::string print_audit_csv(const AuditFigures& figures, const Results& results, const ReportOptions& options) {
  std::string report;
  for (const std::string_view column : columns) report += (report.empty() ? "" : ",") + std::string(column);
  report += '\n';
  report += lines_of("total", figures.total);
  for (const AuditRow& row : figures.years) report += lines_of("year", row);
  for (const AuditRow& row : figures.departments) report += lines_of("department", row);
  for (std::size_t i = 0; i < results.findings.size(); ++i) {
    report += line_of(results.findings[i], figures.stakes[i], options.language);
  }
  return report;
}

}  // namespace budgetlint
