#pragma once

#include <string>
#include <vector>

#include "budgetlint/report/report.hpp"
#include "layout.hpp"

namespace budgetlint {

[[nodiscard]] Ink ink_of(Severity severity);

/// Whose form a finding is about: department, year and form, those that are known. Not yet `visible`.
[[nodiscard]] std::vector<std::string> owner_of(const Finding& finding, Language language);

/// What the evidence says, as it stands behind its label: a clause in English, in Chinese a sentence with its full
/// stop. Not yet `visible`; empty when nothing is concluded.
[[nodiscard]] std::string conclusion_in(const Finding& finding, Language language);

/// What a format puts into a card behind its table; empty: nothing.
using Addition = std::string (*)(const Finding& finding, const Results& results, const ReportOptions& options);

/// A card for each finding, then the closing lines: a whole report for people.
[[nodiscard]] std::string print_cards(const Results& results, const ReportOptions& options, Addition addition);

}  // namespace budgetlint
