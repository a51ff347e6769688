#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/diagnostic/words.hpp"
#include "budgetlint/rules/rule.hpp"
#include "budgetlint/support/terminal.hpp"
#include "registry.hpp"
#include "rule_json.hpp"

namespace budgetlint {
namespace {

std::string list(Language language) {
  std::vector<HelpRow> rows;
  std::size_t column = 0;
  for (const RuleInfo* rule : all_rules()) {
    const std::string severity = pad(severity_word(rule->severity).in(language), language == Language::english ? 7 : 4);
    rows.push_back({fmt::format("{}  {}  {}", rule->id, severity, rule->name),
                    fmt::format("{}{}", rule->summary.in(language), audit_only(*rule, language))});
    column = std::max(column, rows.back().left.size() + 4);
  }
  return two_columns(rows, column, terminal_width());
}

std::string list_json(Language language) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const RuleInfo* rule : all_rules()) list.push_back(rule_json(*rule, language));
  return list.dump(2) + "\n";
}

int run(const Invocation& invocation) {
  write_output(invocation.format == "json" ? list_json(invocation.language) : list(invocation.language));
  return 0;
}

}  // namespace

const Command& rules_command() {
  static const Command command{"rules",
                               {"List the rules", "列出全部规则"},
                               {"budgetlint rules", "budgetlint rules"},
                               {"budgetlint rules [OPTIONS]", "budgetlint rules [选项]"},
                               {},
                               {{{"Report", "报告"}, {text_or_json()}}},
                               nullptr,
                               run};
  return command;
}

}  // namespace budgetlint
