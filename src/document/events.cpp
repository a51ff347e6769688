#include "events.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <new>

namespace budgetlint {
namespace {

constexpr bool is_tail(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// How many of eight bytes begin a character: all but those of the form 10xxxxxx.
std::size_t count_leads(const char* eight_bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, eight_bytes, sizeof word);
  const std::uint64_t tails = (word >> 7U) & ~(word >> 6U) & 0x0101010101010101U;
  return 8 - static_cast<std::size_t>(std::popcount(tails));
}

/// A value that takes just the bytes it stands in: plain, on one line, without anchor or tag (but for the tag `!`, of
/// which libyaml says nothing).
bool is_as_written(const yaml_event_t& event) {
  if (event.type != YAML_SCALAR_EVENT || event.start_mark.line != event.end_mark.line) return false;
  const auto& scalar = event.data.scalar;
  return scalar.style == YAML_PLAIN_SCALAR_STYLE && scalar.anchor == nullptr && scalar.plain_implicit != 0;
}

std::string_view view_of(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

}  // namespace

EventStream::EventStream(std::string_view bytes, Span stretch)
    : bytes_(bytes), stretch_(stretch), cursor_offset_(stretch.begin) {
  if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
  yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  const std::string_view input = bytes.substr(stretch.begin, stretch.size());
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(input.data()), input.size());
}

EventStream::~EventStream() {
  yaml_event_delete(&event_);
  yaml_parser_delete(&parser_);
}

const yaml_event_t* EventStream::next() {
  yaml_event_delete(&event_);
  if (yaml_parser_parse(&parser_, &event_) != 0) return &event_;
  if (parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
  return nullptr;
}

Span EventStream::span(const yaml_event_t& event) {
  const std::size_t begin = offset(event.start_mark);
  if (is_as_written(event) && begin < stretch_.end && bytes_[begin] != '!') {
    cursor_index_ = event.end_mark.index;
    cursor_offset_ = begin + event.data.scalar.length;
    return {begin, cursor_offset_};
  }
  return {begin, std::max(begin, offset(event.end_mark))};
}

ParserError EventStream::error() {
  ParserError error;
  error.problem = parser_.problem == nullptr ? "cannot be read" : view_of(parser_.problem);
  error.context = view_of(parser_.context);
  if (parser_.error == YAML_READER_ERROR) {
    error.problem_at = std::min(stretch_.begin + parser_.problem_offset, stretch_.end);
    error.context_at = error.problem_at;
    return error;
  }
  error.problem_at = offset(parser_.problem_mark);
  // A parser that knows no context leaves its mark at the start of the text.
  error.context_at = error.context.empty() ? error.problem_at : offset(parser_.context_mark);
  return error;
}

std::size_t EventStream::offset(const yaml_mark_t& mark) {
  while (cursor_index_ > mark.index && cursor_offset_ > stretch_.begin) {
    --cursor_offset_;
    if (!is_tail(bytes_[cursor_offset_])) --cursor_index_;
  }
  // Eight bytes are at most eight code points, so this cannot step too far; it may stop inside a character.
  while (mark.index - cursor_index_ >= 8 && stretch_.end - cursor_offset_ >= 8) {
    cursor_index_ += count_leads(bytes_.data() + cursor_offset_);
    cursor_offset_ += 8;
  }
  for (; cursor_offset_ < stretch_.end; ++cursor_offset_) {
    if (is_tail(bytes_[cursor_offset_])) continue;
    if (cursor_index_ == mark.index) break;
    ++cursor_index_;
  }
  return cursor_offset_;
}

}  // namespace budgetlint
