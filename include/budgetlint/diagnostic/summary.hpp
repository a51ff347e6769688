#pragma once

#include <cstddef>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"

namespace budgetlint {

/// What a run saw and said, for the last line of every report.
struct Summary {
  std::size_t files = 0;
  std::size_t forms = 0;
  std::size_t submissions = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t suppressed = 0;
  std::size_t baselined = 0;
  std::size_t softened = 0;
  std::size_t not_evaluable = 0;  ///< relations that could not be judged, whether told by BL207 or not
  std::size_t skipped = 0;        ///< walked documents that are no forms
};

/// Everything a format prints.
struct Results {
  Summary summary;
  std::vector<Finding> findings;  ///< sorted, without repeats
};

/// Sorts, drops findings that are equal in rule, place and message, and counts severities into the summary.
void settle(Results& results);

}  // namespace budgetlint
