#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "budgetlint/support/source.hpp"

namespace budgetlint {

enum class NodeKind : std::uint8_t { scalar, sequence, mapping };
enum class ScalarStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

/// One value of a document. Nodes live in their Document's arena and are trivially destructible. An alias is
/// a copy of what it stands for: `aliased` is set throughout the copy, whose spans are those of the anchor.
struct Node {
  NodeKind kind = NodeKind::scalar;
  ScalarStyle style = ScalarStyle::plain;
  bool flow = false;         ///< a flow collection, or a scalar inside one
  bool aliased = false;      ///< reached through an alias: never edited
  bool unknown_key = false;  ///< the schema knows no such key here (BL101), not even a near one
  bool unreadable = false;   ///< a finding has been told of this very value: nobody reads it as a cell
  Span span;  ///< the value itself, without anchor or tag; an empty value is an empty span just behind its key's colon
              ///< or dash
  std::string_view text;            ///< scalar: its value after YAML's own unquoting and folding
  std::span<Node* const> children;  ///< of a sequence, or a mapping's values, in the order written

  Node* parent = nullptr;     ///< nullptr at the root
  const Node* key = nullptr;  ///< in a mapping: the key, a scalar node (whose own parent is the mapping)
  std::size_t index = 0;      ///< position among the parent's children
  std::string_view name;      ///< in a mapping: the canonical key once the schema has spelled it, else the key's text
  std::string_view label;     ///< in a mapping: the official label once the schema has spelled it, else the key's text
};

/// A plain empty scalar: `total:`. Quoted emptiness counts too.
[[nodiscard]] bool is_empty_scalar(const Node& node);

/// The value of a canonical key of a mapping; of several the first. nullptr when there is none or `node` is no mapping.
[[nodiscard]] Node* find_child(const Node& node, std::string_view name);

/// The canonical JSON Pointer of a node inside its document, `~` and `/` escaped; empty at the root.
[[nodiscard]] std::string pointer(const Node& node);

/// The official labels on the way to a node, list positions counted from 1: `支出明细 1 金额`; empty at the root.
[[nodiscard]] std::string field(const Node& node);

}  // namespace budgetlint
