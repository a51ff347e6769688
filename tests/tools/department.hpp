#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "tools/forms.hpp"

/// One large department, for tests and timings of diagnosis: an overall form, a summary and a form for each fund.
namespace budgetlint::testing {

struct Department {
  std::vector<File> files;
  std::set<std::string> wrong;  ///< `file path` of every cell that was changed
};

/// `funds` sound forms, then `errors` amounts changed, in as many different funds, in the summary or in the fund's
/// form.
[[nodiscard]] Department spoiled_department(std::size_t funds, std::size_t errors, std::uint64_t seed);

/// `file path` of every finding.
[[nodiscard]] std::set<std::string> places(const Results& results);

}  // namespace budgetlint::testing
