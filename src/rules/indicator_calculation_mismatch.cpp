#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "build.hpp"
#include "line_terms.hpp"
#include "prose_calculation.hpp"
#include "readings.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t most_counts = 12;  // of which sums are made

/// What the calculations of a form count, and what they pay for each.
struct Known {
  std::vector<const Cell*> headcounts, rates;
  std::vector<Decimal> in_groups;  ///< 2期, 每期80人: 160
  bool complete = true;            ///< false: some amount comes from nowhere, so any number may be meant
};

/// Where the numbers of a measure are kept; nullptr: nowhere.
std::vector<const Cell*>* numbers_of(Measure measure, Known& known) {
  if (measure == Measure::headcount || measure == Measure::count) return &known.headcounts;
  return measure == Measure::rate ? &known.rates : nullptr;
}

void add(const Cell& cell, Known& known) {
  std::vector<const Cell*>* numbers = numbers_of(cell.measure, known);
  if (cell.stated() && numbers != nullptr) numbers->push_back(&cell);
}

/// The words beside a calculation state its numbers once more: a number that is known already is not another one.
void add_if_new(const Cell& cell, Known& known) {
  const std::vector<const Cell*>* numbers = numbers_of(cell.measure, known);
  if (!cell.stated() || numbers == nullptr) return;
  const auto same = [&](const Cell* other) { return other->quantity.value == cell.quantity.value; };
  if (std::none_of(numbers->begin(), numbers->end(), same)) add(cell, known);
}

/// The persons of a term that come in groups: those of one group with each count of groups, and with all.
void add_groups(const Term& term, Known& known) {
  const auto counts_groups = [](const Cell* cell) {
    return cell->measure == Measure::count || cell->measure == Measure::times;
  };
  for (const Cell* persons : term.factors) {
    if (persons->measure != Measure::headcount) continue;
    std::optional<Decimal> all = persons->quantity.value;
    bool grouped = false;
    for (const Cell* groups : term.factors) {
      if (!counts_groups(groups)) continue;
      grouped = true;
      const auto some = Decimal::multiply(persons->quantity.value, groups->quantity.value);
      all = all ? Decimal::multiply(*all, groups->quantity.value) : std::nullopt;
      if (some) known.in_groups.push_back(*some);
    }
    if (grouped && all) known.in_groups.push_back(*all);
  }
}

Known known_from(const Direction& direction, Worksheet& worksheet) {
  Known known;
  known.complete = !direction.details_field.unreadable();
  for (const Detail& detail : direction.details) {
    if (detail.self.unreadable() || detail.calculation_field.unreadable()) known.complete = false;
    for (const CalculationLine& line : detail.calculation) {
      const LineReading reading = read_line_factors(line, direction.period);
      if (const Term* term = std::get_if<Term>(&reading)) {
        for (const Cell* factor : term->factors) add(*factor, known);
        add_groups(*term, known);
      } else {
        known.complete = false;
      }
    }
    if (detail.explanation.stated()) {
      const Prose& prose = reading_of(detail.explanation, direction.period, worksheet);
      for (const Cell& cell : prose.cells) detail.calculation.empty() ? add(cell, known) : add_if_new(cell, known);
      for (const Term& term : terms_of(prose)) add_groups(term, known);
      if (detail.calculation.empty() && !prose.reading.evaluated()) known.complete = false;
    } else if (detail.calculation.empty() && !detail.amount.blank()) {
      known.complete = false;
    }
  }
  return known;
}

/// The set that a number of an indicator stands for: 1920人以上 allows more.
bool allows(const Cell& stated, const Decimal& value) {
  const Decimal& own = stated.quantity.value;
  switch (stated.quantity.qualifier) {
    case Qualifier::none:
    case Qualifier::forecast:
      return value == own;
    case Qualifier::at_least:
      return value >= own;
    case Qualifier::at_most:
      return value <= own;
    default:
      break;
  }
  // 约 近 余: the last digit that is not zero may be off by one.
  const Decimal unit(1, own.last_nonzero_place());
  const auto low = Decimal::subtract(own, unit);
  const auto high = Decimal::add(own, unit);
  return low && high && *low <= value && value <= *high;
}

/// The value in a suspect's range that lies nearest.
Decimal nearest_in(const Suspect& suspect, const Decimal& value) {
  if (value < suspect.low) return suspect.low;
  return suspect.high && *suspect.high < value ? *suspect.high : value;
}

