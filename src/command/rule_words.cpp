#include "rule_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/command/command.hpp"
#include "budgetlint/rules/choice.hpp"
#include "budgetlint/rules/policy.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint {

Text no_such_rule(const std::string& word, const Text& otherwise) {
  Text hint = otherwise;
  const Text nearest = choice_of(nearest_rules(word));
  if (!nearest.empty()) {
    hint = {fmt::format("; did you mean {}?", nearest.english), fmt::format("；是否为 {}？", nearest.chinese)};
  }
  return {"there is no rule " + visible(word) + hint.english, "没有规则 " + visible(word) + hint.chinese};
}

Text mistake_in_rules(const std::string& word, RuleUse use) {
  const auto rules = choose_rules(word).rules;
  if (rules.empty()) return no_such_rule(word);
  const bool all_unconditional =
      std::all_of(rules.begin(), rules.end(), [](const RuleInfo* rule) { return is_unconditional(*rule); });
  if (use == RuleUse::choosing || !all_unconditional) return {};
  return {visible(word) + " cannot be left out: a form that cannot be read was not checked",
          visible(word) + " 不能忽略：读不出的表等于没有核对"};
}

Text applied_by_audit_only(const std::vector<std::string>& words) {
  std::vector<std::string> named;
  for (const std::string& word : words) {
    const auto rules = choose_rules(word).rules;
    const bool across_years =
        std::all_of(rules.begin(), rules.end(), [](const RuleInfo* rule) { return rule->scope == Scope::years; });
    if (across_years && !rules.empty()) named.push_back(visible(word));
  }
  if (named.empty()) return {};
  return {
      fmt::format("{} {} applied by 'budgetlint audit' only", fmt::join(named, ", "), named.size() == 1 ? "is" : "are"),
      fmt::format("{} 只在 budgetlint audit 中核对", fmt::join(named, "、"))};
}

}  // namespace budgetlint
