#include "budgetlint/form/cell.hpp"

#include "budgetlint/document/document.hpp"

namespace budgetlint {

namespace {

/// True for a quantity inside an explanation.
bool is_part(const Field& cell) {
  const std::string_view whole = cell.origin.node->text;
  return cell.text.size() < whole.size() && cell.text.data() >= whole.data() &&
         cell.text.data() + cell.text.size() <= whole.data() + whole.size();
}

}  // namespace

std::optional<Span> source_span(const Field& cell) {
  const Node& node = *cell.origin.node;
  if (node.kind != NodeKind::scalar) return std::nullopt;
  const bool quoted = node.style == ScalarStyle::single_quoted || node.style == ScalarStyle::double_quoted;
  const std::size_t begin = node.span.begin + (quoted ? 1 : 0);
  if (cell.origin.document->source().slice({begin, begin + node.text.size()}) != node.text) return std::nullopt;
  const std::size_t offset = is_part(cell) ? static_cast<std::size_t>(cell.text.data() - node.text.data()) : 0;
  return Span{begin + offset, begin + offset + cell.text.size()};
}

Place place_of(const Field& cell) {
  const Document& document = *cell.origin.document;
  Place place = place_of(document, *cell.origin.node);
  if (!is_part(cell)) return place;
  if (const std::optional<Span> part = source_span(cell)) {
    place.span = *part;
    place.begin = document.source().position(part->begin);
    place.end = document.source().position(part->end);
  }
  return place;
}

const std::string& file_of(const Field& cell) {
  return cell.origin.document->source().path();
}

Related related(Role role, const Field& cell, Text reading) {
  return {role, place_of(cell), std::string(cell.text), std::move(reading)};
}

std::string_view label_of(const Field& cell) {
  return cell.origin.node->label;
}

bool is_editable(const Field& cell) {
  return cell.present() && !cell.origin.node->aliased && !cell.unreadable();
}

}  // namespace budgetlint
