#pragma once

#include <vector>

#include "generate/model.hpp"

namespace budgetlint::testing {

/// The rows of a 附表3: each amount is the sum of its lines, rounded the way the checker's contract says.
[[nodiscard]] std::vector<Detail> make_details(Random& random, Unit unit, Spelling spelling);

}  // namespace budgetlint::testing
