#pragma once

#include <yaml.h>

#include <cstddef>
#include <string_view>

#include "budgetlint/support/source.hpp"

namespace budgetlint {

/// What libyaml says of a text that it cannot read, its places in bytes of the file.
struct ParserError {
  std::string_view problem;  ///< never empty; lives as long as the parser
  std::string_view context;  ///< may be empty
  std::size_t problem_at = 0;
  std::size_t context_at = 0;  ///< where the construct began; `problem_at` when the parser does not tell
};

/// libyaml's events of one stretch of a file, one at a time.
class EventStream {
public:
  /// `bytes` are those of the whole file, UTF-8 without stray characters; only `stretch` is parsed.
  EventStream(std::string_view bytes, Span stretch);
  EventStream(const EventStream&) = delete;
  EventStream& operator=(const EventStream&) = delete;
  ~EventStream();

  /// The next event, valid until the next call; nullptr when the text cannot be read any further.
  [[nodiscard]] const yaml_event_t* next();

  /// The bytes of an event, with anchor and tag.
  [[nodiscard]] Span span(const yaml_event_t& event);

  /// Why `next` gave nullptr.
  [[nodiscard]] ParserError error();

private:
  [[nodiscard]] std::size_t offset(const yaml_mark_t& mark);

  std::string_view bytes_;
  Span stretch_;
  yaml_parser_t parser_{};
  yaml_event_t event_{};
  /// The place last asked for, both as libyaml counts (code points) and in bytes. Marks lie close to one
  /// another, so that stepping from the last one makes all conversions together linear in the bytes.
  std::size_t cursor_index_ = 0;
  std::size_t cursor_offset_;
};

}  // namespace budgetlint
