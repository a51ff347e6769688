#pragma once

#include <string_view>

#include "budgetlint/rules/rule.hpp"

namespace budgetlint {

/// The submission that these forms were probably meant for: their year or department is mistyped (BL308). nullptr
/// when they stand where they belong.
[[nodiscard]] const Submission* home_of(const Submission& submission, const Run& run, Worksheet& worksheet);

/// True when a stray form of that name belongs to `home`.
[[nodiscard]] bool strays_hold(const Submission& home, std::string_view direction, const Run& run,
                               Worksheet& worksheet);

}  // namespace budgetlint
