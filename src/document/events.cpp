#include "events.hpp"

#include <algorithm>
#include <new>

namespace budgetlint {
namespace {

constexpr bool is_tail(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

constexpr std::size_t size_by_lead(char c) {
  const auto lead = static_cast<unsigned char>(c);
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
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
  while (cursor_index_ < mark.index && cursor_offset_ < stretch_.end) {
    cursor_offset_ = std::min(cursor_offset_ + size_by_lead(bytes_[cursor_offset_]), stretch_.end);
    ++cursor_index_;
  }
  while (cursor_index_ > mark.index && cursor_offset_ > stretch_.begin) {
    do --cursor_offset_;
    while (cursor_offset_ > stretch_.begin && is_tail(bytes_[cursor_offset_]));
    --cursor_index_;
  }
  return cursor_offset_;
}

}  // namespace budgetlint
