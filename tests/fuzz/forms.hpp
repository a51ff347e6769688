#pragma once

#include <vector>

#include "budgetlint/command/check.hpp"
#include "fuzz/fuzz.hpp"

namespace budgetlint::fuzz {

/// The rest as files one after another, each behind a line `=====`: `3-1.yaml` and so on.
std::vector<Input> forms_of(Bytes& bytes);

/// One thread, and a day that stays.
CheckOptions check_options();

}  // namespace budgetlint::fuzz
