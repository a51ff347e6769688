// Twenty years of fifty departments with an error of every kind planted among them: all are found, and nothing else is.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>
#include <iterator>
#include <map>
#include <set>

#include "budgetlint/command/check.hpp"
#include "generate/years.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

std::vector<Planted> found_in(const History& history) {
  std::vector<Input> inputs;
  for (const YearsFile& file : history.files) inputs.push_back({file.name, Input::How::named, file.yaml});
  CheckOptions options;
  options.scope = Scope::years;
  std::vector<Planted> found;
  for (const Finding& finding : check_files(inputs, options).results.findings) {
    found.push_back(
        {std::string(finding.rule->id), finding.department, finding.year, finding.place.file, finding.place.path});
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> without(const std::vector<Planted>& all, const std::vector<Planted>& taken) {
  std::vector<Planted> rest;
  std::set_difference(all.begin(), all.end(), taken.begin(), taken.end(), std::back_inserter(rest));
  std::vector<std::string> lines;
  for (const Planted& entry : rest) lines.push_back(entry.rule + ' ' + entry.file + ' ' + entry.path);
  return lines;
}

}  // namespace

TEST_CASE("every planted error in twenty years of fifty departments is found, and nothing else", "[long]") {
  const std::uint64_t seed = GENERATE(1U, 2U);
  const History history = generate_history(seed);
  const std::vector<Planted> found = found_in(history);
  std::cout << "seed " << seed << ": " << history.files.size() << " forms, " << history.planted.size()
            << " errors planted, " << found.size() << " found\n";
  CHECK(without(history.planted, found) == std::vector<std::string>());
  CHECK(without(found, history.planted) == std::vector<std::string>());
  CHECK(found.size() == history.planted.size());
  std::map<std::string, std::size_t> by_rule;
  for (const Planted& entry : found) ++by_rule[entry.rule];
  for (const std::string& rule : planted_rules()) CHECK(by_rule[rule] == HistoryShape().each);
}

TEST_CASE("the years are sound where nothing is planted", "[long]") {
  HistoryShape shape;
  shape.each = 0;
  const History history = generate_history(3, shape);
  CHECK(history.files.size() > 6000);
  CHECK(without(found_in(history), {}) == std::vector<std::string>());
}
