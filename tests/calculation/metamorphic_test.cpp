#include <array>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "budgetlint/support/utf8.hpp"
#include "calculation/corpus.hpp"

/// Each phrase of the corpus once more in another spelling: the same value or none, never another one.
using namespace budgetlint;

namespace {

using Characters = std::u32string;

Characters decoded(std::string_view text) {
  Characters characters;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    characters.push_back(c.value);
    at += c.size;
  }
  return characters;
}

std::string encoded(const Characters& characters) {
  std::string text;
  for (const char32_t c : characters) append_utf8(text, c);
  return text;
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool in_a_number(char32_t c) {
  return is_digit(c) || c == U'.' || c == U',';
}

Characters full_width(Characters text) {
  for (char32_t& c : text) {
    if (c > U' ' && c < 0x7F) c += 0xFEE0;
  }
  return text;
}

Characters replaced(Characters text, const std::map<char32_t, char32_t>& pairs) {
  for (char32_t& c : text) {
    if (const auto found = pairs.find(c); found != pairs.end()) c = found->second;
  }
  return text;
}

Characters with_between(const Characters& text, char32_t filler, bool everywhere) {
  Characters result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool inside = i > 0 && in_a_number(text[i - 1]) && in_a_number(text[i]);
    if (i > 0 && (everywhere || !inside)) result.push_back(filler);
    result.push_back(text[i]);
  }
  return result;
}

/// 45 → 四十五, in common or in financial characters.
Characters numeral(unsigned long number, const Characters& digits, const Characters& units) {
  if (number == 0) return {digits[0]};
  constexpr unsigned long ten_thousand = 10'000;
  if (number >= ten_thousand) {
    Characters text = numeral(number / ten_thousand, digits, units) + U"万";
    const unsigned long rest = number % ten_thousand;
    if (rest == 0) return text;
    if (rest < 1000) text += digits[0];
    return text + numeral(rest, digits, units);
  }
  Characters text;
  bool zero = false;
  constexpr std::array<unsigned long, 4> powers{1000, 100, 10, 1};
  for (std::size_t i = 0; i < powers.size(); ++i) {
    const unsigned long digit = number / powers[i] % 10;
    if (digit == 0) {
      zero = !text.empty();
      continue;
    }
    if (zero) text += digits[0];
    zero = false;
    text += digits[digit];
    if (powers[i] > 1) text += units[3 - i];
  }
  return text;
}

Characters in_numerals(const Characters& text, const Characters& digits, const Characters& units) {
  constexpr std::size_t longest = 8;
  Characters result;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && in_a_number(text[end])) ++end;
    if (end == i) {
      result += text[i++];
      continue;
    }
    const Characters number = text.substr(i, end - i);
    const bool whole = number.find_first_of(U".,") == Characters::npos && number.size() <= longest;
    result += whole ? numeral(std::stoul(encoded(number)), digits, units) : number;
    i = end;
  }
  return result;
}

struct Spelling {
  const char* name;
  std::function<Characters(const Characters&)> spell;
  std::size_t least_evaluated;  ///< of a hundred: that the spelling is read at all
};

const std::vector<Spelling>& spellings() {
  static const std::vector<Spelling> all{
      {"full width", full_width, 95},
      {"other signs",
       [](const Characters& t) {
         return replaced(t, {{U'×', U'*'}, {U'*', U'✕'}, {U'=', U'＝'}, {U'÷', U'/'}, {U'－', U'-'}, {U'—', U'~'}});
       },
       95},
      {"x for ×",
       [](const Characters& t) {
         return replaced(t, {{U'×', U'x'}, {U'*', U'X'}});
       },
       95},
      {"traditional",
       [](const Characters& t) {
         return replaced(t, {{U'元', U'圓'},
                             {U'个', U'個'},
                             {U'户', U'戶'},
                             {U'亩', U'畝'},
                             {U'万', U'萬'},
                             {U'辆', U'輛'},
                             {U'两', U'兩'}});
       },
       95},
      {"blanks", [](const Characters& t) { return with_between(t, U' ', false); }, 95},
      {"wide blanks", [](const Characters& t) { return with_between(t, U'　', false); }, 95},
      {"line breaks", [](const Characters& t) { return with_between(t, U'\n', false); }, 95},
      {"blanks in numbers", [](const Characters& t) { return with_between(t, U' ', true); }, 0},
      {"half-width commas",
       [](const Characters& t) {
         return replaced(t, {{U'，', U','}, {U'；', U';'}, {U'（', U'('}, {U'）', U')'}});
       },
       95},
      {"numerals", [](const Characters& t) { return in_numerals(t, U"零一二三四五六七八九", U"一十百千"); }, 60},
      {"financial numerals", [](const Characters& t) { return in_numerals(t, U"零壹贰叁肆伍陆柒捌玖", U"壹拾佰仟"); },
       60},
  };
  return all;
}

}  // namespace

TEST_CASE("Another spelling gives the same value or none", "[calculation]") {
  for (const Spelling& spelling : spellings()) {
    std::size_t evaluated = 0;
    std::size_t still = 0;
    for (const auto* file : {"evaluated.txt", "held-back.txt", "second-held-back.txt", "third-held-back.txt"}) {
      for (const corpus::Phrase& phrase : corpus::read(file)) {
        if (!read_calculation(phrase.text).evaluated()) continue;
        ++evaluated;
        const std::string other = encoded(spelling.spell(decoded(phrase.text)));
        const ProseReading reading = read_calculation(other);
        if (!reading.evaluated()) continue;
        ++still;
        INFO(spelling.name << ": " << other);
        CHECK(corpus::shown(reading) == phrase.value);
      }
    }
    INFO(spelling.name << ": " << still << " of " << evaluated);
    CHECK(still * 100 >= evaluated * spelling.least_evaluated);
  }
}

TEST_CASE("What is not evaluated is not evaluated in another spelling", "[calculation]") {
  for (const Spelling& spelling : spellings()) {
    // A numeral without a unit is part of a name (等级三), so fewer numbers are left over.
    if (std::string_view(spelling.name).ends_with("numerals")) continue;
    for (const auto* file : {"not-evaluable.txt", "held-back-not-evaluable.txt", "near-misses.txt"}) {
      for (const corpus::Phrase& phrase : corpus::read(file)) {
        const std::string other = encoded(spelling.spell(decoded(phrase.text)));
        INFO(spelling.name << ": " << other);
        CHECK_FALSE(read_calculation(other).evaluated());
      }
    }
  }
}
