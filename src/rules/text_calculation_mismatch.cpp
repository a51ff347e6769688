#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/reconcile/card.hpp"
#include "budgetlint/reconcile/judge.hpp"
#include "build.hpp"
#include "line_terms.hpp"
#include "prose_calculation.hpp"
#include "readings.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

using Cells = std::vector<const Cell*>;

/// Counts of persons and things, rates, and shares; lengths of time are often left to the reader.
struct Numbers {
  Cells counts, rates, shares;

  void add(const Cell& cell) {
    if (!cell.stated()) return;
    if (cell.measure == Measure::rate) rates.push_back(&cell);
    if (cell.measure == Measure::share) shares.push_back(&cell);
    if (cell.measure == Measure::headcount || cell.measure == Measure::count) counts.push_back(&cell);
  }
};

/// The written calculation, where all of it can be calculated.
struct Written {
  Numbers numbers;
  std::vector<Term> terms;
};

std::optional<Written> written_in(const Direction& direction, const Detail& detail) {
  Written written;
  for (const CalculationLine& line : detail.calculation) {
    LineReading reading = read_line_factors(line, direction.period);
    Term* term = std::get_if<Term>(&reading);
    if (term == nullptr) return std::nullopt;
    for (const Cell* factor : term->factors) written.numbers.add(*factor);
    written.terms.push_back(std::move(*term));
  }
  return written;
}

Numbers numbers_in(const std::vector<Term>& terms) {
  Numbers numbers;
  for (const Term& term : terms) {
    for (const Cell* factor : term.factors) numbers.add(*factor);
  }
  return numbers;
}

/// Takes what both have out of both.
void strike_common(Cells& a, Cells& b) {
  std::erase_if(a, [&](const Cell* cell) {
    const auto same = std::find_if(b.begin(), b.end(),
                                   [&](const Cell* other) { return other->quantity.value == cell->quantity.value; });
    if (same == b.end()) return false;
    b.erase(same);
    return true;
  });
}

/// The text's number and the calculation's are one number stated twice.
void add_copies(const Cells& text, const Cells& written, Worksheet& worksheet) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    add_copy(worksheet, text_calculation_mismatch.info, *text[i], *written[i]);
  }
}

Relation amounts(const Cell& amount, const std::vector<Term>& terms) {
  return {&text_calculation_mismatch.info, RelationKind::computed, &amount, terms, {}};
}

/// What the terms come to, rounded like the amount, once a cell among them has this value; empty when too large.
std::optional<Decimal> repaired_value(const Relation& relation, const Cell& cell, const Decimal& value) {
  Cell repaired = cell;
  repaired.quantity.value = value;
  const Cell* const replacement = &repaired;
  Relation other = relation;
  for (Term& term : other.terms) std::replace(term.factors.begin(), term.factors.end(), &cell, replacement);
  const auto computed = computed_value(other);
  return computed ? computed->rounded(relation.target->quantity.value.exponent(), Rounding::half_up) : std::nullopt;
}

/// True when some repair of the suspect makes one side come to what the other does.
bool can_meet(const Suspect& suspect, const Relation& side, const Decimal& other) {
  const auto wanted = other.rounded(side.target->quantity.value.exponent(), Rounding::half_up);
  const auto least = repaired_value(side, *suspect.cell, suspect.low);
  const auto most = suspect.high ? repaired_value(side, *suspect.cell, *suspect.high) : std::nullopt;
  return wanted && least && *least <= *wanted && (suspect.high ? most && *wanted <= *most : true);
}

void tell_amounts(const Detail& detail, const Relation& text_side, const Relation& written_side, const Decimal& text,
                  const Decimal& written, Worksheet& worksheet) {
  const MoneyUnit unit = detail.amount.quantity.unit;
  Finding finding = finding_at(text_calculation_mismatch.info, detail.explanation, {});
  const std::string here = in_unit(text, unit);
  const std::string there = in_unit(written, unit);
  const std::string_view name = money_unit_name(unit);
  finding.unit = name;
  finding.computed = here;
  finding.message = {
      fmt::format("{} gives {} {}, the calculation beside it {} {}", finding.place.field, here, name, there, name),
      fmt::format("{} 得出 {} {}，而旁边的测算为 {} {}", finding.place.field, here, name, there, name)};
  finding.related.push_back(related(Role::contradicts, detail.calculation_field));
  worksheet.echoes.push_back({std::move(finding), [=](const Suspect& suspect) {
                                return can_meet(suspect, text_side, written) || can_meet(suspect, written_side, text);
                              }});
}

void check_detail(const Direction& direction, const Detail& detail, Worksheet& worksheet) {
  const bool both = !detail.calculation.empty() && detail.explanation.stated() && detail.amount.stated();
  if (!both || !may_name_money(detail.explanation.text)) return;
  const Prose& prose = reading_of(detail.explanation, direction.period, worksheet);
  if (!prose.reading.evaluated() || !prose.reading.value.exact()) return;
  const std::optional<Written> written = written_in(direction, detail);
  const std::vector<Term> terms = terms_of(prose);
  if (!written || terms.empty()) return;
  const Relation text_side = amounts(detail.amount, terms);
  const Relation written_side = amounts(detail.amount, written->terms);
  const auto left = computed_value(text_side);
  const auto right = computed_value(written_side);
  if (!left || !right) return;
  const bool lumps = written->numbers.rates.empty();  // they print amounts alone: nothing but those can be compared
  Numbers text = numbers_in(terms);
  Numbers line = written->numbers;
  strike_common(text.counts, line.counts);
  strike_common(text.rates, line.rates);
  strike_common(text.shares, line.shares);
  const bool paired = text.counts.size() == line.counts.size() && text.rates.size() == line.rates.size() &&
                      text.shares.size() == line.shares.size();
  if (!lumps && paired && !(text.counts.empty() && text.rates.empty() && text.shares.empty())) {
    add_copies(text.counts, line.counts, worksheet);
    add_copies(text.rates, line.rates, worksheet);
    add_copies(text.shares, line.shares, worksheet);
    return;
  }
  // 5组×240人 is 1200人: other factors may give the same amount.
  const int digit = detail.amount.quantity.value.exponent();
  const auto rounded_left = left->rounded(digit, Rounding::half_up);
  const auto rounded_right = right->rounded(digit, Rounding::half_up);
  if (rounded_left && rounded_right && *rounded_left == *rounded_right) return;
  tell_amounts(detail, text_side, written_side, *left, *right, worksheet);
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    for (const Detail& detail : direction.details) check_detail(direction, detail, worksheet);
  }
}

}  // namespace

const Rule text_calculation_mismatch{
    {"BL602",
     "text-calculation-mismatch",
     Severity::error,
     {"the explanation and the calculation beside it differ", "测算说明的文字与测算不一致"},
     {"Where both an explanation in words and a calculation are given, they say the same: the same amount from the "
      "same counts, rates and shares. A text that cannot be calculated is not compared, and neither is one that groups "
      "its factors otherwise and comes to the same amount.",
      "文字说明与“测算”同时填写时，两者的人数、标准、分担比例和金额应当一致。无法据文字测算的不作比较；"
      "文字把各数另行归并、而金额相同的，也不提示。"},
     R"(
 # 附表3
 details:
   - item: 高龄津贴
     amount: 96
     explanation: 4000人，每人每月20元
     calculation:
-      - headcount: 4001
+      - headcount: 4000
         rate: 20元/人/月
         months: 12
 total: 96
)"},
    check};

}  // namespace budgetlint
