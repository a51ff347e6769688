#include <csignal>

#include "budgetlint/command/program.hpp"

int main(int argc, char** argv) {
  // A file past the size that the system allows is an error of the write that made it so, which can be told.
  std::signal(SIGXFSZ, SIG_IGN);
  return budgetlint::run_program(argc, argv);
}
