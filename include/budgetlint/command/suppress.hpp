#pragma once

#include <string>
#include <vector>

#include "budgetlint/command/fix.hpp"

namespace budgetlint {

/// Throws Failure where a comment could not give this text as its reason: it says nothing, has a line end or another
/// character that nobody sees, or a date in it that has passed or cannot be read.
void verify_reason(const std::string& reason, const Date& today);

/// A comment `# budgetlint: ignore[BL201, BL203] reason` above each line where told findings begin that may be
/// ignored; the other bytes stay. Where no comment can stand, inside a text over several lines, it is left out and
/// `refused` says so. Then the forms are checked in memory: if a finding would be left that a comment was meant for, or
/// a new one appear, nothing is written at all.
[[nodiscard]] Corrections suppress(const std::vector<Input>& files, const CheckOutcome& outcome,
                                   const std::string& reason, const CheckOptions& options);

}  // namespace budgetlint
