#include "budgetlint/support/terminal.hpp"

#include <catch2/catch.hpp>

using namespace budgetlint;

TEST_CASE("wide characters take two cells, marks none, ambiguous ones one", "[terminal]") {
  CHECK(cell_width("") == 0);
  CHECK(cell_width("53.60") == 5);
  CHECK(cell_width("合计") == 4);
  CHECK(cell_width("５４．５") == 8);
  CHECK(cell_width("（万元）") == 8);
  CHECK(cell_width("　") == 2);
  CHECK(cell_width("e\u0301") == 1);
  CHECK(cell_width("×→—“”") == 5);
  CHECK(cell_width("😀") == 2);
}

TEST_CASE("padding fills up to a width in cells", "[terminal]") {
  CHECK(pad("合计", 6) == "合计  ");
  CHECK(pad("合计", 4) == "合计");
  CHECK(pad("合计", 3) == "合计");
}

TEST_CASE("shortening keeps what fits and shows that something was cut", "[terminal]") {
  CHECK(shorten("合计金额", 8) == "合计金额");
  CHECK(shorten("合计金额", 7) == "合计...");
  CHECK(shorten("合计金额", 6) == "合...");
  CHECK(shorten("合计", 2) == "..");
  CHECK(shorten("e\u0301e\u0301", 2) == "e\u0301e\u0301");
  CHECK(shorten("e\u0301e\u0301xyz", 4) == "e\u0301...");
}

TEST_CASE("a text becomes one line", "[terminal]") {
  CHECK(visible("a\nb") == "a b");
  CHECK(visible("a \r\n\t  b") == "a b");
  CHECK(visible("a   b") == "a   b");
  CHECK(visible("城乡居民　养老") == "城乡居民　养老");
}

TEST_CASE("what moves the cursor, hides or misleads is shown as an escape", "[terminal]") {
  CHECK(visible("\x1b[31m") == "\\x1b[31m");
  CHECK(visible("a\x7f\u0085") == "a\\x7f\\u0085");
  CHECK(visible(std::string_view("\0", 1)) == "\\x00");
  CHECK(visible("5\u202e3") == "5\\u202e3");
  CHECK(visible("5\u200b3\ufeff") == "5\\u200b3\\ufeff");
  CHECK(visible("a\u2028b\u2029") == "a\\u2028b\\u2029");
  CHECK(visible("\u3164") == "\\u3164");
  CHECK(visible("\U000e0041") == "\\U000e0041");
  CHECK(visible("5\xff\xe5\x90") == "5\\xff\\xe5\\x90");
  CHECK(visible("葛\U000e0100") == "葛\U000e0100");
}

TEST_CASE("what a CI runner obeys anywhere in a line is broken up", "[terminal]") {
  CHECK(visible("a ##[error]") == "a \\x23#[error]");
  CHECK(visible("###[error]") == "#\\x23#[error]");
  CHECK(visible("##vso[x]##VSO[x]") == "\\x23#vso[x]\\x23#VSO[x]");
  CHECK(visible("## 说明 #1 [a]") == "## 说明 #1 [a]");
}

TEST_CASE("what a CI runner obeys at the start of a line is broken up", "[terminal]") {
  CHECK(without_commands("::error::x\n") == "\\x3a:error::x\n");
  CHECK(without_commands("a\n  ::b\n") == "a\n  \\x3a:b\n");
  CHECK(without_commands("　\u00a0::b") == "　\u00a0\\x3a:b");
  CHECK(without_commands("a ::b: c\n: d\n") == "a ::b: c\n: d\n");
}
