#pragma once

#include <span>

#include "budgetlint/command/check.hpp"
#include "budgetlint/schema/schema.hpp"

namespace budgetlint {

/// What `read_run` gives, on the calling thread alone and with its checker.
[[nodiscard]] Intake read_batch(std::span<const Input> files, const CheckOptions& options, SchemaChecker& checker);

}  // namespace budgetlint
