#include "splitter.hpp"

#include <string_view>

#include "lines.hpp"

namespace budgetlint {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_marker(std::string_view line, std::string_view marker) {
  return line.starts_with(marker) && (line.size() == marker.size() || is_blank(line[marker.size()]));
}

bool is_comment_or_empty(std::string_view line) {
  const std::size_t text = skip_blanks(line, 0);
  return text == line.size() || line[text] == '#';
}

}  // namespace

Stretch DocumentSplitter::cut(std::size_t end, std::size_t next_begin, bool next_has_head) {
  const Stretch stretch{{begin_, end}, directives_};
  begin_ = next_begin;
  directives_ = 0;
  in_head_ = next_has_head;
  return stretch;
}

std::optional<Stretch> DocumentSplitter::next() {
  const std::size_t end = source_.bytes().size();
  for (; line_ <= source_.line_count(); ++line_) {
    Span span = source_.line_span(line_);
    if (span.begin < begin_) span.begin = begin_;  // the rest of a line whose BOM was cut off
    const std::string_view line = source_.slice(span);
    if (line.starts_with(byte_order_mark)) {
      const std::size_t behind = span.begin + byte_order_mark.size();
      return cut(span.begin, behind, true);
    }
    if (is_marker(line, "...")) {
      const std::size_t behind = line_ < source_.line_count() ? source_.line_span(line_ + 1).begin : end;
      const std::string_view text = line.substr(std::string_view("...").size());
      if (in_head_ && directives_ == 0 && is_comment_or_empty(text)) {
        begin_ = behind;  // it ends nothing, at which libyaml would stumble
        continue;
      }
      ++line_;
      return cut(behind, behind, true);
    }
    if (is_marker(line, "---")) {
      if (!in_head_) return cut(span.begin, span.begin, true);
      in_head_ = false;
    } else if (in_head_ && line.starts_with('%')) {
      ++directives_;
    } else if (!is_comment_or_empty(line)) {
      in_head_ = false;
    }
  }
  if (begin_ >= end) return std::nullopt;
  return cut(end, end, true);
}

}  // namespace budgetlint
