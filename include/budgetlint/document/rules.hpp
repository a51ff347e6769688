#pragma once

#include "budgetlint/diagnostic/finding.hpp"

/// What the reader can find (form-language.md, "What the reader promises").
namespace budgetlint::document_rules {

extern const RuleInfo not_utf8;          // BL001
extern const RuleInfo yaml_syntax;       // BL002
extern const RuleInfo unsupported_yaml;  // BL004
extern const RuleInfo alias_expansion;   // BL005
extern const RuleInfo limit_exceeded;    // BL006
extern const RuleInfo empty_document;    // BL007
extern const RuleInfo yaml_trap;         // BL009

}  // namespace budgetlint::document_rules
