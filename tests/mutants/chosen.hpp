#pragma once

#include <cstdlib>

namespace mutants {

/// Whether the change of this number is the one to be made in this run: the environment says which, 0 is none.
inline bool on(int number) {
  static const int chosen = [] {
    const char* text = std::getenv("BUDGETLINT_MUTANT");
    return text == nullptr ? 0 : std::atoi(text);
  }();
  return number == chosen;
}

}  // namespace mutants
