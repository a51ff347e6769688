#pragma once

#include "budgetlint/command/command.hpp"

/// Every command; the table in program.cpp lists them. Functions, for a command's texts name formats, rules and
/// schemas, which other files hold.
namespace budgetlint {

[[nodiscard]] const Command& check_command();
[[nodiscard]] const Command& trace_command();
[[nodiscard]] const Command& schema_command();

}  // namespace budgetlint
