#pragma once

#include <cstdint>

#include "generate/cells.hpp"

namespace budgetlint::testing {

/// Which groups of indicators there are, and on which level.
enum class Framework { of_2015, of_2021 };

/// A full table of 年度绩效指标. `headcount`: how many persons its form reckons with; 0: it speaks of none.
/// 附表1's table has no column for standards.
[[nodiscard]] Value indicators(Cells& cells, Framework framework, int year, std::int64_t headcount,
                               bool with_standards);

}  // namespace budgetlint::testing
