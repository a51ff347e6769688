#pragma once

#include <string>
#include <string_view>

namespace budgetlint::testing {

/// Whether the published schema of that name accepts a YAML text, as a second reader and a validator of its own see it.
[[nodiscard]] bool fits_schema(std::string_view schema, const std::string& yaml);

}  // namespace budgetlint::testing
