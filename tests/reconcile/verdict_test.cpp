// Every verdict of reconciliation.md's table, with a neighbour that gets another one.
#include <catch2/catch.hpp>
#include <deque>

#include "budgetlint/reconcile/judge.hpp"
#include "budgetlint/reconcile/tolerance.hpp"

using namespace budgetlint;

namespace {

const RuleInfo rule{"BL000", "a-rule", Severity::error, {"e", "z"}, {"e", "z"}};

/// Cells read from text, kept while a test looks at them.
class Cells {
public:
  const Cell* amount(std::string_view text, MoneyUnit unit = MoneyUnit::ten_thousand) {
    return add(text, QuantityKind::amount, Measure::amount, unit);
  }
  const Cell* rate(std::string_view text) { return add(text, QuantityKind::rate, Measure::rate, MoneyUnit::yuan); }
  const Cell* count(std::string_view text) {
    return add(text, QuantityKind::count, Measure::headcount, MoneyUnit::yuan);
  }

private:
  const Cell* add(std::string_view text, QuantityKind kind, Measure measure, MoneyUnit unit) {
    const QuantityReading reading = read_quantity(text, kind, unit);
    REQUIRE(reading.quantity);
    Cell cell;
    cell.state = CellState::stated;
    cell.text = text;
    cell.measure = measure;
    cell.quantity = *reading.quantity;
    return &cells_.emplace_back(cell);
  }

  std::deque<Cell> cells_;
};

struct Case {
  Cells cells;

  Judgement copy(const Cell* target, const Cell* other) {
    return judge({&rule, RelationKind::copy, target, {{{other}}}, {}});
  }

  Judgement sum(const Cell* target, const std::vector<const Cell*>& items) {
    Relation relation{&rule, RelationKind::sum, target, {}, {}};
    for (const Cell* item : items) relation.terms.push_back({{item}});
    return judge(relation);
  }

  /// amount = headcount × rate, with further counts of the form for hints
  Judgement computed(std::string_view amount, std::string_view count, std::string_view rate,
                     std::vector<const Cell*> counts = {}) {
    return judge({&rule,
                  RelationKind::computed,
                  cells.amount(amount),
                  {{{cells.count(count), cells.rate(rate)}}},
                  std::make_shared<const std::vector<const Cell*>>(std::move(counts))});
  }
};

Verdict copy(std::string_view a, std::string_view b) {
  Case c;
  return c.copy(c.cells.amount(a), c.cells.amount(b)).verdict;
}

Verdict sum(std::string_view total, const std::vector<std::string>& items) {
  Case c;
  std::vector<const Cell*> cells;
  for (const std::string& item : items) cells.push_back(c.cells.amount(item));
  return c.sum(c.cells.amount(total), cells).verdict;
}

Verdict computed(std::string_view amount, std::string_view count, std::string_view rate) {
  return Case().computed(amount, count, rate).verdict;
}

}  // namespace

TEST_CASE("a copy is equal after conversion of units, to the last digit") {
  CHECK(copy("54", "54.00万") == Verdict::holds);
  CHECK(copy("54", "540000元") == Verdict::holds);
  CHECK(copy("53", "54") == Verdict::one_digit);
  CHECK(copy("25", "25.5") == Verdict::mismatch);  // they would touch if each had its rounding interval
  CHECK(copy("53.6", "53.64") == Verdict::mismatch);
}

TEST_CASE("a copy written in another unit is rounded to the coarser last digit, never in the same unit") {
  CHECK(copy("53.64", "536362.5元") == Verdict::holds);
  CHECK(copy("536362.5元", "53.64") == Verdict::holds);
  CHECK(copy("53.63", "536362.5元") == Verdict::one_digit);
  CHECK(copy("53", "536362.5元") == Verdict::one_digit);
  CHECK(copy("54", "536362.5元") == Verdict::holds);
}

