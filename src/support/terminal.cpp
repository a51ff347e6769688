#include "budgetlint/support/terminal.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>

#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

/// Where Unicode will put Chinese characters to come: they are as wide as those that are there (UAX #11).
constexpr bool is_han_to_come(char32_t c) {
  return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x2FFFD) || (c >= 0x30000 && c <= 0x3FFFD);
}

std::size_t width_of(char32_t c) {
  if (is_han_to_come(c)) return 2;
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

/// How many bytes of `text` fit `width` cells, marks that combine with the last character included.
std::size_t bytes_within(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const CodePoint point = code_point_at(text, offset);
    used += width_of(point.value);
    if (used > width) break;
    offset += point.size;
  }
  return offset;
}

bool breaks_line(char c) {
  return c == '\n' || c == '\r' || c == '\t' || c == '\v' || c == '\f';
}

bool is_variation_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/// Variation selectors are let through: names are written with them.
bool is_hidden(char32_t c) {
  const utf8proc_property_t* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
  switch (property->category) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return property->ignorable && !is_variation_selector(c);
  }
}

bool is_blank(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ZS;
}

std::string escape_of(char32_t c) {
  const auto number = static_cast<unsigned>(c);
  if (number < 0x80) return fmt::format("\\x{:02x}", number);
  return number <= 0xFFFF ? fmt::format("\\u{:04x}", number) : fmt::format("\\U{:08x}", number);
}

/// As JSON writes it: in units of UTF-16.
std::string json_escape_of(char32_t c) {
  const auto number = static_cast<unsigned>(c);
  if (number <= 0xFFFF) return fmt::format("\\u{:04x}", number);
  const unsigned above = number - 0x10000;
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (above >> 10), 0xDC00 + (above & 0x3FF));
}

/// True where a runner's `##[` or `##vso[` starts; it does not mind capitals.
bool starts_runner_command(std::string_view text) {
  if (!text.starts_with("##")) return false;
  text.remove_prefix(2);
  if (text.size() >= 4 && (text[0] | 0x20) == 'v' && (text[1] | 0x20) == 's' && (text[2] | 0x20) == 'o') {
    text.remove_prefix(3);
  }
  return text.starts_with('[');
}

/// The run of blanks, tabs and line ends at the start of `text`.
std::string_view leading_run(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (text[end] == ' ' || breaks_line(text[end]))) ++end;
  return text.substr(0, end);
}

}  // namespace

std::size_t cell_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint point = code_point_at(text, offset);
    width += width_of(point.value);
    offset += point.size;
  }
  return width;
}

std::string pad(std::string_view text, std::size_t width) {
  const std::size_t used = cell_width(text);
  std::string padded(text);
  if (used < width) padded.append(width - used, ' ');
  return padded;
}

std::string shorten(std::string_view text, std::size_t width) {
  if (bytes_within(text, width) == text.size()) return std::string(text);
  const std::string dots(std::min<std::size_t>(3, width), '.');
  const std::size_t cut = bytes_within(text, width - dots.size());
  // A part of a number is another number.
  constexpr std::string_view of_number = "0123456789.,";
  std::size_t end = cut;
  if (of_number.find(text[cut]) != of_number.npos) end = text.substr(0, cut).find_last_not_of(of_number) + 1;
  return std::string(text.substr(0, end > 0 ? end : cut)) + dots;
}

std::string visible(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    if (const std::string_view run = leading_run(text.substr(offset)); !run.empty()) {
      shown += std::any_of(run.begin(), run.end(), breaks_line) ? std::string_view(" ") : run;
      offset += run.size();
      continue;
    }
    const CodePoint point = code_point_at(text, offset);
    const std::string_view bytes = text.substr(offset, point.size);
    const bool ill_formed = point.size == 1 && static_cast<unsigned char>(bytes[0]) >= 0x80;
    if (ill_formed) {
      shown += fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes[0]));
    } else if (is_hidden(point.value) || starts_runner_command(text.substr(offset))) {
      shown += escape_of(point.value);
    } else {
      shown += bytes;
    }
    offset += point.size;
  }
  return shown;
}

std::string without_commands(std::string_view output) {
  std::string safe;
  safe.reserve(output.size());
  bool at_start = true;
  for (std::size_t offset = 0; offset < output.size();) {
    const CodePoint point = code_point_at(output, offset);
    if (at_start && output.substr(offset).starts_with("::")) {
      safe += escape_of(U':');
    } else {
      safe += output.substr(offset, point.size);
    }
    at_start = point.value == U'\n' || (at_start && is_blank(point.value));
    offset += point.size;
  }
  return safe;
}

std::size_t doubtful_cells(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint point = code_point_at(text, offset);
    if (point.value >= 0x80 && cell_width(text.substr(offset, point.size)) == 1) ++count;
    offset += point.size;
  }
  return count;
}

std::string harmless_json(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  for (std::size_t offset = 0; offset < json.size();) {
    const CodePoint point = code_point_at(json, offset);
    const bool hash = json.substr(offset).starts_with("##");
    if (hash || (point.value >= 0x7F && is_hidden(point.value))) {
      safe += json_escape_of(point.value);
    } else {
      safe += json.substr(offset, point.size);
    }
    offset += point.size;
  }
  return safe;
}

}  // namespace budgetlint
