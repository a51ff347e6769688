#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "budgetlint/support/source.hpp"

namespace budgetlint {

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
constexpr bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}
/// Of the name of an anchor or alias, as libyaml reads it.
constexpr bool is_name_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
}

/// Bytes of the blank at `at` that looks like one but that YAML does not know (full-width, no-break, of no
/// width); 0 when there is none.
[[nodiscard]] std::size_t foreign_blank_at(std::string_view bytes, std::size_t at);

/// The first place from `at` on that is no blank of YAML's.
[[nodiscard]] std::size_t skip_blanks(std::string_view bytes, std::size_t at);

/// The first place from `at` on that is no blank, line end or comment.
[[nodiscard]] std::size_t skip_space(std::string_view bytes, std::size_t at);

/// A text from `at` to the end of its line, without a comment behind it and the blanks before that.
[[nodiscard]] Span text_on_line(std::string_view bytes, std::size_t at);

enum class Around { lines, brackets };

/// The value that begins at `at` with a sign that none may begin with; nothing where it may end in several places.
[[nodiscard]] std::optional<Span> value_to_quote(std::string_view bytes, std::size_t at, Around around);

/// Where `*95` or `&95` begins that ends at `at`: in `*95%` libyaml stumbles over the sign behind what it takes for an
/// alias. `at` when there is none.
[[nodiscard]] std::size_t mark_before(std::string_view bytes, std::size_t at);

/// The line around a byte, without its line end.
[[nodiscard]] Span line_around(std::string_view bytes, std::size_t at);

/// The first line from `at` to `end` that is not blank, and where the search for the next one goes on; nothing when
/// there is none.
[[nodiscard]] std::optional<Span> next_line(std::string_view bytes, std::size_t& at, std::size_t end);

/// The line before one, comments and blank lines passed over; nothing at the start of `bytes`.
[[nodiscard]] std::optional<Span> written_line_before(std::string_view bytes, Span line);

/// The line after one, comments and blank lines passed over; nothing at the end of `bytes`.
[[nodiscard]] std::optional<Span> written_line_behind(std::string_view bytes, Span line);

/// The blanks before a line's text, foreign ones too, when there is a foreign one among them.
[[nodiscard]] std::optional<Span> foreign_indentation(std::string_view bytes, Span line);

/// A line `name：value` that means `name: value`.
struct KeySlip {
  enum class Kind { full_width_colon, missing_blank, foreign_blank };
  Kind kind = Kind::full_width_colon;
  Span name;
  Span colon;  ///< the colon and every blank behind it: what to replace
  Span value;  ///< to the end of the line, without comment and blanks around
};

/// The slip in a line, if its first colon is one. Times, addresses of web pages and sentences are none.
[[nodiscard]] std::optional<KeySlip> find_key_slip(std::string_view bytes, Span line);

/// `name: …`, as YAML wants a key at the start of a line (a `- ` may stand before it).
[[nodiscard]] bool is_key_line(std::string_view bytes, Span line);

/// `　　name: …`, a foreign blank first of all: no text over several lines has such a line in it.
[[nodiscard]] bool is_foreign_key_line(std::string_view bytes, Span line);

/// What belongs in place of KeySlip::colon.
[[nodiscard]] std::string_view right_colon(const KeySlip& slip);

/// Putting a right colon in place of the slip surely gives a key and the value that is seen.
[[nodiscard]] bool is_sure(std::string_view bytes, const KeySlip& slip);

}  // namespace budgetlint
