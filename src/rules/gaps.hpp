#pragma once

#include <cstddef>
#include <vector>

namespace budgetlint {

/// A row of years, true where something stands in the year.
using Presence = std::vector<bool>;

/// How many years are missing right before a year, where the run is unbroken but for them: it lasts at least as long on
/// either side, and where it is broken elsewhere too, three times as long altogether. 0: none, or no such run.
[[nodiscard]] std::size_t gap_before(const Presence& presence, std::size_t year);

}  // namespace budgetlint
