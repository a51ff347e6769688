// One changed cell in a random sound submission: the checker blames what a brute-force oracle finds.
#include <catch2/catch.hpp>

#include <algorithm>

#include "properties/blame/cases.hpp"
#include "properties/blame/changes.hpp"
#include "properties/blame/oracle.hpp"
#include "properties/blame/outcome.hpp"

namespace budgetlint::testing::blame {
namespace {

constexpr std::size_t changes_that_break = 2'500;
constexpr std::size_t changes_of_one = 6;

/// A changed submission and everything that is known of it.
struct Case {
  std::string name;
  std::vector<File> files;
  Model model;
  Analysis analysis;
  Outcome outcome;
};

class OneCell {
public:
  void run(const Sound& sound) {
    Random random(sound.seed * 77 + 5);
    for (std::size_t i = 0; i < changes_of_one; ++i) {
      const std::size_t cell = random.below(sound.model.entries.size());
      const auto files = change(random, sound.files, sound.model.entries[cell]);
      if (files) judge(sound, cell, *files);
    }
  }

  [[nodiscard]] const Tally& tally() const { return tally_; }

private:
  void judge(const Sound& sound, std::size_t cell, const std::vector<File>& files) {
    Case one{{}, files, read_model(files), {}, {}};
    Oracle oracle(one.model);
    one.analysis = oracle.analyse();
    one.outcome = blame(files, one.model, sound.results);
    one.name = "seed " + std::to_string(sound.seed) + ' ' + name_of(sound.files, sound.model, cell) + " -> " +
               name_of(files, one.model, cell);
    for (const Blame& blame : one.outcome.blames) one.name += "; " + blame.text;
    if (one.analysis.broken.empty()) {
      tally_.count("changes that break nothing");
      if (!one.outcome.blames.empty()) tally_.disagree("blamed though nothing is broken", one.name);
      return;
    }
    tally_.count("changes that break something");
    if (one.outcome.blames.empty()) tally_.disagree("unnoticed", one.name);
    const std::size_t left = broken_after(corrected(files, one.outcome.check));
    if (left > one.analysis.broken.size()) tally_.disagree("made worse by --fix", one.name);
    if (one.analysis.lone_rounding) {
      judge_rounding(one);
    } else if (one.analysis.singles.size() == 1) {
      judge_single(one, left);
    } else if (one.analysis.singles.size() > 1) {
      judge_tie(one);
    } else if (!one.analysis.heals_errors) {
      judge_without_single(one, oracle.pairs());
    }
  }

  /// A relation that only warns and is broken alone stands at its target, without a fix.
  void judge_rounding(const Case& one) {
    tally_.count("lone roundings");
    const std::size_t target = one.model.relations[one.analysis.broken.front()].target;
    const std::vector<Blame>& blames = one.outcome.blames;
    const bool right = blames.size() == 1 && blames.front().severity == Severity::warning &&
                       blames.front().cells == std::set{target} && blames.front().edits.empty();
    if (!right) tally_.disagree("lone rounding told otherwise", one.name);
  }

  void judge_single(const Case& one, std::size_t left) {
    tally_.count("single cells");
    const Single& single = one.analysis.singles.front();
    const std::vector<Blame>& blames = one.outcome.blames;
    const bool right = blames.size() == 1 && blames.front().cells == std::set{single.cell};
    if (!right) tally_.disagree("single cell not blamed, or not alone", one.name);
    if (single.one_value()) {
      tally_.count("single cells with one value");
      if (left != 0) tally_.disagree("single value not restored", one.name);
    } else {
      tally_.count("single cells with several values");
      if (right && !blames.front().edits.empty() && !is_backed(one, single, blames.front()))
        tally_.disagree("fix to one of several values", one.name);
    }
  }

  /// Of several values a fix may only take the one that an intact copy or sum states to its last digit, else the one
  /// that the cell could say with as many digits as now. And it has to heal.
  static bool is_backed(const Case& one, const Single& single, const Blame& blame) {
    const std::vector<File> files = edited(one.files, blame.edits);
    const Model model = read_model(files);
    const Numbers numbers = numbers_of(model);
    if (!broken_relations(model, numbers).empty()) return false;
    const auto stated_exactly = [&](std::size_t cell, const Numbers& all) {
      const std::vector<std::size_t>& relations = model.relations_of[cell];
      return std::any_of(relations.begin(), relations.end(), [&](std::size_t index) {
        const Equation& relation = model.relations[index];
        const bool printed = relation.kind == EquationKind::copy || relation.kind == EquationKind::sum;
        return printed && right_side(relation, all) == ticks(all[relation.target]);
      });
    };
    if (stated_exactly(single.cell, numbers)) return true;
    const auto states = [&](const Number& value) {
      Numbers other = numbers;
      other[single.cell] = value;
      return stated_exactly(single.cell, other);
    };
    return numbers[single.cell].place == one.model.entries[single.cell].number.place &&
           std::none_of(single.values.begin(), single.values.end(), states);
  }

  void judge_tie(const Case& one) {
    tally_.count("ties");
    std::set<std::size_t> candidates;
    for (const Single& single : one.analysis.singles) candidates.insert(single.cell);
    const std::vector<Blame>& blames = one.outcome.blames;
    const bool right = blames.size() == 1 && blames.front().cells == candidates && blames.front().edits.empty();
    if (!right) tally_.disagree("tie told otherwise", one.name);
  }

  /// What stood there before cannot be written with the digits that are there now; two cells might repair it.
  void judge_without_single(const Case& one, const Pairs& found) {
    if (found.unknown || found.pairs.empty()) return;
    tally_.count("changes that only pairs repair");
    std::set<std::size_t> cells;
    for (const Pair& pair : found.pairs) cells.insert({pair.first, pair.second});
    const std::set<std::size_t> blamed = one.outcome.cells();
    if (!std::includes(cells.begin(), cells.end(), blamed.begin(), blamed.end()))
      tally_.disagree("blamed outside all pairs", one.name);
  }

  static std::size_t broken_after(const std::vector<File>& files) {
    const Model model = read_model(files);
    return broken_relations(model, numbers_of(model)).size();
  }

  Tally tally_;
};

}  // namespace

TEST_CASE("one changed cell is noticed, and blamed where the oracle finds it") {
  OneCell run;
  for (std::uint64_t seed = 0; run.tally()["changes that break something"] < changes_that_break; ++seed) {
    const Sound sound = make_sound(seed);
    CAPTURE(seed);
    REQUIRE(broken_relations(sound.model, numbers_of(sound.model)).empty());
    run.run(sound);
  }
  const Tally& tally = run.tally();
  WARN(tally.report());
  // 99 % is asked for; each disagreement was looked at, and none is left but in the choice among several values.
  CHECK(tally["unnoticed"] == 0);
  CHECK(tally["blamed though nothing is broken"] == 0);
  CHECK(tally["made worse by --fix"] == 0);
  CHECK(tally["single cell not blamed, or not alone"] == 0);
  CHECK(tally["single value not restored"] == 0);
  CHECK(tally["tie told otherwise"] == 0);
  CHECK(tally["lone rounding told otherwise"] == 0);
  CHECK(tally["blamed outside all pairs"] == 0);
  CHECK(tally["fix to one of several values"] * 100 <= tally["single cells with several values"]);
  CHECK(tally["single cells"] > changes_that_break / 2);
  CHECK(tally["ties"] > changes_that_break / 5);
}

}  // namespace budgetlint::testing::blame
