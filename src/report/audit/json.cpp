#include <nlohmann/json.hpp>

#include "../finding_json.hpp"
#include "../formats.hpp"
#include "audit.hpp"

namespace budgetlint {
namespace {

/// Absent where it is too large to be told.
void add_money(Json& object, const char* key, const std::optional<Decimal>& yuan) {
  if (yuan) object[key] = exact_yuan(yuan);
}

Json json_of(const AuditCause& cause) {
  Json object;
  object["rule"] = cause.rule->id;
  object["findings"] = cause.findings;
  object["with_amount"] = cause.with_amount;
  add_money(object, "at_stake", cause.at_stake);
  return object;
}

void add_figures(Json& object, const AuditRow& row, const std::vector<AuditCause>& causes) {
  object["submissions"] = row.submissions;
  object["forms"] = row.forms;
  add_money(object, "money", row.money);
  add_money(object, "checked", row.checked);
  object["findings"] = row.findings;
  object["with_amount"] = row.with_amount;
  add_money(object, "at_stake", row.at_stake);
  object["causes"] = Json::array();
  for (const AuditCause& cause : causes) object["causes"].push_back(json_of(cause));
}

Json json_of(const FundSeries& series) {
  Json years = Json::array();
  for (const FundYear& year : series.years) {
    Json object;
    object["year"] = year.year;
    add_money(object, "amount", year.amount);
    object["breaks"] = year.breaks;
    years.push_back(std::move(object));
  }
  return {{"department", series.department}, {"fund", series.fund}, {"years", std::move(years)}};
}

Json json_of(const AuditFigures& figures) {
  Json total;
  total["departments"] = known_rows(figures.departments);
  total["years"] = known_rows(figures.years);
  add_figures(total, figures.total, by_stake(figures.total));
  Json years = Json::array();
  for (const AuditRow& row : figures.years) {
    Json object;
    if (row.year != 0) object["year"] = row.year;
    add_figures(object, row, row.causes);
    years.push_back(std::move(object));
  }
  Json departments = Json::array();
  for (const AuditRow& row : figures.departments) {
    Json object;
    if (!row.department.empty()) object["department"] = row.department;
    add_figures(object, row, row.causes);
    departments.push_back(std::move(object));
  }
  Json cases = Json::array();
  for (const AuditCase& one : figures.cases) {
    cases.push_back({{"fingerprint", fingerprint(*one.finding)}, {"at_stake", exact_yuan(one.at_stake)}});
  }
  Json funds = Json::array();
  for (const FundSeries& series : figures.funds) funds.push_back(json_of(series));
  return {{"unit", "元"},
          {"total", std::move(total)},
          {"years", std::move(years)},
          {"departments", std::move(departments)},
          {"cases", std::move(cases)},
          {"funds", std::move(funds)}};
}

}  // namespace

std::string print_audit_json(const AuditFigures& figures, const Results& results, const ReportOptions& options) {
  Json report;
  add_head(report);
  report["audit"] = json_of(figures);
  add_results(report, results, options.language);
  return json_text(report, JsonLayout::pretty);
}

/// The figures, a finding a line, then what the run saw.
std::string print_audit_ndjson(const AuditFigures& figures, const Results& results, const ReportOptions& options) {
  Json first;
  first["audit"] = json_of(figures);
  return json_text(first, JsonLayout::one_line) + print_ndjson(results, options);
}

}  // namespace budgetlint
