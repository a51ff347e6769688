#include "numbers.hpp"

#include <algorithm>
#include <string>

namespace budgetlint {
namespace {

bool is_group(std::string_view text, std::size_t at) {
  constexpr std::size_t group = 3;
  if (at + group > text.size()) return false;
  const std::string_view digits = text.substr(at, group);
  return std::all_of(digits.begin(), digits.end(), is_digit) &&
         (at + group == text.size() || !is_digit(text[at + group]));
}

/// The bytes of the word at the start of a text: Chinese characters other than punctuation, and letters.
std::size_t word_size(std::string_view text) {
  constexpr std::size_t han = 3;
  std::size_t size = 0;
  while (size < text.size()) {
    const auto c = static_cast<unsigned char>(text[size]);
    if ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') {
      ++size;
    } else if (c >= 0xE4 && c <= 0xE9) {
      size = std::min(size + han, text.size());
    } else {
      break;
    }
  }
  return size;
}

}  // namespace

std::optional<NumberInText> next_number(std::string_view text, std::size_t from) {
  NumberInText number;
  number.begin = text.find_first_of("0123456789", from);
  if (number.begin == std::string_view::npos) return std::nullopt;
  std::string digits;
  std::size_t at = number.begin;
  bool point = false;
  while (at < text.size()) {
    if (is_digit(text[at])) {
      digits += text[at];
    } else if (text[at] == '.' && !point && at + 1 < text.size() && is_digit(text[at + 1])) {
      point = true;
      digits += '.';
    } else if (text[at] != ',' || point || !is_group(text, at + 1)) {
      break;
    }
    ++at;
  }
  const auto value = Decimal::parse(digits);
  if (!value) return std::nullopt;
  number.value = *value;
  number.end = at;
  number.unit = text.substr(at, word_size(text.substr(at)));
  return number;
}

}  // namespace budgetlint
