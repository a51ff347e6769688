#pragma once

#include "budgetlint/command/command.hpp"

/// Every command; the table in program.cpp lists them. Functions, for a command's texts name formats, rules and
/// schemas, which other files hold.
namespace budgetlint {

[[nodiscard]] const Command& check_command();
[[nodiscard]] const Command& explain_command();
[[nodiscard]] const Command& rules_command();
[[nodiscard]] const Command& trace_command();
[[nodiscard]] const Command& audit_command();
[[nodiscard]] const Command& calc_command();
[[nodiscard]] const Command& schema_command();
[[nodiscard]] const Command& init_command();
[[nodiscard]] const Command& completion_command();

/// `--format` of the commands that print for a person or a program.
[[nodiscard]] Option text_or_json();

}  // namespace budgetlint
