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

/// `--format` and `--output` of a command whose reports come in these formats; `what` is chosen: 结果的格式.
[[nodiscard]] Option format_option(const Text& what, const std::vector<std::string>& formats);
[[nodiscard]] Option output_option(const std::vector<std::string>& formats);

}  // namespace budgetlint
