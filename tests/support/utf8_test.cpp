#include "budgetlint/support/utf8.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace budgetlint {

TEST_CASE("A code point is read with the bytes it took") {
  const std::string text = "a\u00E9元\U00020000";
  CHECK(code_point_at(text, 0).value == U'a');
  CHECK(code_point_at(text, 1).value == U'\u00E9');
  CHECK(code_point_at(text, 3).value == U'元');
  CHECK(code_point_at(text, 3).size == 3);
  CHECK(code_point_at(text, 6).value == U'\U00020000');
  CHECK(code_point_at(text, 6).size == 4);
}

TEST_CASE("Ill-formed bytes are found where they begin") {
  struct Case {
    std::string bytes;
    std::size_t at;
  };
  const auto bad = GENERATE(values<Case>({
      {"a\x80", 1},             // a tail without a lead
      {"元\xE5\x85", 3},        // cut off
      {"\xC0\xAF", 0},          // overlong
      {"\xE0\x80\xAF", 0},      // overlong
      {"\xF0\x80\x80\xAF", 0},  // overlong
      {"ab\xED\xA0\x80", 2},    // a surrogate
      {"\xF4\x90\x80\x80", 0},  // past U+10FFFF
      {"\xE5\x85 ", 0},         // a lead without enough tails
      {"\xFF", 0},
  }));
  CAPTURE(bad.at);
  CHECK(first_invalid_utf8(bad.bytes) == bad.at);
  CHECK(code_point_at(bad.bytes, bad.at).value == U'\uFFFD');
  CHECK(code_point_at(bad.bytes, bad.at).size == 1);
}

TEST_CASE("Well-formed text has no ill-formed byte, up to the last code point") {
  CHECK_FALSE(first_invalid_utf8("a\u00E9元\uD7FF\uE000\uFFFD\U0010FFFF").has_value());
  CHECK_FALSE(first_invalid_utf8("").has_value());
}

TEST_CASE("Columns count code points, ill-formed bytes one each") {
  CHECK(count_code_points("金额: 54") == 6);
  CHECK(count_code_points("a\xFF\xFE元") == 4);
}

TEST_CASE("A code point is written as it is read") {
  for (const char32_t c :
       {U'a', U'\u007F', U'\u0080', U'\u07FF', U'\u0800', U'元', U'\uFFFF', U'\U00010000', U'\U0010FFFF'}) {
    std::string text;
    append_utf8(text, c);
    CHECK(code_point_at(text, 0).value == c);
    CHECK(code_point_at(text, 0).size == text.size());
  }
}

TEST_CASE("Full-width ASCII and the ideographic blank have half-width twins, other characters none") {
  CHECK(half_width(U'５') == U'5');
  CHECK(half_width(U'：') == U':');
  CHECK(half_width(U'\u3000') == U' ');
  CHECK(half_width(U'元') == U'元');
  CHECK(half_width(U'。') == U'。');
}

}  // namespace budgetlint
