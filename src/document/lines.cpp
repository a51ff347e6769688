#include "lines.hpp"

#include <algorithm>

#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

constexpr std::string_view full_width_colon = "：";
constexpr std::size_t longest_name = 20;

constexpr bool is_foreign_blank(char32_t c) {
  return c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x2060 ||
         c == 0xFEFF;
}

/// Characters that a key of a form never has; a label may have brackets (金额（万元）).
constexpr bool ends_name(char32_t c) {
  return c <= U' ' ||
         std::u32string_view(U"\"'`,#&*!|>%@[]{}?。，；、？！“”《》…").find(c) != std::u32string_view::npos;
}

std::size_t skip_line_start(std::string_view bytes, Span line) {
  std::size_t at = line.begin;
  while (at < line.end) {
    if (const std::size_t size = foreign_blank_at(bytes, at); size > 0) {
      at += size;
    } else if (is_blank(bytes[at])) {
      ++at;
    } else if (bytes[at] == '-' && at + 1 < line.end && is_blank(bytes[at + 1])) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

/// Where the name that starts at `begin` ends: at the first colon of either width; `begin` when it is no name.
std::size_t name_end(std::string_view bytes, std::size_t begin, std::size_t line_end) {
  std::size_t length = 0;
  bool letters = false;
  for (std::size_t at = begin; at < line_end;) {
    const CodePoint c = code_point_at(bytes, at);
    if (c.value == U':' || c.value == U'：') return letters ? at : begin;
    if (ends_name(c.value) || is_foreign_blank(c.value) || ++length > longest_name) return begin;
    letters = letters || !(c.value >= U'0' && c.value <= U'9');
    at += c.size;
  }
  return begin;
}

}  // namespace

std::size_t foreign_blank_at(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size() || static_cast<unsigned char>(bytes[at]) < 0x80) return 0;
  const CodePoint c = code_point_at(bytes, at);
  return is_foreign_blank(c.value) ? c.size : 0;
}

std::size_t skip_blanks(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && is_blank(bytes[at])) ++at;
  return at;
}

std::size_t skip_space(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    if (is_blank(bytes[at]) || is_line_end(bytes[at])) {
      ++at;
    } else if (bytes[at] == '#') {
      while (at < bytes.size() && !is_line_end(bytes[at])) ++at;
    } else {
      break;
    }
  }
  return at;
}

Span text_on_line(std::string_view bytes, std::size_t at) {
  Span text{at, at};
  while (text.end < bytes.size() && !is_line_end(bytes[text.end])) {
    if (bytes[text.end] == '#' && text.end > at && is_blank(bytes[text.end - 1])) break;
    ++text.end;
  }
  while (text.end > at && is_blank(bytes[text.end - 1])) --text.end;
  return text;
}

std::optional<Span> value_to_quote(std::string_view bytes, std::size_t at, Around around) {
  Span value = text_on_line(bytes, at);
  if (around == Around::brackets) {
    const std::size_t end = std::min(bytes.find_first_of(",]}[{\"'", at + 1), bytes.size());
    const bool ends = end < value.end && std::string_view(",]}").find(bytes[end]) != std::string_view::npos;
    // `>7,759.53` goes on behind its comma.
    const bool goes_on = ends && bytes[end] == ',' && end + 1 < value.end && !is_blank(bytes[end + 1]);
    const bool nothing_there = std::string_view(",]}").find(bytes[at]) != std::string_view::npos;
    if (!ends || goes_on || nothing_there) return std::nullopt;
    value.end = end;
    while (is_blank(bytes[value.end - 1])) --value.end;
  }
  const bool second_colon = bytes.substr(value.begin, value.size()).find(": ") != std::string_view::npos;
  const std::size_t behind = skip_blanks(bytes, value.end);
  const bool number_sign = behind + 1 < bytes.size() && bytes[behind] == '#' && !is_blank(bytes[behind + 1]);
  return second_colon || number_sign ? std::nullopt : std::optional(value);
}

