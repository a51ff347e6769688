#pragma once

#include "budgetlint/command/check.hpp"
#include "budgetlint/command/in_force.hpp"
#include "budgetlint/command/invocation.hpp"

namespace budgetlint {

/// What a call and the configurations let hold findings back. Throws Failure where a baseline cannot be read or the
/// environment's date (SOURCE_DATE_EPOCH) is none.
[[nodiscard]] Holding holding_of(const Invocation& invocation, const InForce& in_force);

/// Writes the findings of a run that may be held, but for those that a comment holds, to the file of --write-baseline;
/// says on standard error how many. What stands there about files that the run did not read stays. Gives the baseline.
/// Throws Failure where something else than a baseline lies there.
[[nodiscard]] Baseline write_baseline(const Invocation& invocation, const std::vector<Input>& files,
                                      const Results& results);

}  // namespace budgetlint
