#pragma once

#include "budgetlint/command/command.hpp"

namespace budgetlint {

/// Runs `check`; its options stand in check_options.cpp.
int run_check(const Invocation& invocation);

/// The paths of forms.
[[nodiscard]] Argument path_argument(const Text& description);

}  // namespace budgetlint
