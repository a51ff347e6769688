#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/command/command.hpp"

namespace budgetlint {

/// Runs `check`; its options stand in check_options.cpp.
int run_check(const Invocation& invocation);

/// The paths of forms.
[[nodiscard]] Argument path_argument(const Text& description);

/// Options of `check` by their long names, for commands that have them too; in the order of `names`.
[[nodiscard]] std::vector<Option> check_options_named(std::initializer_list<std::string_view> names);

/// Takes the value of `--output`, `sarif=report.sarif`, where a command has these formats. Throws Failure.
void add_output(Invocation& to, const std::string& value, const std::vector<std::string>& formats);

}  // namespace budgetlint
