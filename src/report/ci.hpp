#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/report/report.hpp"

namespace budgetlint {

/// A file as a CI service names it: from the root of the repository, without `./`. A file outside of it keeps its name.
[[nodiscard]] std::string repository_path(std::string_view file, const ReportOptions& options);

/// The same for a place: `forms/3-1.yaml:46:8`, visible.
[[nodiscard]] std::string repository_place(const Place& place, const ReportOptions& options);

/// The fingerprint of each finding, made distinct: services take findings with equal ones for one and the same, so the
/// second of them ends in `-2`.
[[nodiscard]] std::vector<std::string> distinct_fingerprints(std::span<const Finding* const> findings);

/// What is wrong and what the evidence says, as sentences on one line; with who made it milder.
[[nodiscard]] std::string sentences_of(const Finding& finding, Language language);

}  // namespace budgetlint
