#pragma once

#include "budgetlint/diagnostic/finding.hpp"

/// What can be wrong with that which holds findings back (command-line.md, "Configuration and suppression").
namespace budgetlint::diagnostic_rules {

extern const RuleInfo unused_suppression;          // BL901
extern const RuleInfo unknown_suppressed_rule;     // BL902
extern const RuleInfo suppression_without_reason;  // BL903
extern const RuleInfo lapsed_suppression;          // BL904
extern const RuleInfo stale_baseline_entry;        // BL905
extern const RuleInfo unreadable_suppression;      // BL906

}  // namespace budgetlint::diagnostic_rules
