#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/report/audit.hpp"

/// What the formats of an audit have in common.
namespace budgetlint {

/// So many departments and rules a table for a person shows.
inline constexpr std::size_t most_departments = 20;
inline constexpr std::size_t most_rules = 8;

[[nodiscard]] std::string print_audit_text(const AuditFigures&, const Results&, const ReportOptions&);
[[nodiscard]] std::string print_audit_json(const AuditFigures&, const Results&, const ReportOptions&);
[[nodiscard]] std::string print_audit_ndjson(const AuditFigures&, const Results&, const ReportOptions&);
[[nodiscard]] std::string print_audit_csv(const AuditFigures&, const Results&, const ReportOptions&);
[[nodiscard]] std::string print_audit_markdown(const AuditFigures&, const Results&, const ReportOptions&);
[[nodiscard]] std::string print_audit_html(const AuditFigures&, const Results&, const ReportOptions&);

/// 元 in 万元 for a person, exactly: `12,345.67`; a word where it is too large to be told.
[[nodiscard]] std::string money_text(const std::optional<Decimal>& yuan, Language language);

/// 元 for a program, exactly: `123456700`; empty where it is too large to be told.
[[nodiscard]] std::string exact_yuan(const std::optional<Decimal>& yuan);

/// `97.2%`, rounded down, so that 100% means all of it; empty where nothing is stated.
[[nodiscard]] std::string share_text(const AuditRow& row);

/// What was looked at, as one sentence without its end.
[[nodiscard]] std::string scope_of(const AuditFigures& figures, const Results& results, Language language);

/// A row's department or year for a person; words where no form tells it.
[[nodiscard]] std::string department_of(const AuditRow& row, Language language);
[[nodiscard]] std::string year_of(const AuditRow& row, Language language);

/// The totals that stand first: what is counted, the figure, and what to know of it.
struct AuditTotal {
  std::string name;
  std::string figure;
  std::string remark;
};
[[nodiscard]] std::vector<AuditTotal> totals_of(const AuditFigures& figures, Language language);

/// The causes with the most money at stake first, then those with the most findings.
[[nodiscard]] std::vector<AuditCause> by_stake(const AuditRow& row);

/// The rules with the most findings, at most so many, in the order of their ids.
[[nodiscard]] std::vector<const RuleInfo*> main_rules(const AuditRow& total, std::size_t most);

/// How many findings of a rule a row has.
[[nodiscard]] std::size_t count_of(const AuditRow& row, const RuleInfo& rule);

}  // namespace budgetlint
