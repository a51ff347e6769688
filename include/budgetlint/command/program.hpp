#pragma once

namespace budgetlint {

/// The program: reads the command line, runs one command, gives the exit status (command-line.md, "Exit codes").
/// Never throws.
[[nodiscard]] int run_program(int argc, char** argv);

}  // namespace budgetlint
