#pragma once

#include <string_view>
#include <vector>

#include "budgetlint/calculation/reading.hpp"
#include "items.hpp"
#include "normalise.hpp"

namespace budgetlint {

/// Puts into words why a text is not evaluated, with the words left over and, where one number would do, the hint.
[[nodiscard]] NotEvaluable reason_of(const std::vector<LeftOver>& left_over, const Normalised& normalised,
                                     std::string_view text, const ProseReading& reading);

}  // namespace budgetlint
