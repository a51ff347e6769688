#include "properties/blame/cases.hpp"

#include <algorithm>
#include <stdexcept>

#include "generate/generate.hpp"

namespace budgetlint::testing::blame {

Sound make_sound(const Draw& draw) {
  Shape shape;
  shape.explanations = Explanations::left_out;  // the oracle cannot read
  shape.directions = draw.directions;
  shape.totals = draw.blank_totals ? Totals::some_blank : Totals::stated;
  Sound sound;
  sound.draw = draw;
  for (GeneratedForm& form : generate_submission(draw.seed, shape)) sound.files.push_back({form.name, form.yaml});
  sound.model = read_model(sound.files);
  if (!broken_relations(sound.model, numbers_of(sound.model)).empty())
    throw std::logic_error("the oracle finds a sound submission broken");
  return sound;
}

Case examine(const Sound& sound, const std::vector<File>& files, const std::vector<std::size_t>& changed) {
  Case one;
  one.files = files;
  one.model = read_model(files);
  Oracle oracle(one.model);
  one.analysis = oracle.analyse();
  if (!one.analysis.broken.empty() && one.analysis.singles.empty()) one.pairs = oracle.pairs();
  one.outcome = blame(files, one.model);
  one.left = one.analysis.broken.size();
  const std::vector<Finding>& findings = one.outcome.check.results.findings;
  if (std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return !finding.fixes.empty(); })) {
    const Model after = read_model(corrected(files, one.outcome.check));
    one.left = broken_relations(after, numbers_of(after)).size();
  }
  one.name = text_of(sound.draw) + ' ';
  for (const std::size_t cell : changed) {
    one.name += name_of(sound.files, sound.model, cell) + " -> " + name_of(files, one.model, cell) + "; ";
  }
  for (const Pair& pair : one.pairs.pairs) {
    one.name +=
        "\n      oracle: " + name_of(files, one.model, pair.first) + ", " + name_of(files, one.model, pair.second);
  }
  for (const Blame& blame : one.outcome.blames) one.name += "\n      " + blame.text;
  return one;
}

std::string never_right(const Case& one) {
  const bool told = !one.outcome.blames.empty();
  if (told && one.analysis.broken.empty()) return "blamed though nothing is broken: " + one.name;
  if (!told && !one.analysis.broken.empty()) return "unnoticed: " + one.name;
  if (one.left > one.analysis.broken.size()) return "made worse by --fix: " + one.name;
  if (one.analysis.lone_rounding || one.analysis.heals_errors) return {};
  std::set<std::size_t> cells;
  for (const Single& single : one.analysis.singles) cells.insert(single.cell);
  if (cells.empty() && (one.pairs.unknown || one.pairs.pairs.empty())) return {};
  for (const Pair& pair : one.pairs.pairs) cells.insert({pair.first, pair.second});
  const std::set<std::size_t> blamed = one.outcome.cells();
  const bool inside = std::includes(cells.begin(), cells.end(), blamed.begin(), blamed.end());
  return inside ? std::string() : "blamed outside all smallest repairs: " + one.name;
}

void Tally::disagree(const std::string& what, const std::string& example) {
  constexpr std::size_t shown = 3;
  count(what);
  std::vector<std::string>& examples = examples_[what];
  if (examples.size() < shown) examples.push_back(example);
}

std::size_t Tally::operator[](const std::string& what) const {
  const auto found = counts_.find(what);
  return found == counts_.end() ? 0 : found->second;
}

std::string Tally::report() const {
  std::string text;
  for (const auto& [what, count] : counts_) {
    text += std::to_string(count) + ' ' + what + '\n';
    const auto examples = examples_.find(what);
    if (examples == examples_.end()) continue;
    for (const std::string& example : examples->second) text += "    " + example + '\n';
  }
  return text;
}

std::string name_of(const std::vector<File>& files, const Model& model, std::size_t cell) {
  const Entry& entry = model.entries[cell];
  return files[entry.file].name + ':' + std::to_string(entry.document) + '#' + entry.pointer + '=' +
         files[entry.file].bytes.substr(entry.digits.begin, entry.digits.size());
}

}  // namespace budgetlint::testing::blame
