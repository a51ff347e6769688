#include "prose_calculation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/reconcile/card.hpp"
#include "build.hpp"
#include "cards.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

using Counts = std::shared_ptr<const std::vector<const Cell*>>;

std::optional<Term> term_of(const Prose& prose, const ProseProduct& product) {
  Term term;
  term.multiplier = product.multiplier;
  for (const std::size_t index : product.factors) {
    const ProseFactor& factor = prose.reading.factors[index];
    if (!factor.implicit) {
      term.factors.push_back(&prose.cells[index]);
      continue;
    }
    const auto implicit = Decimal::multiply(term.implicit, factor.value);
    const auto multiplier = Decimal::multiply(term.multiplier, factor.value);
    if (!implicit || !multiplier) return std::nullopt;
    term.implicit = *implicit;
    term.multiplier = *multiplier;
  }
  if (term.factors.empty()) return std::nullopt;
  return term;
}

bool is_lump(const Term& term) {
  return term.factors.size() == 1 && term.factors.front()->measure == Measure::amount &&
         term.multiplier == Decimal(1, 0);
}

Relation relation_of(const Cell& target, std::vector<Term> terms, const Counts& counts) {
  const bool printed = std::all_of(terms.begin(), terms.end(), is_lump);
  return {&calculation_mismatch.info, printed ? RelationKind::sum : RelationKind::computed, &target, std::move(terms),
          counts};
}

/// The products directly before a printed result that give what the reading says stands there; empty when it is
/// something else.
std::vector<Term> terms_before(const Prose& prose, const std::vector<Term>& terms, const ProseEquation& equation) {
  const Cell& right = prose.cells[equation.right];
  const auto stands_before = [&](const Term& term) {
    return std::all_of(term.factors.begin(), term.factors.end(),
                       [&](const Cell* factor) { return factor->text.data() < right.text.data(); });
  };
  std::vector<Term> before;
  for (std::size_t i = terms.size(); i-- > 0;) {
    if (!stands_before(terms[i])) continue;
    before.insert(before.begin(), terms[i]);
    const std::optional<Decimal> sum = computed_value(relation_of(right, before, {}));
    if (sum && *sum == *equation.left.low) return before;
  }
  return {};
}

std::string range_of(const ProseValue& value, MoneyUnit unit, Language language) {
  const bool english = language == Language::english;
  if (value.exact()) return in_unit(*value.low, unit);
  if (!value.low) return (english ? "at most " : "不超过 ") + in_unit(*value.high, unit);
  if (!value.high) return (english ? "at least " : "不低于 ") + in_unit(*value.low, unit);
  return in_unit(*value.low, unit) + (english ? " to " : " 至 ") + in_unit(*value.high, unit);
}

Finding outside_card(const Cell& stated, const ProseValue& value, Text what) {
  const MoneyUnit unit = stated.quantity.unit;
  Finding finding = finding_at(calculation_mismatch.info, stated, {});
  const std::string_view name = money_unit_name(unit);
  finding.unit = name;
  finding.message = {fmt::format("{} {} is not {}, {} {}", finding.place.field, finding.stated, what.english,
                                 range_of(value, unit, Language::english), name),
                     fmt::format("{} {} 与{} {} {}不符", finding.place.field, finding.stated, what.chinese,
                                 range_of(value, unit, Language::chinese), name)};
  return finding;
}

void check_equation(const Prose& prose, const std::vector<Term>& terms, const ProseEquation& equation,
                    const Counts& counts, Worksheet& worksheet) {
  const Cell& right = prose.cells[equation.right];
  if (equation.left.exact()) {
    std::vector<Term> before = terms_before(prose, terms, equation);
    if (!before.empty()) {
      worksheet.relations.push_back(relation_of(right, std::move(before), counts));
      return;
    }
  }
  if (equation.agreement != Agreement::differs) return;
  worksheet.findings.push_back(outside_card(right, equation.left, {"what stands before it", "前面的算式"}));
  if (!equation.left.exact()) worksheet.findings.back().severity = Severity::warning;
}

/// A range or a bound (1000—1200元) leaves the amount a choice. Outside it, it is only doubtful: nobody is blamed.
void check_range(const Detail& detail, const ProseValue& value, Worksheet& worksheet) {
  const Quantity& stated = detail.amount.quantity;
  const bool marked = stated.qualifier != Qualifier::none && stated.qualifier != Qualifier::forecast;
  const int digit = marked ? stated.value.last_nonzero_place() : stated.value.exponent();
  const auto low = value.low ? value.low->rounded(digit, Rounding::down) : std::nullopt;
  const auto high = value.high ? value.high->rounded(digit, Rounding::up) : std::nullopt;
  const bool below = low && stated.value < *low;
  const bool above = high && stated.value > *high;
  if (!below && !above) return;
  if (stated.qualifier == Qualifier::at_least || stated.qualifier == Qualifier::at_most) return;
  worksheet.findings.push_back(outside_card(detail.amount, value, {"what its explanation allows", "测算依据所给的"}));
  worksheet.findings.back().severity = Severity::warning;
}

}  // namespace

std::vector<Term> terms_of(const Prose& prose) {
  std::vector<Term> terms;
  for (const ProseProduct& product : prose.reading.products) {
    std::optional<Term> term = term_of(prose, product);
    if (!term) return {};
    terms.push_back(std::move(*term));
  }
  return terms;
}

void add_counts(const Prose& prose, std::vector<const Cell*>& counts) {
  if (!prose.reading.evaluated()) return;
  for (std::size_t i = 0; i < prose.cells.size(); ++i) {
    const ProseFactor& factor = prose.reading.factors[i];
    if (factor.kind == FactorKind::count && !factor.implicit && !factor.upper) counts.push_back(&prose.cells[i]);
  }
}

void check_prose(const Detail& detail, const Prose& prose, const Counts& counts, Worksheet& worksheet) {
  const ProseReading& reading = prose.reading;
  std::vector<Term> terms = terms_of(prose);
  if (terms.empty()) {
    const bool silent =
        detail.amount.blank() || (reading.obstacle && reading.obstacle->obstacle == Obstacle::no_quantities);
    if (!silent) {
      worksheet.unjudged.push_back({&calculation_mismatch.info, &detail.amount, {}, &detail.explanation});
    }
    return;
  }
  for (const ProseEquation& equation : reading.equations) check_equation(prose, terms, equation, counts, worksheet);
  if (detail.amount.blank()) {
    if (reading.value.exact())
      add_blank_amount(worksheet, detail, relation_of(detail.amount, std::move(terms), counts));
    return;
  }
  if (detail.amount.unreadable()) {
    std::vector<const Cell*> known;
    for (const Term& term : terms) known.insert(known.end(), term.factors.begin(), term.factors.end());
    worksheet.unjudged.push_back({&calculation_mismatch.info, &detail.amount, std::move(known), &detail.amount});
  } else if (reading.value.exact()) {
    worksheet.relations.push_back(relation_of(detail.amount, std::move(terms), counts));
  } else {
    check_range(detail, reading.value, worksheet);
  }
}

}  // namespace budgetlint
