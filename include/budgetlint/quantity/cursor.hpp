#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "budgetlint/support/utf8.hpp"

namespace budgetlint {

/// No code point: what a cursor shows at the end of its text.
inline constexpr char32_t end_of_text = 0x110000;

/// A blank as people type it: ASCII white space, the no-break blank, the ideographic blank.
[[nodiscard]] constexpr bool is_blank_character(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0 || c == 0x3000;
}

[[nodiscard]] constexpr bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

[[nodiscard]] constexpr bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

/// The digit that a letter was probably typed for: 5O, l2.
[[nodiscard]] constexpr std::optional<char> digit_alike(char32_t c) {
  if (c == U'O' || c == U'o') return '0';
  if (c == U'l' || c == U'I') return '1';
  return std::nullopt;
}

/// 〇一二…十百千万亿 and what stands for them in loose speech: 两 几 数.
[[nodiscard]] constexpr bool is_chinese_numeral(char32_t c) {
  return std::u32string_view(U"〇零一二三四五六七八九十百千万亿两几数").find(c) != std::u32string_view::npos;
}

/// What a unit's name is made of: 辆 人 亩 km ㎡ m² …, never a digit or a sign.
[[nodiscard]] constexpr bool is_word_character(char32_t c) {
  return is_latin(c) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x3371 && c <= 0x33DF) ||
         c == 0xB2 || c == 0xB3;
}

/// Walks a text code point by code point, full-width ASCII shown as ASCII, places kept in bytes of the text.
/// Cheap to copy, which is how a reader looks ahead.
class Cursor {
public:
  explicit Cursor(std::string_view text) : text_(text) { load(); }

  [[nodiscard]] std::size_t offset() const { return offset_; }
  [[nodiscard]] bool at_end() const { return current_ == end_of_text; }
  [[nodiscard]] char32_t peek() const { return current_; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(offset_); }
  [[nodiscard]] std::string_view since(std::size_t begin) const { return text_.substr(begin, offset_ - begin); }

  void advance() { jump(size_); }

  void skip_blanks() {
    while (is_blank_character(current_)) advance();
  }

  void skip_digits() {
    while (is_digit(current_)) advance();
  }

  /// Steps over `c` if it stands here.
  bool take(char32_t c) {
    if (current_ != c) return false;
    advance();
    return true;
  }

  /// Steps over `word`, byte for byte, if it stands here.
  bool take(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    jump(word.size());
    return true;
  }

  /// Steps over word characters and gives them as written.
  std::string_view take_word() {
    const std::size_t begin = offset_;
    while (is_word_character(current_)) advance();
    return since(begin);
  }

private:
  void jump(std::size_t bytes) {
    offset_ += bytes;
    load();
  }

  void load() {
    if (offset_ >= text_.size()) {
      current_ = end_of_text;
      size_ = 0;
      return;
    }
    const auto byte = static_cast<unsigned char>(text_[offset_]);
    if (byte < 0x80) {
      current_ = byte;
      size_ = 1;
      return;
    }
    const CodePoint point = code_point_at(text_, offset_);
    current_ = half_width(point.value);
    size_ = point.size;
  }

  std::string_view text_;
  std::size_t offset_ = 0;
  std::size_t size_ = 0;
  char32_t current_ = end_of_text;
};

/// `text` without the blanks behind it.
[[nodiscard]] std::string_view without_trailing_blanks(std::string_view text);
/// `text` without the blanks around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace budgetlint
