#pragma once

#include <string>
#include <string_view>

#include "budgetlint/command/check.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint::fuzz {

/// An audit in a format of that name.
std::string printed_audit(const CheckOutcome& outcome, std::string_view format, Language language);

/// Every format of an audit can be read by those it is for, and tells every finding.
void require_audit(const CheckOutcome& outcome, Language language);

}  // namespace budgetlint::fuzz
