#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "budgetlint/report/report.hpp"

namespace budgetlint {

/// A row of a card's table before anybody lays it out. Texts are as the finding has them: not yet `visible`.
struct EvidenceRow {
  char sign =
      ' ';  ///< `-` to change, `+` speaks for the value, `!` against it, `?` may be wrong, `|` item, `=` computed
  std::string value;
  std::string reading;
  const Place* place = nullptr;  ///< where the value stands, in the finding; a `=`: the first it was computed from
  std::string field;             ///< of a `=` the derivation, or `sum of 6 items`
  std::size_t more = 0;          ///< places like this one that are left out
};

/// What is stated, what speaks for and against it, what was computed. Empty when there is nothing to compare, so that
/// a finding about one place stays short.
[[nodiscard]] std::vector<EvidenceRow> evidence_rows(const Finding& finding, const ReportOptions& options);

}  // namespace budgetlint
