#include "audit_figures.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "budgetlint/quantity/quantity.hpp"
#include "budgetlint/support/fold.hpp"

namespace budgetlint {
namespace {

void add(std::optional<Decimal>& sum, const std::optional<Decimal>& value) {
  sum = sum && value ? Decimal::add(*sum, *value) : std::nullopt;
}

void add(AuditRow& row, const SubmissionFigures& submission) {
  row.submissions += submission.key.file.empty() ? 1U : 0U;
  row.forms += submission.forms;
  add(row.money, submission.money);
  add(row.checked, submission.checked);
}

void add(AuditRow& row, const Finding& finding, const std::optional<Decimal>& stake) {
  const auto there = std::ranges::lower_bound(row.causes, finding.rule->id, {},
                                              [](const AuditCause& cause) { return cause.rule->id; });
  const bool is_new = there == row.causes.end() || there->rule != finding.rule;
  AuditCause& cause = is_new ? *row.causes.insert(there, {finding.rule}) : *there;
  ++row.findings;
  ++cause.findings;
  if (!stake) return;
  ++row.with_amount;
  ++cause.with_amount;
  add(row.at_stake, stake);
  add(cause.at_stake, stake);
}

/// Whether an amount stands at a JSON Pointer. What a rate or a headcount is off by is not what it comes to.
bool is_amount(std::string_view path) {
  const auto holds = [&](std::string_view part) { return path.find(part) != std::string_view::npos; };
  return path.ends_with("/amount") || path.ends_with("/total") || holds("/sources/") || holds("/by_source/") ||
         holds("/by_nature/");
}

/// More is first; a sum that is too large to be told is more than any other.
bool more(const std::optional<Decimal>& a, const std::optional<Decimal>& b) {
  if (!a || !b) return !a && b.has_value();
  return *a > *b;
}

/// Rows by a key, in its order.
template <typename Key>
std::vector<AuditRow> rows_of(std::map<Key, AuditRow>& rows) {
  std::vector<AuditRow> all;
  all.reserve(rows.size());
  for (auto& [key, row] : rows) all.push_back(std::move(row));
  return all;
}

/// What one fund got, by year.
struct Fund {
  const SubmissionFigures* submission = nullptr;
  std::string name;
  std::map<int, std::optional<Decimal>> amounts;
};

/// The change from one year to the next, and whether that is a break.
struct Step {
  Decimal change;
  bool breaks = false;
};

Step step_between(const std::optional<Decimal>& before, const std::optional<Decimal>& now) {
  if (!before || !now) {
    const std::optional<Decimal>& stated = before ? before : now;
    return {stated ? stated->absolute() : Decimal(), stated.has_value()};
  }
  const auto difference = Decimal::subtract(*now, *before);
  if (!difference) return {};
  const Decimal change = difference->absolute();
  const auto twice = Decimal::add(change, change);
  return {change, twice && *twice > before->absolute()};
}

struct RankedSeries {
  Decimal largest;  ///< break
  FundSeries series;
};

RankedSeries series_of(const Fund& fund, const std::set<int>& years) {
  RankedSeries ranked;
  ranked.series.department = fund.submission->department;
  ranked.series.fund = fund.name;
  for (const int year : years) {
    const auto there = fund.amounts.find(year);
    FundYear entry{year, there == fund.amounts.end() ? std::nullopt : there->second, false};
    if (!ranked.series.years.empty()) {
      const Step step = step_between(ranked.series.years.back().amount, entry.amount);
      entry.breaks = step.breaks;
      if (step.breaks) ranked.largest = std::max(ranked.largest, step.change);
    }
    ranked.series.years.push_back(entry);
  }
  return ranked;
}

/// The funds of one department; its submissions stand in a row, by year.
void rank_funds(std::vector<SubmissionFigures>::const_iterator first,
                std::vector<SubmissionFigures>::const_iterator last, std::vector<RankedSeries>& ranked) {
  std::map<std::string, Fund> funds;
  std::set<int> years;
  for (auto submission = first; submission != last; ++submission) {
    if (!submission->funds.empty()) years.insert(submission->year);
    for (const FundAmount& amount : submission->funds) {
      Fund& fund = funds[fold_name(amount.fund)];
      if (fund.submission == nullptr) fund = {&*submission, amount.fund, {}};
      fund.amounts.emplace(submission->year, amount.amount);
    }
  }
  if (years.size() < 2) return;
  for (const auto& [name, fund] : funds) {
    RankedSeries series = series_of(fund, years);
    if (!series.largest.is_zero()) ranked.push_back(std::move(series));
  }
  std::ranges::stable_sort(ranked, [](const RankedSeries& a, const RankedSeries& b) { return a.largest > b.largest; });
  if (ranked.size() > most_funds) ranked.resize(most_funds);
}

std::vector<FundSeries> largest_breaks(const std::vector<SubmissionFigures>& submissions) {
  std::vector<RankedSeries> ranked;
  for (auto first = submissions.begin(); first != submissions.end();) {
    const auto last = std::find_if(first, submissions.end(), [&](const SubmissionFigures& other) {
      return other.key.department != first->key.department;
    });
    if (!first->key.department.empty()) rank_funds(first, last, ranked);
    first = last;
  }
  std::vector<FundSeries> funds;
  funds.reserve(ranked.size());
  for (RankedSeries& series : ranked) funds.push_back(std::move(series.series));
  return funds;
}

}  // namespace

std::optional<Decimal> at_stake(const Finding& finding) {
  const auto unit = parse_money_unit(finding.unit);
  if (!unit || !is_amount(finding.place.path)) return std::nullopt;
  const QuantityReading stated = read_quantity(finding.stated, QuantityKind::amount, *unit);
  const auto expected = Decimal::parse(finding.expected);
  if (!stated.quantity || !expected) return std::nullopt;
  const auto difference = Decimal::subtract(expected->shifted(static_cast<int>(*unit)), stated.quantity->value);
  return difference ? std::optional(difference->absolute()) : std::nullopt;
}

AuditFigures figures_of(const Results& results, const std::vector<SubmissionFigures>& submissions) {
  AuditFigures figures;
  std::map<std::pair<bool, int>, AuditRow> years;  // the unknown one last
  std::map<std::pair<bool, std::string>, AuditRow> departments;
  const auto year_row = [&](int year) -> AuditRow& {
    AuditRow& row = years[{year == 0, year}];
    row.year = year;
    return row;
  };
  const auto department_row = [&](const std::string& name, const std::string& folded) -> AuditRow& {
    AuditRow& row = departments[{folded.empty(), folded}];
    if (row.department.empty()) row.department = name;
    return row;
  };
  for (const SubmissionFigures& submission : submissions) {
    add(figures.total, submission);
    add(year_row(submission.year), submission);
    add(department_row(submission.department, fold_name(submission.department)), submission);
  }
  for (const Finding& finding : results.findings) {
    const std::optional<Decimal> stake = at_stake(finding);
    figures.stakes.push_back(stake);
    add(figures.total, finding, stake);
    add(year_row(finding.year), finding, stake);
    add(department_row(finding.department, fold_name(finding.department)), finding, stake);
    if (stake && !stake->is_zero()) figures.cases.push_back({&finding, *stake});
  }
  figures.years = rows_of(years);
  figures.departments = rows_of(departments);
  std::ranges::stable_sort(figures.departments, [](const AuditRow& a, const AuditRow& b) {
    if (more(a.at_stake, b.at_stake) || more(b.at_stake, a.at_stake)) return more(a.at_stake, b.at_stake);
    return a.findings > b.findings;
  });
  std::ranges::stable_sort(figures.cases,
                           [](const AuditCase& a, const AuditCase& b) { return a.at_stake > b.at_stake; });
  if (figures.cases.size() > most_cases) figures.cases.resize(most_cases);
  figures.funds = largest_breaks(submissions);
  return figures;
}

}  // namespace budgetlint
