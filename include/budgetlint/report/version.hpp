#pragma once

#include <string_view>

namespace budgetlint {

/// The program's version, as the build sets it: `0.1.0`.
[[nodiscard]] std::string_view version();

}  // namespace budgetlint
