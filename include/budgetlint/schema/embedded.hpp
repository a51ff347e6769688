#pragma once

#include "budgetlint/support/embedded.hpp"

namespace budgetlint {

/// Every file of `schemas/`, in the order of src/CMakeLists.txt.
[[nodiscard]] std::span<const EmbeddedFile> embedded_schemas();

}  // namespace budgetlint
