#include "budgetlint/command/program.hpp"

int main(int argc, char** argv) {
  return budgetlint::run_program(argc, argv);
}
