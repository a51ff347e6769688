#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "budgetlint/command/check.hpp"
#include "properties/blame/relations.hpp"

/// What the checker says of changed forms, in terms of the cells of a model.
namespace budgetlint::testing::blame {

/// Stands for a place that is no stated cell.
constexpr std::size_t elsewhere = static_cast<std::size_t>(-1);

/// A finding that blames.
struct Blame {
  std::string text;  ///< for a person who looks at a disagreement
  Severity severity = Severity::error;
  std::set<std::size_t> cells;  ///< its own place and its candidates
  std::vector<Edit> edits;      ///< of its fixes
};

struct Outcome {
  CheckOutcome check;
  std::vector<Blame> blames;

  [[nodiscard]] std::set<std::size_t> cells() const;
};

/// The errors and warnings. Blank totals (BL208) blame nobody: what they tell to fill in follows the repairs of other
/// cells.
[[nodiscard]] Outcome blame(const std::vector<File>& files, const Model& model);

/// The files as `--fix --unsafe-fixes` leaves them.
[[nodiscard]] std::vector<File> corrected(const std::vector<File>& files, const CheckOutcome& check);

/// The files with the edits of one finding put in.
[[nodiscard]] std::vector<File> edited(std::vector<File> files, std::vector<Edit> edits);

}  // namespace budgetlint::testing::blame
