#pragma once

#include <optional>
#include <string>
#include <vector>

#include "budgetlint/document/document.hpp"

/// Another parser, written by other people. Its trees and ours are written in one notation, `{k:v,}` `[x,]` `"text"`,
/// so that they can be compared: kinds, texts and keys, in order.
namespace budgetlint::testing {

/// Every document that was read.
[[nodiscard]] std::vector<std::string> trees_of(const Reading& reading);

/// Every document as yaml-cpp reads it; nothing when it refuses the text.
[[nodiscard]] std::optional<std::vector<std::string>> yaml_cpp_reads(const std::string& bytes);

}  // namespace budgetlint::testing
