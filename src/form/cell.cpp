#include "budgetlint/form/cell.hpp"

#include <algorithm>

#include "budgetlint/document/document.hpp"

namespace budgetlint {

namespace {

/// True for a quantity inside an explanation.
bool is_part(const Field& cell) {
  const std::string_view whole = cell.origin.node->text;
  return cell.text.size() < whole.size() && cell.text.data() >= whole.data() &&
         cell.text.data() + cell.text.size() <= whole.data() + whole.size();
}

std::size_t offset_in_text(const Field& part) {
  return static_cast<std::size_t>(part.text.data() - part.origin.node->text.data());
}

/// `2人` stands alone in `共2人` and not in `12人`, `100元` not in `100元/人`.
bool stands_alone(std::string_view whole, std::size_t begin, std::size_t end) {
  const char before = begin > 0 ? whole[begin - 1] : ' ';
  const bool goes_on = before == '.' || (before >= '0' && before <= '9');
  return !goes_on && !whole.substr(end).starts_with('/');
}

/// The words of a part, numbered where the same words stand before it.
std::string name_of_part(const Field& part) {
  const std::string_view whole = part.origin.node->text;
  const std::size_t size = std::max<std::size_t>(part.text.size(), 1);
  std::size_t alike = 0;
  for (std::size_t at = whole.find(part.text); at < offset_in_text(part); at = whole.find(part.text, at + size)) {
    if (stands_alone(whole, at, at + part.text.size())) ++alike;
  }
  std::string name(part.text);
  return alike == 0 ? name : name + '#' + std::to_string(alike + 1);
}

/// The rest of a text behind its first line.
std::string_view behind_line(std::string_view text) {
  const std::size_t end = text.find_first_of("\r\n");
  if (end == text.npos) return {};
  return text.substr(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find_first_of("\r\n"));
}

/// Where a part of a `|` text stands: inside one line, which the source spells as it is behind its indentation.
std::optional<Span> span_in_literal(const Field& part) {
  const Node& node = *part.origin.node;
  const Source& source = part.origin.document->source();
  std::string_view lines = behind_line(source.slice(node.span));
  std::string_view text = node.text;
  std::size_t offset = offset_in_text(part);
  while (first_line(text).size() < offset + part.text.size()) {
    if (first_line(text).size() >= offset || lines.empty()) return std::nullopt;  // it crosses a line end
    offset -= static_cast<std::size_t>(behind_line(text).data() - text.data());
    text = behind_line(text);
    lines = behind_line(lines);
  }
  const std::string_view written = first_line(lines);
  if (!written.ends_with(first_line(text))) return std::nullopt;
  const std::size_t indentation = written.size() - first_line(text).size();
  const std::size_t begin = static_cast<std::size_t>(lines.data() - source.bytes().data()) + indentation + offset;
  return Span{begin, begin + part.text.size()};
}

}  // namespace

std::optional<Span> source_span(const Field& cell) {
  const Node& node = *cell.origin.node;
  if (node.kind != NodeKind::scalar) return std::nullopt;
  if (node.style == ScalarStyle::literal) return is_part(cell) ? span_in_literal(cell) : std::nullopt;
  const bool quoted = node.style == ScalarStyle::single_quoted || node.style == ScalarStyle::double_quoted;
  const std::size_t begin = node.span.begin + (quoted ? 1 : 0);
  if (cell.origin.document->source().slice({begin, begin + node.text.size()}) != node.text) return std::nullopt;
  const std::size_t offset = is_part(cell) ? offset_in_text(cell) : 0;
  return Span{begin + offset, begin + offset + cell.text.size()};
}

Place place_of(const Field& cell) {
  const Document& document = *cell.origin.document;
  Place place = place_of(document, *cell.origin.node);
  if (!is_part(cell)) return place;
  place.part = name_of_part(cell);
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

}  // namespace budgetlint
