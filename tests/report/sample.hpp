#pragma once

#include "budgetlint/diagnostic/summary.hpp"

namespace budgetlint::sample {

/// The card of the real form 3-1: 合计 53 where everything else says 54.
[[nodiscard]] Finding total_mismatch();

/// A run with everything that a format has to cope with. Every format has a snapshot of it.
[[nodiscard]] Results results();

}  // namespace budgetlint::sample