std::size_t mark_before(std::string_view bytes, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && is_name_character(bytes[begin - 1])) --begin;
  return begin > 0 && (bytes[begin - 1] == '*' || bytes[begin - 1] == '&') ? begin - 1 : at;
}

std::optional<Span> next_line(std::string_view bytes, std::size_t& at, std::size_t end) {
  while (at < end) {
    const Span line{at, std::min(bytes.find_first_of("\r\n", at), end)};
    at = line.end + 1;
    if (skip_blanks(bytes, line.begin) < line.end) return line;
  }
  return std::nullopt;
}

Span line_around(std::string_view bytes, std::size_t at) {
  Span line{std::min(at, bytes.size()), std::min(at, bytes.size())};
  while (line.begin > 0 && !is_line_end(bytes[line.begin - 1])) --line.begin;
  while (line.end < bytes.size() && !is_line_end(bytes[line.end])) ++line.end;
  return line;
}

std::optional<Span> written_line_before(std::string_view bytes, Span line) {
  while (line.begin > 0) {
    line = line_around(bytes, line.begin - 1);
    const std::size_t text = skip_blanks(bytes, line.begin);
    if (text < line.end && bytes[text] != '#') return line;
  }
  return std::nullopt;
}

std::optional<Span> written_line_behind(std::string_view bytes, Span line) {
  std::size_t at = line.end;
  while (const auto next = next_line(bytes, at, bytes.size())) {
    if (bytes[skip_blanks(bytes, next->begin)] != '#') return next;
  }
  return std::nullopt;
}

std::optional<Span> foreign_indentation(std::string_view bytes, Span line) {
  bool foreign = false;
  std::size_t at = line.begin;
  while (at < line.end) {
    if (const std::size_t size = foreign_blank_at(bytes, at); size > 0) {
      foreign = true;
      at += size;
    } else if (is_blank(bytes[at])) {
      ++at;
    } else {
      break;
    }
  }
  if (!foreign || at == line.end) return std::nullopt;
  return Span{line.begin, at};
}

bool is_foreign_key_line(std::string_view bytes, Span line) {
  return foreign_blank_at(bytes, line.begin) > 0 && is_key_line(bytes, line);
}

std::optional<KeySlip> find_key_slip(std::string_view bytes, Span line) {
  const std::size_t begin = skip_line_start(bytes, line);
  const std::size_t end = name_end(bytes, begin, line.end);
  if (end == begin) return std::nullopt;

  KeySlip slip;
  slip.name = {begin, end};
  const bool full_width = bytes[end] != ':';
  const std::size_t after = end + (full_width ? full_width_colon.size() : 1);
  std::size_t value = after;
  bool foreign = false;
  while (value < line.end) {
    const std::size_t size = is_blank(bytes[value]) ? 1 : foreign_blank_at(bytes, value);
    if (size == 0) break;
    foreign = foreign || !is_blank(bytes[value]);
    value += size;
  }
  slip.colon = {end, value};
  slip.value = text_on_line(bytes, value);

  if (full_width) return slip;
  const bool blank_behind = after == line.end || is_blank(bytes[after]);
  if (blank_behind) return std::nullopt;
  const bool address = bytes.substr(after).starts_with("//") || bytes[after] == ':' || bytes[after] == '\\';
  if (address) return std::nullopt;
  slip.kind = foreign ? KeySlip::Kind::foreign_blank : KeySlip::Kind::missing_blank;
  return slip;
}

bool is_key_line(std::string_view bytes, Span line) {
  const std::size_t begin = skip_line_start(bytes, line);
  const std::size_t end = name_end(bytes, begin, line.end);
  return end > begin && bytes[end] == ':' && (end + 1 == line.end || is_blank(bytes[end + 1]));
}

std::string_view right_colon(const KeySlip& slip) {
  return slip.value.empty() ? ":" : ": ";
}

bool is_sure(std::string_view bytes, const KeySlip& slip) {
  if (slip.value.empty()) return true;
  constexpr std::string_view starts_otherwise = "\"'`,#&*!|>%@[]{}?-:";
  return starts_otherwise.find(bytes[slip.value.begin]) == std::string_view::npos;
}

}  // namespace budgetlint
