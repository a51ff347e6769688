#pragma once

#include "budgetlint/diagnostic/summary.hpp"

namespace budgetlint::sample {

/// Writes the forms that findings tell of, as far as they tell of them, and sets the places' bytes. A file that is
/// there already stays.
void write_forms(Results& results);

}  // namespace budgetlint::sample
