#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "budgetlint/support/text.hpp"

/// What is said of words that are to choose rules, on the command line and in a configuration alike.
namespace budgetlint {

/// `there is no rule BL21; did you mean BL201?`; `otherwise` stands behind it where no rule is near.
[[nodiscard]] Text no_such_rule(const std::string& word, const Text& otherwise = {});

enum class RuleUse : std::uint8_t { choosing, leaving_out };

/// What is wrong with a word: it means no rule, or only such as cannot be left out. Empty when nothing is.
[[nodiscard]] Text mistake_in_rules(const std::string& word, RuleUse use);

/// `BL701 is applied by 'budgetlint audit' only`, for words that choose nothing but rules across years; empty where
/// none does.
[[nodiscard]] Text applied_by_audit_only(const std::vector<std::string>& words);

}  // namespace budgetlint
