#include "budgetlint/quantity/cursor.hpp"

namespace budgetlint {

std::string_view without_trailing_blanks(std::string_view text) {
  constexpr std::string_view no_break_blank = "\u00A0";
  constexpr std::string_view ideographic_blank = "\u3000";
  while (!text.empty()) {
    const auto last = static_cast<unsigned char>(text.back());
    if (last < 0x80 && is_blank_character(last)) {
      text.remove_suffix(1);
    } else if (text.ends_with(no_break_blank)) {
      text.remove_suffix(no_break_blank.size());
    } else if (text.ends_with(ideographic_blank)) {
      text.remove_suffix(ideographic_blank.size());
    } else {
      break;
    }
  }
  return text;
}

std::string_view trimmed(std::string_view text) {
  Cursor cursor(text);
  cursor.skip_blanks();
  return without_trailing_blanks(cursor.rest());
}

}  // namespace budgetlint
