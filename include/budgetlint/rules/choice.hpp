#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/rules/rule.hpp"

namespace budgetlint {

/// What a word says of rules: a full id (`BL201`), a name (`total-mismatch`) or the beginning of ids (`BL2`).
struct RuleChoice {
  std::vector<const RuleInfo*> rules;  ///< in the order of ids; empty: no rule is meant
  bool by_itself = false;              ///< one rule by its full id or its name
};

/// Reads such a word; letters may be of either case.
[[nodiscard]] RuleChoice choose_rules(std::string_view word);

/// The ids or names that come nearest to a word that chooses no rule, at most three.
[[nodiscard]] std::vector<std::string> nearest_rules(std::string_view word);

/// The rule of exactly that id; nullptr when there is none.
[[nodiscard]] const RuleInfo* find_rule(std::string_view id);

}  // namespace budgetlint
