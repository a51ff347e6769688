#include "budgetlint/form/edit.hpp"

#include "budgetlint/document/document.hpp"

namespace budgetlint {
namespace {

/// Where the text of a cell begins in the source, if it may be edited there.
std::optional<std::size_t> text_offset(const Field& cell) {
  if (cell.origin.node->aliased) return std::nullopt;
  const std::optional<Span> span = source_span(cell);
  return span ? std::optional(span->begin) : std::nullopt;
}

Edit replace(const Field& cell, Span span, std::string text) {
  Edit edit{place_of(cell), std::move(text)};
  const Source& source = cell.origin.document->source();
  edit.place.span = span;
  edit.place.begin = source.position(span.begin);
  edit.place.end = source.position(span.end);
  return edit;
}

/// Whether a blank is left blank by its line too: a tag (`total: !!str`) must stay in front of what is filled in.
bool is_bare(const Source& source, std::size_t offset) {
  const std::string_view rest = source.bytes().substr(offset);
  const std::size_t next = rest.find_first_not_of(" \t");
  return next == rest.npos || std::string_view("\r\n#,}]").find(rest[next]) != std::string_view::npos;
}

bool commas_allowed(const Node& node) {
  return !(node.flow && node.style == ScalarStyle::plain);
}

}  // namespace

std::optional<Edit> edit_value(const Cell& cell, const Decimal& value) {
  const auto offset = text_offset(cell);
  if (!offset) return std::nullopt;
  const Span digits = cell.quantity.digits;
  if (digits.empty()) return std::nullopt;
  const std::string_view spelled = cell.text.substr(digits.begin, digits.size());
  const Decimal written = value.shifted(-cell.quantity.scale());
  return replace(cell, {*offset + digits.begin, *offset + digits.end},
                 spell_like(spelled, written, commas_allowed(*cell.origin.node)));
}

std::optional<Edit> edit_blank(const Cell& cell, const Decimal& value, MoneyUnit unit) {
  const Node& node = *cell.origin.node;
  if (node.aliased) return std::nullopt;
  std::string text = value.shifted(-static_cast<int>(unit)).to_string();
  const Source& source = cell.origin.document->source();
  if (node.span.empty() && !is_bare(source, node.span.begin)) return std::nullopt;
  // `total:` wants a blank before the number, `total: ` has it.
  if (node.span.empty() && source.slice({node.span.begin - 1, node.span.begin}) == ":") text.insert(0, " ");
  return replace(cell, node.span, std::move(text));
}

std::optional<Edit> edit_text(const Field& cell, std::string_view text) {
  const auto offset = cell.present() ? text_offset(cell) : std::nullopt;
  if (!offset || cell.text.empty()) return std::nullopt;
  return replace(cell, {*offset, *offset + cell.text.size()}, std::string(text));
}

std::vector<Edit> edit_years(const PeriodCell& cell, int year) {
  std::vector<Edit> edits;
  if (cell.origin.node->kind != NodeKind::scalar) return edits;
  const auto offset = text_offset(cell);
  if (!offset) return edits;
  for (const Span& span : cell.reading.years) {
    const std::string_view spelled = cell.text.substr(span.begin, span.size());
    edits.push_back(
        replace(cell, {*offset + span.begin, *offset + span.end}, spell_like(spelled, Decimal(year, 0), false)));
  }
  return edits;
}

}  // namespace budgetlint
