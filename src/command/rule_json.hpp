#pragma once

#include <nlohmann/json.hpp>

#include "budgetlint/diagnostic/example.hpp"
#include "budgetlint/diagnostic/finding.hpp"

namespace budgetlint {

/// A rule's example with keys in a person's language: English ones, or the official labels.
[[nodiscard]] Example example_in(Language language, const RuleInfo& rule);

/// A rule for programs: what `explain` and `rules` print with `--format json`.
[[nodiscard]] nlohmann::ordered_json rule_json(const RuleInfo& rule, Language language);

/// ` (audit only)` behind a rule across years; else empty.
[[nodiscard]] std::string_view audit_only(const RuleInfo& rule, Language language);

}  // namespace budgetlint
