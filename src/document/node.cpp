#include "budgetlint/document/node.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace budgetlint {
namespace {

/// The root's children first, the node itself last.
std::vector<const Node*> way_to(const Node& node) {
  std::vector<const Node*> way;
  for (const Node* step = &node; step->parent != nullptr; step = step->parent) way.push_back(step);
  std::reverse(way.begin(), way.end());
  return way;
}

void append_escaped(std::string& pointer, std::string_view key) {
  for (const char c : key) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

}  // namespace

bool is_empty_scalar(const Node& node) {
  return node.kind == NodeKind::scalar && node.text.empty();
}

Node* find_child(const Node& node, std::string_view name) {
  if (node.kind != NodeKind::mapping) return nullptr;
  const auto found = std::find_if(node.children.begin(), node.children.end(),
                                  [name](const Node* child) { return child->name == name; });
  return found == node.children.end() ? nullptr : *found;
}

std::string pointer(const Node& node) {
  std::string result;
  for (const Node* step : way_to(node)) {
    result += '/';
    if (step->parent->kind == NodeKind::mapping) {
      append_escaped(result, step->name);
    } else {
      result += fmt::format("{}", step->index);
    }
  }
  return result;
}

std::string field(const Node& node) {
  std::string result;
  for (const Node* step : way_to(node)) {
    if (!result.empty()) result += ' ';
    if (step->parent->kind == NodeKind::mapping) {
      result += step->label;
    } else {
      result += fmt::format("{}", step->index + 1);
    }
  }
  return result;
}

}  // namespace budgetlint
