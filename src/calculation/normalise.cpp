#include "normalise.hpp"

#include <algorithm>
#include <array>

#include "budgetlint/quantity/cursor.hpp"
#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

struct Variant {
  char32_t written;
  char32_t meant;
};

// Sorted by `written`: looked up by halving.
constexpr std::array variants{
    Variant{U'*', U'×'},   Variant{U'–', U'—'},   Variant{U'―', U'—'},   Variant{U'•', U'·'},   Variant{U'‧', U'·'},
    Variant{U'⁄', U'/'},   Variant{U'∕', U'/'},   Variant{U'∗', U'×'},   Variant{U'∙', U'·'},   Variant{U'∶', U':'},
    Variant{U'⋅', U'·'},   Variant{U'╳', U'×'},   Variant{U'✕', U'×'},   Variant{U'✖', U'×'},   Variant{U'⨯', U'×'},
    Variant{U'・', U'·'},  Variant{U'個', U'个'}, Variant{U'億', U'亿'}, Variant{U'兩', U'两'}, Variant{U'參', U'叁'},
    Variant{U'叄', U'叁'}, Variant{U'圆', U'元'}, Variant{U'圓', U'元'}, Variant{U'弍', U'贰'}, Variant{U'戶', U'户'},
    Variant{U'戸', U'户'}, Variant{U'畝', U'亩'}, Variant{U'萬', U'万'}, Variant{U'貳', U'贰'}, Variant{U'輛', U'辆'},
    Variant{U'陸', U'陆'}, Variant{U'﹢', U'+'},  Variant{U'﹣', U'-'},  Variant{U'﹦', U'='},  Variant{U'﹪', U'%'},
};

char32_t meant(char32_t c) {
  const auto* const found = std::lower_bound(variants.begin(), variants.end(), c,
                                             [](const Variant& row, char32_t key) { return row.written < key; });
  return found != variants.end() && found->written == c ? found->meant : c;
}

bool is_invisible(char32_t c) {
  return is_blank_character(c) || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF || c == 0x2028 || c == 0x2029;
}

bool touches_number(char32_t c) {
  return is_digit(c) || c == U'.' || c == U',';
}

/// １，５００: a full-width comma among full-width digits separates thousands.
bool separates_thousands(std::string_view text, std::size_t comma, char32_t before) {
  if (before < U'０' || before > U'９') return false;
  std::size_t at = comma + 3;
  for (int digits = 0; digits < 4; ++digits) {
    if (at >= text.size()) return digits == 3;
    const CodePoint next = code_point_at(text, at);
    const bool digit = next.value >= U'０' && next.value <= U'９';
    if (digit != (digits < 3)) return false;
    at += next.size;
  }
  return true;
}

}  // namespace

Span Normalised::original(Span here) const {
  return {begins[here.begin], ends[here.end - 1]};
}

Normalised normalise(std::string_view text) {
  Normalised result;
  result.text.reserve(text.size());
  result.begins.reserve(text.size());
  result.ends.reserve(text.size());
  const auto append = [&](std::string_view character, std::size_t begin, std::size_t end) {
    result.text += character;
    result.begins.insert(result.begins.end(), character.size(), static_cast<std::uint32_t>(begin));
    result.ends.insert(result.ends.end(), character.size(), static_cast<std::uint32_t>(end));
  };
  char32_t before = 0;  // as written
  char32_t last = 0;    // as meant
  bool blank = false;
  std::string character;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const std::size_t end = at + c.size;
    if (is_invisible(c.value)) {
      blank = true;
    } else {
      const char32_t shown = meant(half_width(c.value));
      if (blank && touches_number(last) && touches_number(shown)) append(" ", at - 1, at);
      if (c.value == U'，' && !separates_thousands(text, at, before)) {
        append(clause_comma, at, end);
        last = c.value;
      } else {
        // Bytes that are no character may become one where what stood between them is left out.
        const bool ill_formed = c.value == U'\uFFFD';
        if (shown == c.value && !ill_formed) {
          append(text.substr(at, c.size), at, end);
        } else {
          character.clear();
          append_utf8(character, shown);
          append(character, at, end);
        }
        last = shown;
      }
      before = c.value;
      blank = false;
    }
    at = end;
  }
  return result;
}

}  // namespace budgetlint
