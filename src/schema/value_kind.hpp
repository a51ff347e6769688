#pragma once

#include <cstdint>

#include "budgetlint/document/node.hpp"

namespace budgetlint {

/// What a node is to a JSON Schema. One bit each, so that a set of them is their sum.
enum class ValueKind : std::uint8_t { blank = 1, text = 2, number = 4, boolean = 8, list = 16, mapping = 32 };

/// A scalar without text is blank; a plain one spelled as JSON spells a number or a truth value is that;
/// any other is text.
[[nodiscard]] ValueKind value_kind(const Node& node);

/// True for a key that a locality has added for itself (`x-…`): nobody looks at it or below it.
[[nodiscard]] inline bool is_local_key(std::string_view key) {
  return key.starts_with("x-");
}

}  // namespace budgetlint
