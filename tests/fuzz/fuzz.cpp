#include "fuzz/fuzz.hpp"

#include <cstdio>
#include <cstdlib>

#include "budgetlint/support/utf8.hpp"

namespace budgetlint::fuzz {

void require(bool holds, std::string_view what, std::string_view of) {
  if (holds) return;
  std::fprintf(stderr, "%.*s\n%.*s\n", static_cast<int>(what.size()), what.data(), static_cast<int>(of.size()),
               of.data());
  std::abort();
}

unsigned Bytes::byte() {
  if (rest_.empty()) return 0;
  const auto first = static_cast<unsigned char>(rest_.front());
  rest_.remove_prefix(1);
  return first;
}

std::string_view Bytes::until(std::string_view separator) {
  const std::size_t end = rest_.find(separator);
  const std::string_view piece = rest_.substr(0, end);
  rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + separator.size());
  return piece;
}

std::string_view Bytes::rest() {
  const std::string_view all = rest_;
  rest_ = {};
  return all;
}

std::string text_of(Bytes& bytes, std::span<const std::string_view> words) {
  if (bytes.byte() % 2 == 0) return std::string(bytes.rest());
  std::string text;
  while (!bytes.empty()) text += words[bytes.below(words.size())];
  return text;
}

std::string full_width(std::string_view text) {
  std::string wide;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (c.value > U' ' && c.value < 0x7F) {
      append_utf8(wide, c.value + 0xFEE0);
    } else {
      wide += text.substr(at, c.size);
    }
    at += c.size;
  }
  return wide;
}

bool is_boundary(std::string_view text, std::size_t offset) {
  std::size_t at = 0;
  while (at < offset && at < text.size()) at += code_point_at(text, at).size;
  return at == offset;
}

}  // namespace budgetlint::fuzz
