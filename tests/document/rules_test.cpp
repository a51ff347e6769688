#include "budgetlint/document/rules.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

namespace budgetlint {

TEST_CASE("Every rule of the reader is an error with words in both languages") {
  using namespace document_rules;
  const RuleInfo* const rules[] = {&not_utf8,       &yaml_syntax,    &unsupported_yaml, &alias_expansion,
                                   &limit_exceeded, &empty_document, &yaml_trap};
  std::string ids;
  for (const RuleInfo* rule : rules) {
    ids += std::string(rule->id) + " " + std::string(rule->name) + "\n";
    CHECK(rule->severity == Severity::error);
    for (const Phrase& phrase : {rule->summary, rule->explanation}) {
      CHECK_FALSE(phrase.english.empty());
      CHECK(std::any_of(phrase.chinese.begin(), phrase.chinese.end(), [](char c) { return (c & 0x80) != 0; }));
    }
  }
  CHECK(ids ==
        "BL001 not-utf8\nBL002 yaml-syntax\nBL004 unsupported-yaml\nBL005 alias-expansion\n"
        "BL006 limit-exceeded\nBL007 empty-document\nBL009 yaml-trap\n");
}

TEST_CASE("BL006 promises no way to raise a limit") {
  CHECK_THAT(std::string(document_rules::limit_exceeded.explanation.english), !Catch::Contains("configuration"));
  CHECK_THAT(std::string(document_rules::limit_exceeded.explanation.chinese), !Catch::Contains("配置"));
}

}  // namespace budgetlint
