#pragma once

#include <string_view>

#include "budgetlint/command/invocation.hpp"

namespace budgetlint {

/// Writes to standard output, all of it. Throws Failure when it cannot be written (a full disk, a closed pipe).
void write_output(std::string_view text);

/// Writes to standard error; nobody can be told when that fails.
void write_error(std::string_view text);

/// `--color`, else FORCE_COLOR, else NO_COLOR, else whether standard output is a terminal that knows colours.
[[nodiscard]] bool wants_color(ColorChoice choice);

/// Columns of the terminal on standard output: COLUMNS or what the terminal says; 80 when it is none.
[[nodiscard]] std::size_t terminal_width();

/// LC_ALL, LC_MESSAGES, LANG, the first that is set: Chinese when it begins with `zh`.
[[nodiscard]] Language environment_language();

}  // namespace budgetlint
