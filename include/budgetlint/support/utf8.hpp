#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace budgetlint {

/// One code point read from UTF-8 and the bytes it took. An ill-formed byte gives U+FFFD and size 1, so that
/// a loop over any bytes ends.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
};

/// The code point that starts at `offset`, which must lie inside `text`.
[[nodiscard]] CodePoint any_code_point_at(std::string_view text, std::size_t offset);

/// The same, with what nearly every character of a form is, ASCII and Chinese characters (U+4000…CFFF, of which no byte
/// needs a second look), read in place.
[[nodiscard]] inline CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[offset + at]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xE4 && lead <= 0xEC && text.size() - offset >= 3 && (byte(1) & 0xC0U) == 0x80U &&
      (byte(2) & 0xC0U) == 0x80U) {
    return {(lead & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
  }
  return any_code_point_at(text, offset);
}

/// The offset of the first byte that is not part of well-formed UTF-8 (overlong forms, surrogates and values
/// past U+10FFFF are ill-formed); nothing when all of it is.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// How many code points there are, ill-formed bytes counting one each.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Appends a code point as UTF-8.
void append_utf8(std::string& text, char32_t code_point);

/// Full-width ASCII (U+FF01…FF5E) as ASCII and the ideographic blank as a blank; anything else as it is.
[[nodiscard]] constexpr char32_t half_width(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  return c == 0x3000 ? U' ' : c;
}

}  // namespace budgetlint
