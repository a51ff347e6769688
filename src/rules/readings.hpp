#pragma once

#include <string_view>

#include "budgetlint/rules/rule.hpp"

namespace budgetlint {

/// What a stated text says, read once for all rules.
[[nodiscard]] const Prose& reading_of(const TextCell& text, const PeriodCell& period, Worksheet& worksheet);

/// False where no word of money stands in a text, in either script: there is nothing to calculate then, and reading
/// takes time.
[[nodiscard]] bool may_name_money(std::string_view text);

/// True where the explanation is all that tells how the amount was calculated.
[[nodiscard]] bool is_in_prose(const Detail& detail);

}  // namespace budgetlint