/// True when a number is that of one cell; a suspect may have any value of its range.
bool is_one_of(const Cell& stated, const std::vector<const Cell*>& cells, const Suspect* suspect = nullptr) {
  return std::any_of(cells.begin(), cells.end(), [&](const Cell* cell) {
    const bool open = suspect != nullptr && suspect->cell == cell;
    return allows(stated, open ? nearest_in(*suspect, stated.quantity.value) : cell->quantity.value);
  });
}

/// True when the suspect has a value that makes up the rest of a number.
bool makes_up_the_rest(const Suspect& suspect, const Cell& stated, const Decimal& sum) {
  const auto rest = Decimal::subtract(stated.quantity.value, sum);
  const auto whole = rest ? Decimal::add(sum, nearest_in(suspect, *rest)) : std::nullopt;
  return whole && allows(stated, *whole);
}

/// The same of the sum of some cells.
bool is_sum_of_some(const Cell& stated, const std::vector<const Cell*>& cells, const Suspect* suspect = nullptr) {
  if (cells.size() > most_counts || is_one_of(stated, cells, suspect)) return true;  // of so many nobody can tell
  std::vector<Decimal> fixed;
  std::optional<Decimal> all = Decimal();
  for (const Cell* cell : cells) {
    if (suspect != nullptr && cell == suspect->cell) continue;
    fixed.push_back(cell->quantity.value);
    if (all) all = Decimal::add(*all, fixed.back());
  }
  if (!fixed.empty() && all && allows(stated, *all)) return true;  // the usual sum
  const bool open = fixed.size() < cells.size();
  std::vector<Decimal> sums{Decimal()};
  for (const Decimal& value : fixed) {
    for (std::size_t i = 0, before = sums.size(); i < before; ++i) {
      const auto sum = Decimal::add(sums[i], value);
      if (!sum) continue;
      if (allows(stated, *sum) || (open && makes_up_the_rest(*suspect, stated, *sum))) return true;
      sums.push_back(*sum);
    }
  }
  return false;
}

/// True when a number is that of persons who come in groups.
bool is_all_groups(const Cell& stated, const std::vector<Decimal>& in_groups) {
  return std::any_of(in_groups.begin(), in_groups.end(), [&](const Decimal& value) { return allows(stated, value); });
}

/// How often a year a rate is paid; 0: it does not say.
int times_a_year(const Cell& rate) {
  if (rate.text.find("学期") != std::string_view::npos) return 2;
  if (rate.text.find("学年") != std::string_view::npos) return 1;
  for (const Denominator denominator : rate.quantity.denominators) {
    if (denominator == Denominator::month) return 12;
    if (denominator == Denominator::quarter) return 4;
    if (denominator == Denominator::half_year) return 2;
    if (denominator == Denominator::year) return 1;
  }
  return 0;
}

std::optional<Decimal> paid_a_year(const Cell& rate) {
  const int times = times_a_year(rate);
  return times == 0 ? std::nullopt : Decimal::multiply(rate.quantity.value, Decimal(times, 0));
}

/// True when a rate is one of others by the year: 52800元/人/年 is 4400元/人/月.
bool is_one_of_by_year(const Cell& stated, const std::vector<const Cell*>& rates) {
  const std::optional<Decimal> own = paid_a_year(stated);
  if (!own) return false;
  Cell yearly = stated;
  yearly.quantity.value = *own;
  return std::any_of(rates.begin(), rates.end(), [&](const Cell* rate) {
    const std::optional<Decimal> other = paid_a_year(*rate);
    return other && allows(yearly, *other);
  });
}

/// 480人天: persons times days, whom no calculation counts like that.
bool is_person_days(const Cell& persons, std::string_view text) {
  static constexpr std::string_view dot = "·";
  text.remove_prefix(static_cast<std::size_t>(persons.text.data() - text.data()) + persons.text.size());
  if (text.starts_with(dot)) text.remove_prefix(dot.size());
  return text.starts_with("天") || text.starts_with("日") || text.starts_with("月");
}

/// 2期，每期60人: 120, by each count that stands beside it.
std::vector<Cell> of_all_groups(const Cell& persons, const Prose& prose) {
  std::vector<Cell> all;
  for (const Cell& groups : prose.cells) {
    if (!groups.stated() || (groups.measure != Measure::count && groups.measure != Measure::times)) continue;
    const auto product = Decimal::multiply(persons.quantity.value, groups.quantity.value);
    if (!product) continue;
    all.push_back(persons);
    all.back().quantity.value = *product;
  }
  return all;
}

/// Those who profit, are served or are asked are others than those who are paid.
bool is_about_others(const Indicator& indicator) {
  static constexpr std::string_view words[] = {"受益", "惠及", "覆盖", "服务", "带动", "接待",
                                               "参与", "参加", "满意", "新增", "累计", "宣传"};
  return !find_any(indicator.name.text, words).empty() || !find_any(indicator.value.text, words).empty();
}

