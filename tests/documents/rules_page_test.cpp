// docs/rules.md and docs/rules.zh.md hold what `explain` tells of every rule.
#include <catch2/catch.hpp>

#include "bless.hpp"
#include "budgetlint/diagnostic/example.hpp"
#include "budgetlint/diagnostic/words.hpp"
#include "budgetlint/rules/rule.hpp"
#include "budgetlint/schema/schema.hpp"

using namespace budgetlint;

namespace {

std::string block(std::string_view title, const std::string& forms) {
  return std::string(title) + "\n\n```yaml\n" + forms + "```\n\n";
}

std::string audit_only(const RuleInfo& rule, Language language) {
  constexpr Phrase remark{" `budgetlint audit` only.", "仅由 `budgetlint audit` 核对。"};
  return rule.scope == Scope::years ? std::string(remark.in(language)) : std::string();
}

std::string section(const RuleInfo& rule, Language language) {
  Example example = sides_of(rule.example);
  const bool chinese = language == Language::chinese;
  if (chinese) example = {with_official_labels(example.wrong), with_official_labels(example.right)};
  return "## " + std::string(rule.id) + " " + std::string(rule.name) + "\n\n**" +
         std::string(severity_word(rule.severity).in(language)) + (chinese ? "**：" : "**: ") +
         std::string(rule.summary.in(language)) + (chinese ? "。" : ".") + audit_only(rule, language) + "\n\n" +
         std::string(rule.explanation.in(language)) + "\n\n" + block(chinese ? "错误示例：" : "Wrong:", example.wrong) +
         block(chinese ? "正确示例：" : "Right:", example.right);
}

std::string page(Language language) {
  constexpr Phrase head{
      "# The rules\n\n`budgetlint explain BL201` prints the same in a terminal, `budgetlint rules` the list. "
      "[中文](rules.zh.md)\n\n"
      "An example shows a part of a form; `...` stands for the rest of it. The severity is that of the plain case: a "
      "card\n"
      "may be milder where a rounding explains the number.\n\n",
      "# 核对规则\n\n在终端中运行 `budgetlint explain BL201 --lang zh` 可查看同样的说明，`budgetlint rules --lang zh` "
      "列出全部规则。[English](rules.md)\n\n"
      "示例只列出表中有关的部分，`...` "
      "表示其余内容。级别按一般情形标注；数字可由取整等原因解释时，提示的级别可能降低。\n\n"};
  std::string text(head.in(language));
  for (const RuleInfo* rule : all_rules()) text += section(*rule, language);
  text.pop_back();
  return text;
}

}  // namespace

TEST_CASE("the pages of rules are those of the program", "[documents]") {
  testing::settle_document("docs/rules.md", page(Language::english));
  testing::settle_document("docs/rules.zh.md", page(Language::chinese));
}
