#include "properties/blame/cases.hpp"

#include "generate/generate.hpp"
#include "properties/blame/outcome.hpp"

namespace budgetlint::testing::blame {

Sound make_sound(std::uint64_t seed) {
  Shape shape;
  shape.directions = 1 + seed % 12;
  shape.totals = seed % 3 == 0 ? Totals::some_blank : Totals::stated;
  Sound sound;
  sound.seed = seed;
  for (GeneratedForm& form : generate_submission(seed, shape)) sound.files.push_back({form.name, form.yaml});
  sound.model = read_model(sound.files);
  sound.results = check_quietly(sound.files);
  return sound;
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
