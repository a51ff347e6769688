#include "budgetlint/quantity/quantity.hpp"

#include <algorithm>
#include <array>

#include "budgetlint/quantity/cursor.hpp"

namespace budgetlint {
namespace {

// How the signs of a number were typed.
struct Spelling {
  bool wide_digits = false;
  std::string_view minus = "-";
  std::string_view separator;  // empty: none
  std::string_view point = ".";
};

bool is_wide_digit(std::string_view character) {
  return character >= "０" && character <= "９";
}

Spelling spelling_of(std::string_view spelled) {
  Spelling spelling;
  bool point_seen = false;
  bool minus_seen = false;
  for (Cursor cursor(spelled); !cursor.at_end();) {
    const char32_t c = cursor.peek();
    const std::size_t begin = cursor.offset();
    cursor.advance();
    const std::string_view character = cursor.since(begin);
    if (is_digit(c)) {
      spelling.wide_digits = spelling.wide_digits || is_wide_digit(character);
    } else if (c == U',') {
      spelling.separator = character;
    } else if (c == U'.') {
      spelling.point = character;
      point_seen = true;
    } else {
      spelling.minus = character;
      minus_seen = true;
    }
  }
  if (spelling.wide_digits && !point_seen) spelling.point = "．";
  if (spelling.wide_digits && !minus_seen) spelling.minus = "－";
  return spelling;
}

void append_digit(std::string& text, char digit, bool wide) {
  constexpr std::array<std::string_view, 10> wide_digits{"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
  if (wide) {
    text += wide_digits[static_cast<std::size_t>(digit - '0')];
  } else {
    text += digit;
  }
}

}  // namespace

std::string spell_like(std::string_view spelled, const Decimal& number, bool allow_comma) {
  Spelling spelling = spelling_of(spelled);
  if (!allow_comma && spelling.separator == ",") spelling.separator = {};
  std::string plain = number.to_string();
  std::string text;
  if (number.is_negative()) {
    text += spelling.minus;
    plain.erase(0, 1);
  }
  const std::size_t point = std::min(plain.find('.'), plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (i == point) {
      text += spelling.point;
      continue;
    }
    if (i > 0 && i < point && (point - i) % 3 == 0) text += spelling.separator;
    append_digit(text, plain[i], spelling.wide_digits);
  }
  return text;
}

}  // namespace budgetlint
