#pragma once

#include "budgetlint/rules/rule.hpp"

namespace budgetlint {

/// What a stated text says, read once for all rules.
[[nodiscard]] const Prose& reading_of(const TextCell& text, const PeriodCell& period, Worksheet& worksheet);

/// True where the explanation is all that tells how the amount was calculated.
[[nodiscard]] bool is_in_prose(const Detail& detail);

}  // namespace budgetlint
