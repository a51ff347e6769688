#pragma once

#include "budgetlint/form/submission.hpp"

namespace budgetlint {

/// Fills `directions` and the duplicate directions of a submission whose forms and rows stand.
void pair_directions(Submission& submission);

}  // namespace budgetlint