TEST_CASE("marked amounts of a copy stand for their sets") {
  CHECK(copy("约6914万", "6914.304") == Verdict::holds);
  CHECK(copy("约6914万", "6914.5") != Verdict::holds);  // the set is open at its upper end
  CHECK(copy("约6914万", "6913.5") == Verdict::holds);
  CHECK(copy("约500", "496") == Verdict::mismatch);  // in a copy 约 is worth its last written digit only
  CHECK(copy("50以上", "54") == Verdict::holds);
  CHECK(copy("50以上", "49") == Verdict::mismatch);
  CHECK(copy("不超过50", "50") == Verdict::holds);
  CHECK(copy("不超过50", "51") == Verdict::one_digit);
  CHECK(copy("近50", "45") == Verdict::holds);
  CHECK(copy("近50", "50") == Verdict::holds);  // the same figure stated twice, as printed
  CHECK(copy("近50", "44.9") != Verdict::holds);
  CHECK(copy("50余万元", "54") == Verdict::holds);
  CHECK(copy("50余万元", "60") != Verdict::holds);
  CHECK(copy("预计53", "54") == Verdict::one_digit);  // a forecast has no slack
}

TEST_CASE("a sum is exact as printed; an approximation adds nothing, a bound does") {
  CHECK(sum("25.5", {"2.5", "23"}) == Verdict::holds);
  CHECK(sum("约25.5", {"约2.5", "约23"}) == Verdict::holds);
  CHECK(sum("约26", {"约2.5", "约23"}) != Verdict::holds);
  CHECK(sum("30", {"2.5", "23以上"}) == Verdict::holds);
  CHECK(sum("25", {"2.5", "23以上"}) != Verdict::holds);
  CHECK(sum("77.64", {"536362.5元", "24"}) == Verdict::holds);
  CHECK(sum("77.63", {"536362.5元", "24"}) != Verdict::holds);
}

TEST_CASE("a computed amount is the exact product rounded half up to its last written digit") {
  CHECK(computed("54", "1", "536362.5") == Verdict::holds);
  CHECK(computed("53.6", "1", "536362.5") == Verdict::holds);
  CHECK(computed("53.63625", "1", "536362.5") == Verdict::holds);
  CHECK(computed("12.5", "1", "124500") == Verdict::holds);
  CHECK(computed("12.3", "1", "122500") == Verdict::holds);
  CHECK(computed("约2.5", "1", "24996") == Verdict::holds);
  CHECK(computed("约6900", "1", "69440000") == Verdict::holds);  // 6944 lies within half a hundred of 6900
  CHECK(computed("约6900", "1", "69500000") != Verdict::holds);
  CHECK(computed("6900", "1", "69440000") != Verdict::holds);
}

TEST_CASE("other roundings of a computed amount are told by name") {
  CHECK(computed("12.2", "1", "122500") == Verdict::half_even);
  CHECK(computed("53", "1", "536362.5") == Verdict::truncated);
  CHECK(computed("55", "1", "541000") == Verdict::rounded_up);
}

TEST_CASE("approximate input: the amount holds once the marked factors range over their sets") {
  Case c;
  const Judgement judgement = c.computed("500", "160", "平均3.1万元/人");
  CHECK(judgement.verdict == Verdict::approximate_input);
  REQUIRE(judgement.implied);
  CHECK(*judgement.implied == Decimal(31250, 0));
  CHECK(computed("500", "160", "3.1万元/人") == Verdict::round_figure);
  CHECK(computed("504", "160", "平均3.1万元/人") == Verdict::approximate_input);  // 503.5 would have rounded to it
  CHECK(computed("505", "160", "平均3.1万元/人") == Verdict::mismatch);
}

TEST_CASE("round figure: trailing zeros, rounding there, at most two percent off") {
  CHECK(computed("500", "1", "4960000") == Verdict::round_figure);
  CHECK(computed("500", "1", "4890000") == Verdict::mismatch);  // 2.2 %
  CHECK(computed("501", "1", "4960000") == Verdict::mismatch);
}

TEST_CASE("tail difference: small digits, at most one of them, within the items' halves") {
  CHECK(sum("7759.54", {"245.03", "7514.50"}) == Verdict::tail_difference);
  CHECK(sum("7759.55", {"245.03", "7514.50"}) != Verdict::tail_difference);
  CHECK(sum("25.6", {"2.5", "23.0"}) != Verdict::tail_difference);  // a digit of 1000元 is too much
  CHECK(copy("7759.54", "7759.53") != Verdict::tail_difference);    // one item has no tail to share
}

