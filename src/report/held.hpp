#pragma once

#include <string>
#include <vector>

#include "budgetlint/report/report.hpp"

namespace budgetlint {

/// Findings that are told and findings that are held back, in the one order of every report.
[[nodiscard]] std::vector<const Finding*> told_and_held(const Results& results);

/// What no count of findings shows, a sentence each, ready to print on one line: how many findings a comment, a
/// baseline or a configuration holds back or makes milder, and where that is written; then what is left out of the
/// check. Names the first few files, or all of them when every place is asked for. Empty when the check was whole.
[[nodiscard]] std::vector<std::string> held_back(const Results& results, const ReportOptions& options);

/// Each finding that a tolerance holds back, ready to print on one line: place, what differs, the tolerance and the
/// configuration that gives it.
[[nodiscard]] std::vector<std::string> tolerated(const Results& results, Language language);

/// Who made a finding milder and how, ready to print on one line; empty when nobody did.
[[nodiscard]] std::string softened_by(const Finding& finding, Language language);

}  // namespace budgetlint
