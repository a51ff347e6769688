#pragma once

#include <nlohmann/json.hpp>

#include "budgetlint/diagnostic/finding.hpp"

namespace budgetlint {

/// A rule for programs: what `explain` and `rules` print with `--format json`.
[[nodiscard]] nlohmann::ordered_json rule_json(const RuleInfo& rule, Language language);

/// ` (audit only)` behind a rule across years; else empty.
[[nodiscard]] std::string_view audit_only(const RuleInfo& rule, Language language);

}  // namespace budgetlint
