#include "budgetlint/support/utf8.hpp"

#include <cstring>

namespace budgetlint {
namespace {

constexpr CodePoint ill_formed{0xFFFD, 1};

constexpr unsigned byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

constexpr bool is_tail(unsigned byte) {
  return (byte & 0xC0U) == 0x80U;
}

/// Where the ASCII from `at` on ends, give or take seven bytes.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  for (std::uint64_t word = 0; text.size() - at >= sizeof word; at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  return at;
}

}  // namespace

CodePoint any_code_point_at(std::string_view text, std::size_t offset) {
  const unsigned lead = byte_at(text, offset);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || lead > 0xF4) return ill_formed;

  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() - offset < size) return ill_formed;
  char32_t value = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const unsigned next = byte_at(text, offset + i);
    if (!is_tail(next)) return ill_formed;
    value = (value << 6U) | (next & 0x3FU);
  }

  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return ill_formed;
  return {value, size};
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const unsigned lead = byte_at(text, at);
    if (lead < 0x80) {
      at = skip_ascii(text, at + 1);
      continue;
    }
    // Chinese characters are nearly all that is not ASCII: U+4000…CFFF, of which no byte needs a second look.
    if (lead >= 0xE4 && lead <= 0xEC && text.size() - at >= 3 && is_tail(byte_at(text, at + 1)) &&
        is_tail(byte_at(text, at + 2))) {
      at += 3;
      continue;
    }
    const std::size_t size = code_point_at(text, at).size;
    if (size == 1) return at;
    at += size;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) ++count;
  return count;
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  const auto put_tail = [&put, code_point](unsigned shift) { put(0x80U | ((code_point >> shift) & 0x3FU)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    put_tail(0);
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put_tail(6);
    put_tail(0);
  } else {
    put(0xF0U | (code_point >> 18U));
    put_tail(12);
    put_tail(6);
    put_tail(0);
  }
}

}  // namespace budgetlint
