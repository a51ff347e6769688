#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "budgetlint/diagnostic/summary.hpp"
#include "generate/random.hpp"
#include "properties/blame/relations.hpp"

namespace budgetlint::testing::blame {

/// A random sound submission.
struct Sound {
  std::uint64_t seed = 0;
  std::vector<File> files;
  Model model;
  Results results;  ///< what the checker says of it: nothing but blank totals
};

/// One to twelve directions, and blank totals in every third submission.
[[nodiscard]] Sound make_sound(std::uint64_t seed);

/// Counts, and the first few examples of each kind of disagreement, for a person.
class Tally {
public:
  void count(const std::string& what) { ++counts_[what]; }
  void disagree(const std::string& what, const std::string& example);
  [[nodiscard]] std::size_t operator[](const std::string& what) const;
  [[nodiscard]] std::string report() const;

private:
  std::map<std::string, std::size_t> counts_;
  std::map<std::string, std::vector<std::string>> examples_;
};

/// `附表3-1.yaml:0#/total=53`
[[nodiscard]] std::string name_of(const std::vector<File>& files, const Model& model, std::size_t cell);

}  // namespace budgetlint::testing::blame
