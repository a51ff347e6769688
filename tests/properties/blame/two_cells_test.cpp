// Two changed cells that stand in one relation: the checker blames the pair that a brute-force oracle finds.
#include <catch2/catch.hpp>

#include "properties/blame/cases.hpp"
#include "properties/blame/changes.hpp"
#include "properties/blame/oracle.hpp"
#include "properties/blame/outcome.hpp"

namespace budgetlint::testing::blame {
namespace {

constexpr std::size_t changes_that_break = 800;
constexpr std::size_t changes_of_one = 5;

class TwoCells {
public:
  void run(const Sound& sound) {
    Random random(sound.seed * 91 + 7);
    for (std::size_t i = 0; i < changes_of_one; ++i) {
      const std::size_t cell = random.below(sound.model.entries.size());
      std::vector<std::size_t> neighbours;
      for (const std::size_t relation : sound.model.relations_of[cell]) {
        for (const std::size_t other : sound.model.relations[relation].cells) {
          if (other != cell) neighbours.push_back(other);
        }
      }
      const auto once = change(random, sound.files, sound.model.entries[cell]);
      if (neighbours.empty() || !once) continue;
      // The first change may have moved the digits of the second cell.
      const std::size_t neighbour = random.pick(neighbours);
      const auto twice = change(random, *once, read_model(*once).entries[neighbour]);
      if (twice) judge(sound, {cell, neighbour}, *twice);
    }
  }

  [[nodiscard]] const Tally& tally() const { return tally_; }

private:
  void judge(const Sound& sound, const Pair& changed, const std::vector<File>& files) {
    const Model model = read_model(files);
    Oracle oracle(model);
    const Analysis analysis = oracle.analyse();
    if (analysis.broken.empty()) return;
    const Outcome outcome = blame(files, model, sound.results);
    std::string name = "seed " + std::to_string(sound.seed);
    for (const std::size_t cell : {changed.first, changed.second}) {
      name += ' ' + name_of(sound.files, sound.model, cell) + " -> " + name_of(files, model, cell);
    }
    for (const Blame& blame : outcome.blames) name += "; " + blame.text;
    tally_.count("changes that break something");
    if (outcome.blames.empty()) tally_.disagree("unnoticed", name);
    const Model after = read_model(corrected(files, outcome.check));
    if (broken_relations(after, numbers_of(after)).size() > analysis.broken.size())
      tally_.disagree("made worse by --fix", name);
    if (analysis.lone_rounding || !analysis.singles.empty() || analysis.heals_errors) return;
    judge_pairs(oracle.pairs(), outcome, name);
  }

  void judge_pairs(const Pairs& found, const Outcome& outcome, const std::string& name) {
    if (found.unknown) {
      tally_.count("changes with more pairs than can be tried");
    } else if (found.pairs.size() == 1) {
      tally_.count("changes that exactly one pair repairs");
      const auto& [first, second] = *found.pairs.begin();
      const std::vector<Blame>& blames = outcome.blames;
      const bool right =
          blames.size() == 2 && outcome.cells() == std::set{first, second} && blames.front().cells.size() == 1;
      if (!right) tally_.disagree("pair not blamed, or not alone", name);
    } else if (!found.pairs.empty()) {
      tally_.count("changes that several pairs repair");
    }
  }

  Tally tally_;
};

}  // namespace

TEST_CASE("two changed cells are noticed, and both blamed where the oracle finds one pair") {
  TwoCells run;
  for (std::uint64_t seed = 0; run.tally()["changes that break something"] < changes_that_break; ++seed) {
    run.run(make_sound(seed));
  }
  const Tally& tally = run.tally();
  WARN(tally.report());
  CHECK(tally["unnoticed"] == 0);
  CHECK(tally["made worse by --fix"] == 0);
  const std::size_t pairs = tally["changes that exactly one pair repairs"];
  CHECK(pairs > changes_that_break / 4);
  CHECK((pairs - tally["pair not blamed, or not alone"]) * 100 >= pairs * 95);
}

}  // namespace budgetlint::testing::blame
