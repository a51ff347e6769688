#include "line_terms.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace budgetlint {
namespace {

/// Full calendar years of a period for a yearly rate: 1 within one calendar year. Empty for 长期, for a period that
/// could not be read, and for one of several years that are not whole. A blank period is the form's year.
std::optional<int> years_of(const PeriodCell& period) {
  if (period.blank()) return 1;
  if (!period.stated() || period.reading.period.open || period.reading.period.reversed()) return std::nullopt;
  const Period& span = period.reading.period;
  if (span.from.year == span.to.year) return 1;
  const int months = span.months();
  if (months % months_a_year != 0) return std::nullopt;
  return months / months_a_year;
}

struct FactorKey {
  Cell CalculationLine::*cell;
  Phrase name;
};

// In the order in which people say them: 900人 × 46元 × 12个月. The rate stands after the counts.
constexpr std::array factor_keys{
    FactorKey{&CalculationLine::headcount, {"人数", "人数"}},     FactorKey{&CalculationLine::count, {"数量", "数量"}},
    FactorKey{&CalculationLine::rate, {"标准", "标准"}},          FactorKey{&CalculationLine::months, {"月数", "月数"}},
    FactorKey{&CalculationLine::days, {"天数", "天数"}},          FactorKey{&CalculationLine::times, {"次数", "次数"}},
    FactorKey{&CalculationLine::share, {"分担比例", "分担比例"}},
};

Cell CalculationLine::*called_for(Denominator denominator) {
  switch (denominator) {
    case Denominator::person:
      return &CalculationLine::headcount;
    case Denominator::household:
    case Denominator::other:
      return &CalculationLine::count;
    case Denominator::day:
      return &CalculationLine::days;
    case Denominator::month:
      return &CalculationLine::months;
    case Denominator::time:
    case Denominator::quarter:
    case Denominator::half_year:
    case Denominator::year:
      break;
  }
  return &CalculationLine::times;
}

std::string_view name_of(Cell CalculationLine::*cell) {
  for (const FactorKey& key : factor_keys) {
    if (key.cell == cell) return key.name.chinese;
  }
  return {};
}

LineProblem missing(const CalculationLine& line, Cell CalculationLine::*factor) {
  const Cell& cell = line.*factor;
  const std::string_view name = name_of(factor);
  return {cell.present() ? static_cast<const Field*>(&cell) : &line.self,
          {fmt::format("标准 {} calls for {}, which is not there", line.rate.text, name),
           fmt::format("标准 {} 需要乘以{}，但没有填写", line.rate.text, name)}};
}

LineProblem uncalled(const CalculationLine& line, Cell CalculationLine::*factor) {
  const std::string_view name = name_of(factor);
  return {&(line.*factor),
          {fmt::format("标准 {} is not per {}; drop {} or write the denominator that it belongs to", line.rate.text,
                       name, name),
           fmt::format("标准 {} 的单位里没有与{}对应的部分；请删去{}，或在标准中写明（如 元/人/月）", line.rate.text,
                       name, name)}};
}

/// Which factors the denominators call for, or a problem where they contradict the line.
std::optional<LineProblem> compare_with_denominators(const CalculationLine& line, const PeriodCell& period,
                                                     Term& term) {
  std::vector<Cell CalculationLine::*> called;
  called.reserve(line.rate.quantity.denominators.size());
  for (const Denominator denominator : line.rate.quantity.denominators) {
    Cell CalculationLine::*factor = called_for(denominator);
    if (std::find(called.begin(), called.end(), factor) != called.end()) {
      return LineProblem{
          &line.rate,
          {fmt::format("标准 {} is divided by two things that are both {}", line.rate.text, name_of(factor)),
           fmt::format("标准 {} 的单位里有两个都对应{}", line.rate.text, name_of(factor))}};
    }
    called.push_back(factor);
    if ((line.*factor).stated()) continue;
    if (denominator != Denominator::year || (line.*factor).present()) return missing(line, factor);
    const std::optional<int> years = years_of(period);
    if (!years) return missing(line, factor);
    term.multiplier = Decimal(*years, 0);
  }
  for (const FactorKey& key : factor_keys) {
    const bool always = key.cell == &CalculationLine::rate || key.cell == &CalculationLine::share;
    if (always || !(line.*key.cell).stated()) continue;
    if (std::find(called.begin(), called.end(), key.cell) == called.end()) return uncalled(line, key.cell);
  }
  return std::nullopt;
}

}  // namespace

bool has_factors(const CalculationLine& line) {
  return std::any_of(factor_keys.begin(), factor_keys.end(),
                     [&](const FactorKey& key) { return !(line.*key.cell).blank(); });
}

LineReading read_line_factors(const CalculationLine& line, const PeriodCell& period) {
  const auto unreadable = [&](const FactorKey& key) { return (line.*key.cell).unreadable(); };
  if (line.self.unreadable() || std::any_of(factor_keys.begin(), factor_keys.end(), unreadable))
    return LineUnreadable{};
  if (!has_factors(line)) {
    if (line.amount.unreadable()) return LineUnreadable{};
    if (line.amount.stated()) return Term{{&line.amount}};
    return LineProblem{&line.self, {"it holds neither factors nor 金额", "既没有人数、标准等，也没有金额"}};
  }
  if (!line.rate.stated()) {
    return LineProblem{line.rate.present() ? static_cast<const Field*>(&line.rate) : &line.self,
                       {"标准 is not given, so there is nothing to multiply", "没有填写标准，无法相乘"}};
  }
  Term term;
  term.factors.reserve(factor_keys.size());
  if (!line.rate.quantity.denominators.empty()) {
    if (auto problem = compare_with_denominators(line, period, term)) return *problem;
  }
  for (const FactorKey& key : factor_keys) {
    const Cell& cell = line.*key.cell;
    if (!cell.present()) continue;
    if (cell.blank()) {
      // A blank that no denominator calls for says nothing where denominators tell what belongs to the rate.
      if (!line.rate.quantity.denominators.empty()) continue;
      return LineProblem{&cell,
                         {fmt::format("{} is blank", key.name.english), fmt::format("{}未填写", key.name.chinese)}};
    }
    term.factors.push_back(&cell);
  }
  return term;
}

}  // namespace budgetlint
