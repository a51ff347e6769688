#pragma once

#include "budgetlint/diagnostic/finding.hpp"

/// What measuring the cells can find (form-language.md).
namespace budgetlint::form_rules {

extern const RuleInfo malformed_quantity;  // BL105
extern const RuleInfo malformed_year;      // BL106

}  // namespace budgetlint::form_rules
