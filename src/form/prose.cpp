#include "budgetlint/form/prose.hpp"

#include <algorithm>
#include <array>

namespace budgetlint {
namespace {

/// Of a period of several years a yearly form may mean each or all: the text must say it.
ProseContext context_of(const PeriodCell& period) {
  ProseContext context;
  if (period.blank()) return context;
  const Period& span = period.reading.period;
  const int months = period.stated() ? span.months() : 0;
  if (months < 1 || months > months_a_year || span.from.year != span.to.year) {
    context.months.reset();
    context.years.reset();
  } else {
    context.months = months;
  }
  return context;
}

/// 80人/期 are persons too.
Measure measure_of_count(std::string_view written) {
  const std::string_view unit = written.substr(0, written.find('/'));
  struct Word {
    std::string_view unit;
    Measure measure;
  };
  static constexpr std::array<Word, 8> words{{{"人", Measure::headcount},
                                              {"名", Measure::headcount},
                                              {"位", Measure::headcount},
                                              {"月", Measure::months},
                                              {"个月", Measure::months},
                                              {"天", Measure::days},
                                              {"日", Measure::days},
                                              {"次", Measure::times}}};
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.unit == unit; });
  return found == words.end() ? Measure::count : found->measure;
}

Measure measure_of(const ProseFactor& factor) {
  switch (factor.kind) {
    case FactorKind::amount:
      return Measure::amount;
    case FactorKind::rate:
      return Measure::rate;
    case FactorKind::share:
      return Measure::share;
    case FactorKind::count:
      return measure_of_count(factor.unit);
    case FactorKind::number:
      break;
  }
  return Measure::count;
}

/// How the written digits stand to the value; digits in a scale that cells do not know are not edited.
void take_digits(const ProseFactor& factor, Quantity& quantity) {
  constexpr std::array<int, 5> units{0, 3, 4, 6, 8};
  quantity.percent = factor.kind == FactorKind::share;
  const bool known =
      quantity.percent ? factor.scale == -2 : std::find(units.begin(), units.end(), factor.scale) != units.end();
  if (!known) return;
  if (!quantity.percent) quantity.unit = static_cast<MoneyUnit>(factor.scale);
  if (!factor.digits.empty()) {
    quantity.digits = {factor.digits.begin - factor.place.begin, factor.digits.end - factor.place.begin};
  }
}

/// 11.25元的有1950人: money beside a count is what each of them gets.
void make_rates(const ProseReading& reading, std::vector<Cell>& cells) {
  for (const ProseProduct& product : reading.products) {
    const auto counts = [&](std::size_t index) { return reading.factors[index].kind == FactorKind::count; };
    if (std::none_of(product.factors.begin(), product.factors.end(), counts)) continue;
    for (const std::size_t index : product.factors) {
      if (cells[index].stated() && cells[index].measure == Measure::amount) cells[index].measure = Measure::rate;
    }
  }
}

Cell cell_of(const TextCell& text, const ProseFactor& factor) {
  Cell cell;
  if (factor.implicit) return cell;
  static_cast<Field&>(cell) = part_of(text, factor.place);
  cell.measure = measure_of(factor);
  cell.quantity.value = factor.value;
  cell.quantity.qualifier = factor.qualifier;
  cell.quantity.own_unit = cell.measure == Measure::amount || cell.measure == Measure::rate;
  cell.quantity.denominators = factor.denominators;
  cell.quantity.unit_word = factor.kind == FactorKind::count ? factor.unit : "";
  if (!factor.upper) take_digits(factor, cell.quantity);
  return cell;
}

}  // namespace

TextCell part_of(const Field& text, Span part) {
  TextCell cell{text};
  cell.text = text.text.substr(part.begin, part.size());
  return cell;
}

Prose read_prose(const TextCell& text, const PeriodCell& period) {
  Prose prose{read_calculation(text.text, context_of(period)), {}};
  prose.cells.reserve(prose.reading.factors.size());
  for (const ProseFactor& factor : prose.reading.factors) prose.cells.push_back(cell_of(text, factor));
  make_rates(prose.reading, prose.cells);
  for (const ProseEquation& equation : prose.reading.equations) prose.cells[equation.right].measure = Measure::amount;
  return prose;
}

}  // namespace budgetlint
