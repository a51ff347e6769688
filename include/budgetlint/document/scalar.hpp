#pragma once

#include <string>
#include <string_view>

namespace budgetlint {

/// A text as one line of YAML that reads as exactly that text: plain where nobody can take it for anything else
/// (letters, digits, Chinese characters and a few signs between them), else between double quotes with escapes.
[[nodiscard]] std::string yaml_scalar(std::string_view text);

}  // namespace budgetlint
