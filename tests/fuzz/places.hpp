#pragma once

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/support/source.hpp"

namespace budgetlint::fuzz {

/// A place lies inside its file, and line and column are those of its bytes.
void require_inside(const Source& source, const Place& place);

/// So do all places of a finding that stand in this file: its own, those it speaks of and those it would edit. What it
/// quotes stands there.
void require_places(const Source& source, const Finding& finding);

}  // namespace budgetlint::fuzz
