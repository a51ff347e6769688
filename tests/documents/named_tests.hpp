#pragma once

#include <string>
#include <vector>

namespace budgetlint::testing {

/// What a page names in backquotes with blanks in it, as it names tests, and no test is called.
[[nodiscard]] std::vector<std::string> tests_missing_in(const std::string& page);

}  // namespace budgetlint::testing
