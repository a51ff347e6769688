#pragma once

#include <cstddef>

namespace budgetlint {

/// Findings about keys, shapes and cells of one file that are told; the next says that there are more. A hostile file
/// could earn one of a thousand bytes with every five of its own.
inline constexpr std::size_t most_findings = 10'000;

}  // namespace budgetlint
