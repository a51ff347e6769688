// The bound on the search for causes: what comes out when it is hit, and that it never blames then.
#include "budgetlint/reconcile/diagnose.hpp"

#include <catch2/catch.hpp>
#include <deque>

#include "budgetlint/command/check.hpp"
#include "budgetlint/rules/rule.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

const std::string head =
    "form: direction\nyear: 2023\ndepartment: 某局\ndirection: 甲\nfund: {name: 甲, amount: }\nperiod: 2023年\n";

/// What a form's relations come to, judged so many times in each search.
Diagnosis diagnosis_of(const std::string& cells, std::size_t judgements) {
  const std::vector<Input> files{{"a.yaml", Input::How::named, head + cells}};
  const Intake intake = read_run(files, {});
  REQUIRE(intake.run.submissions.size() == 1);
  const Worksheet worksheet = fill_worksheet(intake.run.submissions.front(), intake.run, Policy());
  return diagnose(Network(worksheet.relations), judgements);
}

std::size_t broken_in(const Diagnosis& diagnosis) {
  std::size_t broken = diagnosis.unexplained.size();
  for (const Cause& cause : diagnosis.causes) broken += cause.broken.size();
  return broken;
}

// One cell: 53. A pair: 项目金额 or one of its sources with it, or 合计 with one of its items.
const std::string one_cell = "amount: 54\ndetails: [{amount: 54}]\ntotal: 53\n";
const std::string one_of_four_pairs =
    "amount: 30\nsources: {central: 12, city: 18}\ndetails: [{amount: 10}, {amount: 25}]\ntotal: 35\n";

/// Amounts, in 万元 where no unit is written, and what they are to each other.
class Amounts {
public:
  const Cell* add(std::string_view text) {
    Cell cell;
    cell.state = CellState::stated;
    cell.text = text;
    cell.measure = Measure::amount;
    cell.quantity = read_quantity(text, QuantityKind::amount, MoneyUnit::ten_thousand).quantity.value();
    return &cells_.emplace_back(cell);
  }
  void copy(const Cell* target, const Cell* other) {
    relations_.push_back({&rule_, RelationKind::copy, target, {{{other}}}, {}});
  }
  /// The same amount stated so many times more.
  void restate(const Cell* target, std::string_view text, int times) {
    for (int i = 0; i < times; ++i) copy(target, add(text));
  }
  void sum(const Cell* total, const Cell* a, const Cell* b) {
    relations_.push_back({&rule_, RelationKind::sum, total, {{{a}}, {{b}}}, {}});
  }
  [[nodiscard]] Diagnosis diagnosis() const { return diagnose(Network(relations_)); }

private:
  const RuleInfo rule_{"BL000", "a-rule", Severity::error, {"e", "z"}, {"e", "z"}};
  std::deque<Cell> cells_;
  std::vector<Relation> relations_;
};

using Indices = std::vector<std::size_t>;

}  // namespace

TEST_CASE("with work enough every broken relation is explained, and nothing is told of a bound") {
  for (const std::string& cells : {one_cell, one_of_four_pairs}) {
    const Diagnosis diagnosis = diagnosis_of(cells, judgements_per_group);
    CHECK_FALSE(diagnosis.bound_reached);
    CHECK(diagnosis.unexplained.empty());
    CHECK_FALSE(diagnosis.causes.empty());
  }
}

TEST_CASE("whatever the bound, a broken relation is explained as it would be without it, or stands for itself") {
  for (const std::string& cells : {one_cell, one_of_four_pairs}) {
    const Diagnosis whole = diagnosis_of(cells, judgements_per_group);
    std::size_t cut_short = 0;
    for (std::size_t judgements = 0; judgements < 600; ++judgements) {
      CAPTURE(cells, judgements);
      const Diagnosis diagnosis = diagnosis_of(cells, judgements);
      CHECK(broken_in(diagnosis) >= broken_in(whole));
      if (diagnosis.bound_reached) {
        ++cut_short;
        CHECK(diagnosis.causes.empty());
        CHECK_FALSE(diagnosis.unexplained.empty());
        continue;
      }
      CHECK(diagnosis.unexplained.empty());
      REQUIRE(diagnosis.causes.size() == whole.causes.size());
      for (std::size_t i = 0; i < whole.causes.size(); ++i) {
        CHECK(diagnosis.causes[i].suspects.size() == whole.causes[i].suspects.size());
        CHECK(diagnosis.causes[i].broken == whole.causes[i].broken);
      }
    }
    CHECK(cut_short > 5);
  }
}

TEST_CASE("a cell that most others agree on explains what its repair mends, and the rest is explained without it") {
  Amounts amounts;
  const Cell* wrong = amounts.add("99");
  amounts.restate(wrong, "10", 12);
  const Cell* other = amounts.add("50");
  amounts.copy(wrong, other);
  const Diagnosis diagnosis = amounts.diagnosis();
  CHECK(diagnosis.unexplained.empty());
  REQUIRE(diagnosis.causes.size() == 2);
  CHECK(diagnosis.causes[0].suspects.front().cell == wrong);
  CHECK(diagnosis.causes[0].suspects.front().low == Decimal(10, 4));
  CHECK(diagnosis.causes[0].broken == Indices{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
  CHECK(diagnosis.causes[1].suspects.front().cell == other);
  CHECK(diagnosis.causes[1].broken == Indices{12});
}

TEST_CASE("of two cells that others agree on, the one with fewer against it is taken first") {
  // Five say 10 for `more` and three that it is right; three and the sum say 20 for `clearer`, and one that it is
  // right.
  Amounts amounts;
  const Cell* more = amounts.add("99");
  const Cell* clearer = amounts.add("99");
  amounts.restate(more, "10", 5);
  amounts.restate(more, "99", 3);
  amounts.restate(clearer, "20", 3);
  amounts.restate(clearer, "99", 1);
  amounts.sum(amounts.add("119"), more, clearer);
  const Diagnosis diagnosis = amounts.diagnosis();
  REQUIRE(diagnosis.causes.size() == 1);
  CHECK(diagnosis.causes[0].suspects.front().cell == clearer);
  CHECK(diagnosis.causes[0].suspects.front().low == Decimal(20, 4));
  CHECK(diagnosis.causes[0].broken == Indices{8, 9, 10, 12});
  CHECK(diagnosis.unexplained == Indices{0, 1, 2, 3, 4});
}

TEST_CASE("what holds with a repair too does not speak against it") {
  // 536362.5元 holds with 53.64万, but says what the others do.
  Amounts amounts;
  const Cell* rounded = amounts.add("53.64");
  amounts.restate(rounded, "536362.5元", 11);
  amounts.restate(rounded, "53.63625", 12);
  const Cell* other = amounts.add("50");
  amounts.copy(rounded, other);
  const Diagnosis diagnosis = amounts.diagnosis();
  CHECK(diagnosis.unexplained.empty());
  REQUIRE(diagnosis.causes.size() == 2);
  CHECK(diagnosis.causes[0].suspects.front().cell == rounded);
  CHECK(diagnosis.causes[0].suspects.front().low == Decimal(5'363'625, -1));
  CHECK(diagnosis.causes[0].broken == Indices{11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22});
  CHECK(diagnosis.causes[1].suspects.front().cell == other);
  CHECK(diagnosis.causes[1].broken == Indices{23});
}