TEST_CASE("ratios: unit slip before missing factor before decimal shift") {
  CHECK(copy("54元", "54") == Verdict::unit_slip);
  CHECK(copy("540000", "54") == Verdict::unit_slip);
  CHECK(copy("54000", "54") == Verdict::unit_slip);
  CHECK(copy("54亿元", "54元") == Verdict::unit_slip);
  CHECK(copy("5.4亿元", "54元") == Verdict::decimal_shift);
  CHECK(computed("12", "100", "100") == Verdict::missing_factor);  // multiplied by 12 once too often
  CHECK(computed("1", "1200", "100") == Verdict::missing_factor);
  CHECK(copy("27", "54") == Verdict::missing_factor);
  CHECK(copy("5.4", "54") == Verdict::decimal_shift);
  CHECK(copy("5400", "54") == Verdict::decimal_shift);
  Case c;
  const Judgement judgement = c.computed("7", "100", "100", {c.cells.count("7")});
  CHECK(judgement.verdict == Verdict::missing_factor);
  CHECK(judgement.hint != nullptr);
}

TEST_CASE("slips of digits and of items") {
  CHECK(copy("7541.5", "7514.5") == Verdict::transposed_digits);
  CHECK(copy("7514.6", "7514.5") == Verdict::one_digit);
  CHECK(copy("7614.6", "7514.5") == Verdict::mismatch);
  CHECK(sum("66", {"54", "25.5", "12"}) == Verdict::item_missing);
  CHECK(sum("117", {"54", "25.5", "12"}) == Verdict::item_doubled);
  CHECK(sum("118", {"54", "25.5", "12"}) == Verdict::mismatch);
}

TEST_CASE("severity: verdicts of rounding are warnings, and so is a surplus where the relation says so") {
  Case c;
  Relation relation{&rule, RelationKind::copy, c.cells.amount("60"), {{{c.cells.amount("54")}}}, {}};
  CHECK(severity_of(relation, judge(relation)) == Severity::error);
  relation.surplus = Surplus::warning;
  CHECK(severity_of(relation, judge(relation)) == Severity::warning);
  std::swap(relation.target, relation.terms[0].factors[0]);
  CHECK(severity_of(relation, judge(relation)) == Severity::error);
  relation.surplus = {};
  CHECK(severity_of(relation, Case().computed("12.2", "1", "122500")) == Severity::warning);           // half even
  CHECK(severity_of(relation, Case().computed("53", "1", "536362.5")) == Severity::warning);           // truncated
  CHECK(severity_of(relation, Case().computed("55", "1", "541000")) == Severity::warning);             // rounded up
  CHECK(severity_of(relation, Case().computed("500", "160", "平均3.1万元/人")) == Severity::warning);  // marked
  CHECK(severity_of(relation, Case().computed("500", "1", "4960000")) == Severity::warning);           // round figure
  CHECK(severity_of(relation, Case().computed("12", "100", "100")) == Severity::error);
}

TEST_CASE("numbers too large to calculate are told, never wrapped") {
  Case c;
  const Cell* large = c.cells.amount("999999999999999999999999亿元");
  const Relation relation{&rule, RelationKind::computed, c.cells.amount("1"), {{{large, large}}}, {}};
  CHECK(judge(relation).verdict == Verdict::not_evaluable);
  CHECK_FALSE(holds(relation));
  CHECK_FALSE(computed_value(relation));
  CHECK_FALSE(lies_within(relation, {Tolerance::Kind::relative, Decimal(1, 0), {}}));
}

TEST_CASE("repairs stand in for what the cells state") {
  Case c;
  const Relation relation{&rule, RelationKind::copy, c.cells.amount("53"), {{{c.cells.amount("54")}}}, {}};
  const Repair repair{relation.target, relation.terms[0].factors[0]->quantity};
  CHECK(judge(relation, {&repair, 1}).holds());
}
