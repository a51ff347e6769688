#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/quantity/decimal.hpp"
#include "budgetlint/report/report.hpp"

namespace budgetlint {

/// The findings of one rule that are told. `at_stake` is Σ |expected − stated| in 元 over those that state an amount
/// and know what it should be; empty when it is too large to be told.
struct AuditCause {
  const RuleInfo* rule = nullptr;
  std::size_t findings = 0;
  std::size_t with_amount = 0;
  std::optional<Decimal> at_stake = Decimal();
};

/// Forms, money and findings of a year, of a department, or of everything. Money is Σ of the magnitudes of stated
/// amounts in 元, each as often as it is written; empty when it is too large to be told.
struct AuditRow {
  std::string department;  ///< of a department's row; empty where no form tells it
  int year = 0;            ///< of a year's row; 0 where no form tells it
  std::size_t submissions = 0;
  std::size_t forms = 0;
  std::optional<Decimal> money = Decimal();
  std::optional<Decimal> checked = Decimal();  ///< that a relation has judged
  std::size_t findings = 0;
  std::size_t with_amount = 0;
  std::optional<Decimal> at_stake = Decimal();
  std::vector<AuditCause> causes;  ///< of the rules that have findings here, in the order of their ids
};

/// One finding and what is at stake in it.
struct AuditCase {
  const Finding* finding = nullptr;  ///< of the results
  Decimal at_stake;                  ///< in 元
};

/// What a fund got in a year. A break: it is new, it is gone, or it changed by more than half since the year before.
struct FundYear {
  int year = 0;
  std::optional<Decimal> amount;  ///< in 元; empty where the summary of that year has no such fund, or no amount
  bool breaks = false;
};

/// A fund over the years in which its department has a 附表2.
struct FundSeries {
  std::string department;
  std::string fund;
  std::vector<FundYear> years;  ///< at least two
};

/// What an audit comes to before any single finding is looked at.
struct AuditFigures {
  AuditRow total;
  std::vector<AuditRow> years;                 ///< in their order, the unknown one last
  std::vector<AuditRow> departments;           ///< the most money at stake first, then the most findings, then by name
  std::vector<AuditCase> cases;                ///< the largest first, at most `most_cases`
  std::vector<std::optional<Decimal>> stakes;  ///< of each finding that is told; empty where it has no amount
  std::vector<FundSeries> funds;  ///< those with the largest breaks, the largest first, at most `most_funds`
};

inline constexpr std::size_t most_cases = 10;
inline constexpr std::size_t most_funds = 6;

/// How many of the departments and years are known ones.
[[nodiscard]] std::size_t known_rows(const std::vector<AuditRow>& rows);

/// A way to print an audit: one file, one function.
struct AuditFormat {
  std::string_view name;
  Phrase summary;
  std::string (*print)(const AuditFigures&, const Results&, const ReportOptions&);
};

/// Every format of an audit, the default one first.
[[nodiscard]] std::span<const AuditFormat> audit_formats();

/// The format of that name, or null.
[[nodiscard]] const AuditFormat* find_audit_format(std::string_view name);

}  // namespace budgetlint
