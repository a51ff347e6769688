#include "spans.hpp"

#include <algorithm>

#include "lines.hpp"

namespace budgetlint {

std::size_t skip_properties(std::string_view bytes, Span node) {
  std::size_t at = node.begin;
  while (at < node.end && (bytes[at] == '&' || bytes[at] == '!')) {
    const bool anchor = bytes[at] == '&';
    ++at;
    // libyaml ends an anchor's name at a colon, too.
    while (at < node.end && (anchor ? is_name_character(bytes[at]) : !is_blank(bytes[at]) && !is_line_end(bytes[at]))) {
      ++at;
    }
    at = std::min(skip_space(bytes, at), node.end);
  }
  return at;
}

Span block_scalar_span(std::string_view bytes, Span node) {
  std::size_t header_end = std::min(node.begin + 1, node.end);
  while (header_end < node.end && std::string_view("+-0123456789").find(bytes[header_end]) != std::string_view::npos) {
    ++header_end;
  }
  std::size_t header_line_end = header_end;
  while (header_line_end < node.end && !is_line_end(bytes[header_line_end])) ++header_line_end;

  std::size_t end = node.end;
  while (end > header_line_end && (is_blank(bytes[end - 1]) || is_line_end(bytes[end - 1]))) --end;
  if (end <= header_line_end) return {node.begin, header_end};
  while (end < node.end && is_blank(bytes[end])) ++end;
  return {node.begin, end};
}

Span text_span(std::string_view bytes, Span node) {
  Span text{skip_properties(bytes, node), node.end};
  if (text.begin < text.end && (bytes[text.begin] == '|' || bytes[text.begin] == '>')) {
    text.begin = std::min(bytes.find_first_of("\r\n", text.begin), text.end);
  }
  return text;
}

std::size_t behind_colon(std::string_view bytes, std::size_t key_end) {
  const std::size_t at = skip_space(bytes, key_end);
  return at < bytes.size() && bytes[at] == ':' ? at + 1 : key_end;
}

std::size_t behind_dash(std::string_view bytes, std::size_t at) {
  std::size_t dash = at;
  while (dash > 0 && is_blank(bytes[dash - 1])) --dash;
  return dash > 0 && bytes[dash - 1] == '-' ? dash : at;
}

}  // namespace budgetlint
