#pragma once

#include "budgetlint/diagnostic/finding.hpp"

/// What spelling and validation can find (form-language.md).
namespace budgetlint::schema_rules {

extern const RuleInfo duplicate_key;  // BL003
extern const RuleInfo not_a_form;     // BL008
extern const RuleInfo unknown_key;    // BL101
extern const RuleInfo missing_key;    // BL102
extern const RuleInfo wrong_shape;    // BL103
extern const RuleInfo unknown_value;  // BL104

}  // namespace budgetlint::schema_rules
