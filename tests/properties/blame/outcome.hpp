#pragma once

#include <set>
#include <string>
#include <vector>

#include "budgetlint/command/check.hpp"
#include "properties/blame/relations.hpp"

/// What the checker says about changed forms, told by cells of a model.
namespace budgetlint::testing::blame {

/// A finding that blames: an error or warning that the forms did not have before they were changed. Blank totals
/// (BL208) are no blame: what they tell to fill in follows the other repairs.
struct Blame {
  std::string finding;           ///< for a person
  std::set<std::size_t> cells;   ///< its own place and its candidates; a place that is no cell is `elsewhere`
  bool has_fix = false;
};

constexpr std::size_t elsewhere = static_cast<std::size_t>(-1);

struct Outcome {
  CheckOutcome check;
  std::vector<Blame> blames;
};

[[nodiscard]] std::vector<Input> inputs_of(const std::vector<File>& files);
[[nodiscard]] Outcome blame(const std::vector<File>& files, const Model& model, const Results& before);
/// The files as `--fix --unsafe-fixes` leaves them.
[[nodiscard]] std::vector<File> fixed(const std::vector<File>& files, const CheckOutcome& check);

}  // namespace budgetlint::testing::blame