/// Most values name neither persons nor money: 5批, 100%.
bool may_name_persons(std::string_view text) {
  static constexpr std::string_view words[] = {"人", "名", "位", "生"};
  return !find_any(text, words).empty();
}

void tell(const Cell& stated, std::string_view what_en, std::string_view what_zh,
          std::function<bool(const Suspect& suspect)> is_settled_by, Worksheet& worksheet) {
  Finding finding = finding_at(indicator_calculation_mismatch.info, stated, {});
  finding.message = {
      fmt::format("{}: {} {} stands in no calculation of this form", finding.place.field, what_en, quoted(stated)),
      fmt::format("{}：{} {} 在本表的测算中找不到", finding.place.field, what_zh, quoted(stated))};
  worksheet.echoes.push_back({std::move(finding), std::move(is_settled_by)});
}

/// True when a headcount of an indicator is that of the calculation, or nobody can tell.
bool is_known(const Cell& persons, std::string_view text, const Prose& prose, const Known& known) {
  const auto is_counted = [&](const Cell& cell) {
    return is_sum_of_some(cell, known.headcounts) || is_all_groups(cell, known.in_groups);
  };
  if (known.headcounts.empty() || is_person_days(persons, text) || is_counted(persons)) return true;
  if (persons.quantity.unit_word.find('/') == std::string::npos) return false;
  const std::vector<Cell> all = of_all_groups(persons, prose);
  return all.empty() ? known.in_groups.empty() : std::any_of(all.begin(), all.end(), is_counted);
}

void check_indicator(const Indicator& indicator, const Prose& prose, const Known& known, Worksheet& worksheet) {
  const bool quantity = indicator.group == "output/quantity";
  for (std::size_t i = 0; i < prose.cells.size(); ++i) {
    const Cell& cell = prose.cells[i];
    if (!cell.stated() || prose.reading.factors[i].upper) continue;
    const auto settled_by = [&cell](const std::vector<const Cell*>& cells) {
      return [&cell, cells](const Suspect& suspect) { return is_sum_of_some(cell, cells, &suspect); };
    };
    if (quantity && cell.measure == Measure::headcount && !is_known(cell, indicator.value.text, prose, known)) {
      tell(cell, "the number", "人数", settled_by(known.headcounts), worksheet);
    }
    if (!quantity && cell.measure == Measure::rate && !known.rates.empty() && !is_sum_of_some(cell, known.rates) &&
        !is_one_of_by_year(cell, known.rates)) {
      tell(cell, "the rate", "标准", settled_by(known.rates), worksheet);
    }
  }
}

void check_direction(const Direction& direction, Worksheet& worksheet) {
  std::optional<Known> known;
  for (const Indicator& indicator : direction.indicators) {
    if (!indicator.value.stated()) continue;
    const bool quantity = indicator.group == "output/quantity" && may_name_persons(indicator.value.text);
    const bool cost = indicator.group == "output/cost" && may_name_money(indicator.value.text);
    if ((!quantity && !cost) || is_about_others(indicator)) continue;
    if (!known) known = known_from(direction, worksheet);
    if (!known->complete) return;
    check_indicator(indicator, reading_of(indicator.value, direction.period, worksheet), *known, worksheet);
  }
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Listing& listing : submission.directions) check_direction(listing.form->direction(), worksheet);
}

}  // namespace

const Rule indicator_calculation_mismatch{
    {"BL603",
     "indicator-calculation-mismatch",
     Severity::warning,
     {"an indicator names a number that the calculation does not have", "绩效指标中的人数或标准与测算不一致"},
     {"A headcount among the quantity indicators is one of the calculation's, or a sum of some of them, and so is a "
      "rate "
      "among the cost indicators, however often a year it is paid. Words such as 以上 and 约 are taken at their "
      "meaning. Nothing is "
      "said "
      "where a part of the calculation is missing or cannot be read.",
      "数量指标中的人数应是测算中的人数或其中几项之和；成本指标中的标准也一样，折算成全年相等的不提示。“以上”“约”等字样"
      "按其含义理解。"
      "测算不完整或无法读取时不作提示。"},
     R"(
 # 附表3
 indicators:
   output:
     quantity:
       - name: 补助人数
-        value: 4010人
+        value: 4000人
         standard: 计划标准
 details:
   - item: 高龄津贴
     amount: 96
     explanation: 4000人，每人每月20元
 total: 96
)"},
    check};

}  // namespace budgetlint
