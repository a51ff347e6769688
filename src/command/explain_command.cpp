#include <fmt/format.h>

#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/diagnostic/example.hpp"
#include "budgetlint/diagnostic/words.hpp"
#include "budgetlint/rules/choice.hpp"
#include "budgetlint/schema/schema.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/terminal.hpp"
#include "registry.hpp"
#include "rule_json.hpp"
#include "rule_words.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t widest = 80;  // a longer line of prose is hard to read

const RuleInfo& rule_of(const std::string& word) {
  const RuleChoice choice = choose_rules(word);
  if (choice.by_itself) return *choice.rules.front();
  throw Failure(no_such_rule(word, {"; 'budgetlint rules' lists them", "；全部规则可用 budgetlint rules 查看"}));
}

std::string indented(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin) + 1;
    out.append("    ").append(text.substr(begin, end - begin));
    begin = end;
  }
  return out;
}

/// A rule's example with keys in a person's language: English ones, or the official labels.
Example example_in(Language language, const RuleInfo& rule) {
  Example example = sides_of(rule.example);
  if (language == Language::chinese) {
    example.wrong = with_official_labels(example.wrong);
    example.right = with_official_labels(example.right);
  }
  return example;
}

std::string explanation(const RuleInfo& rule, Language language) {
  constexpr Phrase wrong{"Wrong:", "错误示例："};
  constexpr Phrase right{"Right:", "正确示例："};
  const std::size_t width = std::min(terminal_width(), widest);
  const Example example = example_in(language, rule);
  const std::string_view brackets = language == Language::english ? "{} {} ({})" : "{} {}（{}）";
  const std::string head =
      fmt::format(fmt::runtime(brackets), rule.id, rule.name, severity_word(rule.severity).in(language));
  return fmt::format("{}{}\n\n{}\n{}\n{}\n{}\n{}\n{}", head, audit_only(rule, language),
                     paragraph(rule.summary.in(language), width), paragraph(rule.explanation.in(language), width),
                     wrong.in(language), indented(example.wrong), right.in(language), indented(example.right));
}

int run(const Invocation& invocation) {
  const RuleInfo& rule = rule_of(invocation.rule);
  write_output(invocation.format == "json" ? rule_json(rule, invocation.language).dump(2) + "\n"
                                           : explanation(rule, invocation.language));
  return 0;
}

void verify(const Invocation& invocation) {
  if (invocation.rule.empty()) {
    throw Failure({"name a rule, such as BL201; 'budgetlint rules' lists them",
                   "请写明规则编号，如 BL201；全部规则可用 budgetlint rules 查看"});
  }
}

}  // namespace

std::string_view audit_only(const RuleInfo& rule, Language language) {
  constexpr Phrase remark{" (audit only)", "（仅 audit 核对）"};
  return rule.scope == Scope::years ? remark.in(language) : std::string_view();
}

nlohmann::ordered_json rule_json(const RuleInfo& rule, Language language) {
  const Example example = example_in(language, rule);
  nlohmann::ordered_json json{{"id", rule.id},
                              {"name", rule.name},
                              {"severity", severity_name(rule.severity)},
                              {"summary", rule.summary.in(language)},
                              {"explanation", rule.explanation.in(language)},
                              {"example", {{"wrong", example.wrong}, {"right", example.right}}}};
  if (rule.scope == Scope::years) json["command"] = "audit";
  return json;
}

const Command& explain_command() {
  static const Command command{
      "explain",
      {"What a rule checks and why, with an example", "说明一条规则核对什么、为什么，并举例"},
      {"budgetlint explain BL201", "budgetlint explain BL201"},
      {"budgetlint explain [OPTIONS] RULE", "budgetlint explain [选项] 规则"},
      {{{"RULE", "规则"},
        {"The id or the name: BL201 or total-mismatch", "编号或名称：BL201 或 total-mismatch"},
        false,
        [](Invocation& to, const std::vector<std::string>& values) { to.rule = values.front(); },
        Completion::rule}},
      {{{"Report", "报告"}, {text_or_json()}}},
      verify,
      run};
  return command;
}

}  // namespace budgetlint
