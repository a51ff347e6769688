#include "budgetlint/support/source.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace budgetlint {
namespace {

Source source(std::string bytes) {
  return {"form.yaml", std::move(bytes)};
}

}  // namespace

TEST_CASE("Lines end in LF, CRLF or CR, each of which is one line end") {
  const Source text = source("a\nbb\r\nccc\rd");
  CHECK(text.line_count() == 4);
  CHECK(text.line(1) == "a");
  CHECK(text.line(2) == "bb");
  CHECK(text.line(3) == "ccc");
  CHECK(text.line(4) == "d");
  CHECK(text.line_span(3) == Span{6, 9});
  CHECK(text.line(0).empty());
  CHECK(text.line(5).empty());
}

TEST_CASE("No other character ends a line: NEL, LS, PS, VT and FF do not") {
  CHECK(source("a\u0085b\u2028c\u2029d\ve\ff").line_count() == 1);
}

TEST_CASE("A final line end starts no further line, and an empty file has one") {
  CHECK(source("a\n").line_count() == 1);
  CHECK(source("a\r\n").line_count() == 1);
  CHECK(source("a\n\n").line_count() == 2);
  CHECK(source("").line_count() == 1);
  CHECK(source("").position(0) == Position{1, 1});
}

TEST_CASE("Columns are code points from 1") {
  const Source text = source("年度: 2023\n金额: 54万\n");
  CHECK(text.position(0) == Position{1, 1});
  CHECK(text.position(3) == Position{1, 2});
  CHECK(text.position(13) == Position{2, 1});
  CHECK(text.position(text.bytes().find("54万") + 2) == Position{2, 7});
  CHECK(text.position(10'000) == text.position(text.bytes().size()));
}

TEST_CASE("A BOM belongs to no column and to no line's text") {
  const Source text = source(
      "\xEF\xBB\xBF"
      "a: 1\nb: 2");
  CHECK(text.bom_size() == 3);
  CHECK(text.line(1) == "a: 1");
  CHECK(text.position(3) == Position{1, 1});
  CHECK(text.position(0) == Position{1, 1});
  CHECK(text.position(6) == Position{1, 4});
  CHECK(text.position(8) == Position{2, 1});
  CHECK(source("a\xEF\xBB\xBF").bom_size() == 0);
}

TEST_CASE("Bytes that are not UTF-8 count one column each") {
  CHECK(source("\xFF\xFE"
               "a")
            .position(2) == Position{1, 3});
}

TEST_CASE("In a very long line a place is the same as by counting from its start") {
  std::string line;
  for (int i = 0; i < 20'000; ++i) line += i % 3 == 0 ? "元" : "a";
  const Source text = source("x\n" + line + "\nlast");
  std::size_t column = 1;
  for (std::size_t at = 2; at < 2 + line.size(); ++column) {
    const bool wide = text.bytes()[at] != 'a';
    if (column % 997 == 0 || column > 19'990) CHECK(text.position(at) == Position{2, column});
    at += wide ? 3 : 1;
  }
  CHECK(text.position(text.bytes().find("last") + 1) == Position{3, 2});
}

TEST_CASE("A slice is cut at the end of the file") {
  const Source text = source("abc");
  CHECK(text.slice({1, 2}) == "b");
  CHECK(text.slice({1, 99}) == "bc");
  CHECK(text.slice({7, 9}).empty());
}

}  // namespace budgetlint
