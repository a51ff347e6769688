#pragma once

#include <vector>

#include "budgetlint/form/submission.hpp"
#include "budgetlint/rules/rule.hpp"

namespace budgetlint {

/// The named rows of 附表2 that no 附表3 of the submission belongs to.
struct RowsWithoutForm {
  std::vector<const Row*> sure;
  /// Their form may be there all the same: in a file that could not be read, under a name that fits several rows, or in
  /// a submission that strayed from this one (BL308).
  std::vector<const Row*> doubtful;
};

[[nodiscard]] RowsWithoutForm rows_without_form(const Submission& submission, const Run& run, Worksheet& worksheet);

}  // namespace budgetlint
