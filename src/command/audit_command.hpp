#pragma once

#include "budgetlint/command/command.hpp"

namespace budgetlint {

/// Runs `audit`; its options stand in audit_options.cpp.
int run_audit(const Invocation& invocation);

}  // namespace budgetlint
