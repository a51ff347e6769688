#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "budgetlint/diagnostic/summary.hpp"
#include "generate/random.hpp"
#include "properties/blame/draw.hpp"
#include "properties/blame/oracle.hpp"
#include "properties/blame/outcome.hpp"

namespace budgetlint::testing::blame {

/// A random sound submission.
struct Sound {
  Draw draw;
  std::vector<File> files;
  Model model;
};

/// Throws std::logic_error where the oracle does not find it sound.
[[nodiscard]] Sound make_sound(const Draw& draw);

/// A changed submission and everything that is known of it.
struct Case {
  std::string name;
  std::vector<File> files;
  Model model;
  Analysis analysis;
  Pairs pairs;  ///< where something is broken that no single cell repairs
  Outcome outcome;
  std::size_t left = 0;  ///< relations that are still broken after `--fix --unsafe-fixes`
};

/// `files` are those of `sound` with these cells changed.
[[nodiscard]] Case examine(const Sound& sound, const std::vector<File>& files, const std::vector<std::size_t>& changed);

/// What must never be, whatever was changed; empty when nothing of it is.
[[nodiscard]] std::string never_right(const Case& one);

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
