// Why not yaml-cpp: it knows what YAML takes amiss, not what the reader of forms does (BL009), and the form around the
// scalar is laid out by hand for its comments.
#include "budgetlint/document/scalar.hpp"

#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

bool is_letter_or_digit(char32_t c) {
  const bool ascii = (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  const bool chinese = (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF);
  return ascii || chinese;
}

/// Signs that mean nothing to YAML between letters and digits.
bool is_harmless_inside(char32_t c) {
  constexpr std::u32string_view signs = U"._-+/%,（）、，。；《》“”—";
  return is_letter_or_digit(c) || signs.find(c) != signs.npos;
}

/// Words that YAML reads as a blank or as true and false.
bool is_word_of_yaml(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const std::string_view word : {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}) {
    if (lower == word) return true;
  }
  return false;
}

bool can_be_plain(std::string_view text) {
  if (text.empty() || is_word_of_yaml(text)) return false;
  if (!is_letter_or_digit(code_point_at(text, 0).value)) return false;
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint point = code_point_at(text, offset);
    if (!is_harmless_inside(point.value)) return false;
    offset += point.size;
  }
  return true;
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (can_be_plain(text)) return std::string(text);
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '"':
        escaped += "\\\"";
        break;
      case '\\':
        escaped += "\\\\";
        break;
      case '\n':
        escaped += "\\n";
        break;
      case '\r':
        escaped += "\\r";
        break;
      case '\t':
        escaped += "\\t";
        break;
      default:
        escaped += c;
    }
  }
  return '"' + visible(escaped) + '"';  // its escapes are YAML's
}

}  // namespace budgetlint
