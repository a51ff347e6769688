// The bound on the search for causes: what comes out when it is hit, and that it never blames then.
#include "budgetlint/reconcile/diagnose.hpp"

#include <catch2/catch.hpp>

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
