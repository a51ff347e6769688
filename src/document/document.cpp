#include "budgetlint/document/document.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace budgetlint {
namespace {

static_assert(std::is_trivially_destructible_v<Node>, "an arena frees its nodes without destroying them");

/// Measured on forms: the nodes of a form take 17 times its bytes, and one block is filled faster than three. Bounded,
/// so that 100,000 documents of three bytes do not take a page each.
std::size_t first_block(std::size_t expected_bytes) {
  return std::clamp<std::size_t>(expected_bytes * 18, 256, std::size_t{64} << 10);
}

}  // namespace

Document::Document(SourcePtr source, std::size_t index, std::size_t expected_bytes)
    : source_(std::move(source)),
      index_(index),
      arena_(std::make_unique<std::pmr::monotonic_buffer_resource>(first_block(expected_bytes))) {}

Node* Document::make_node() {
  return new (arena_->allocate(sizeof(Node), alignof(Node))) Node;
}

std::string_view Document::keep(std::string_view text) {
  if (text.empty()) return {};
  auto* copy = static_cast<char*>(arena_->allocate(text.size(), 1));
  std::copy(text.begin(), text.end(), copy);
  return {copy, text.size()};
}

std::span<Node* const> Document::keep(std::span<Node* const> nodes) {
  if (nodes.empty()) return {};
  auto* copy = static_cast<Node**>(arena_->allocate(nodes.size_bytes(), alignof(Node*)));
  std::copy(nodes.begin(), nodes.end(), copy);
  return {copy, nodes.size()};
}

Place place_of(const Document& document, const Node& node) {
  Place place = make_place(document.source(), node.span, document.index());
  place.path = pointer(node);
  place.field = field(node);
  return place;
}

void refresh_places(Reading& reading) {
  for (const ToldNode& told : reading.told_nodes) {
    Place& place = reading.findings[told.finding].place;
    place.path = pointer(*told.node);
    place.field = field(*told.node);
  }
}

}  // namespace budgetlint
