#include <catch2/catch.hpp>
#include <string>

#include "read.hpp"

// BL001 and the characters nobody sees.

namespace budgetlint {
namespace {

std::string utf16(const std::u16string& text, bool big, bool bom) {
  std::string bytes;
  const auto put = [&bytes, big](char16_t c) {
    const char high = static_cast<char>(c >> 8U);
    const char low = static_cast<char>(c & 0xFFU);
    bytes += big ? high : low;
    bytes += big ? low : high;
  };
  if (bom) put(u'\uFEFF');
  for (const char16_t c : text) put(c);
  return bytes;
}

}  // namespace

TEST_CASE("A file that is not UTF-8 is not read at all, and its encoding is named when it shows") {
  struct Case {
    std::string bytes;
    std::string place;
    std::string says;
    std::string says_chinese;
  };
  // 年度: 2023 / 金额: 54万元 in GBK
  const std::string gbk = "\xC4\xEA\xB6\xC8: 2023\n\xBD\xF0\xB6\xEE: 54\xCD\xF2\xD4\xAA\n";
  const auto file = GENERATE_COPY(values<Case>({
      {gbk, "1:1-1:2", "saved in GBK (GB18030)", "GBK (GB18030) 编码"},
      {"form: a\n" + gbk, "2:1-2:2", "save it as UTF-8", "请另存为 UTF-8"},
      {utf16(u"年度: 1\n", false, true), "1:1-1:3", "saved in UTF-16 LE", "UTF-16 LE 编码"},
      {utf16(u"年度: 1\n", true, true), "1:1-1:3", "saved in UTF-16 BE", "UTF-16 BE 编码"},
      {utf16(u"year: 1\n", false, false), "1:1-1:3", "saved in UTF-16 LE", "UTF-16 LE 编码"},
      {utf16(u"year: 1\n", true, false), "1:1-1:3", "saved in UTF-16 BE", "UTF-16 BE 编码"},
      // 一 is U+4E00, whose second byte is NUL in either order.
      {utf16(u"年度: 2023\n名称: 一般公共预算\n", false, false), "1:1-1:3", "saved in UTF-16 LE", "UTF-16 LE 编码"},
      {utf16(u"年度: 2023\n名称: 一般公共预算\n", true, false), "1:1-1:3", "saved in UTF-16 BE", "UTF-16 BE 编码"},
      {utf16(u"年度: 2023\n名称: 一般公共预算\n", false, false) + "\n", "1:1-1:3", "saved in UTF-16 LE",
       "UTF-16 LE 编码"},
      // 部门: 某局: 某 passes as UTF-8.
      {"\xB2\xBF\xC3\xC5: \xC4\xB3\xBE\xD6\n", "1:1-1:2", "saved in GBK", "GBK (GB18030) 编码"},
      {"a: \xC4\xB3\xBE\xD6\n", "1:4-1:5", "saved in GBK", "GBK (GB18030) 编码"},
      {std::string("PK\x03\x04\0\0\xFF\xE8\0\x80\x80", 11), "1:7-1:8", "binary data", "二进制数据"},
      {"a: 1\nb: \xE9\x87", "2:4-2:5", "ends in the middle of a character", "在一个字的中间断开"},
      {"a: caf\xE9!\n", "1:7-1:8", "the byte 0xE9 here is no UTF-8", "字节 0xE9"},
      {"a: 金额\xFF\n", "1:6-1:7", "the byte 0xFF", "字节 0xFF"},
  }));
  CAPTURE(file.says);
  const Reading reading = test::read(file.bytes);
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].rule->id == "BL001");
  CHECK(test::where(reading.findings[0]) == file.place);
  CHECK_THAT(reading.findings[0].message.english, Catch::Contains(file.says));
  CHECK_THAT(reading.findings[0].message.chinese, Catch::Contains(file.says_chinese));
  CHECK(reading.documents.empty());
  CHECK(reading.unread == std::vector<Span>{{0, file.bytes.size()}});
}

TEST_CASE("A control character spoils its own cell only") {
  const std::string bytes("a: x\0y\nb: 1\n", 12);
  const Reading reading = test::read(bytes);
  CHECK(test::brief(reading) == "BL002 1:5-1:6 /a\n");
  CHECK_THAT(reading.findings[0].message.english, Catch::Contains("U+0000"));
  const Node& root = *reading.documents.at(0).root();
  CHECK(root.children[0]->unreadable);
  CHECK_FALSE(root.children[1]->unreadable);
  CHECK(test::apply(bytes, reading.findings[0].fixes.at(0)) == "a: xy\nb: 1\n");
}

TEST_CASE("A value is read as it will be without the control characters, and is unreadable all the same") {
  using namespace std::string_literals;
  const std::string bytes = "form: direction\0\nb: \"\x01x\x02\"\nc: \"\\ty\x01\"\n"s;
  const Reading reading = test::read(bytes);
  CHECK(test::brief(reading) == "BL002 1:16-1:17 /form\nBL002 2:5-2:6 /b\nBL002 2:7-2:8 /b\nBL002 3:8-3:9 /c\n");
  const Node& root = *reading.documents.at(0).root();
  CHECK(root.children[0]->text == "direction");
  CHECK(root.children[0]->unreadable);
  CHECK(root.children[1]->text == "x");
  CHECK(root.children[1]->unreadable);
  CHECK(root.children[2]->unreadable);

  const Reading key = test::read("am\x01ou\x02nt: 5\n\"\x03z\": 6\n"s);
  CHECK(test::brief(key) == "BL002 1:3-1:4 /amount\nBL002 1:6-1:7 /amount\nBL002 2:2-2:3 /z\n");
  const Node& amount = *key.documents.at(0).root()->children[0];
  CHECK(amount.key->text == "amount");
  CHECK(amount.label == "amount");
  CHECK_FALSE(amount.unreadable);
}

TEST_CASE("NEL, LS and PS end no line, in a value or a comment, and each is told") {
  const Reading reading = test::read("a: x\u0085y\n# c\u2028b: 3\nd: \"p\u2029q\"\n");
  CHECK(test::brief(reading) == "BL009 1:5-1:6 /a\nBL009 2:4-2:5 \nBL009 3:6-3:7 /d\n");
  const Node& root = *reading.documents.at(0).root();
  REQUIRE(root.children.size() == 2);
  CHECK(root.children[0]->unreadable);
  CHECK(root.children[1]->unreadable);
}

TEST_CASE("Where such a character breaks the line, it is told instead of what follows from it") {
  const Reading reading = test::read("a: 1\u2028b: 2\n---\nc: 3\n");
  CHECK(test::brief(reading) == "BL009 1:5-1:6 \n");
  CHECK(reading.unread == std::vector<Span>{{0, 12}});
  CHECK(reading.documents.at(0).index() == 1);
}

TEST_CASE("A BOM inside a value is told") {
  const Reading reading = test::read("a: 1\uFEFF2\n");
  CHECK(test::brief(reading) == "BL009 1:5-1:6 /a\n");
  CHECK(reading.documents.at(0).root()->children[0]->unreadable);
}

TEST_CASE("A file full of control characters is no text") {
  std::string bytes;
  for (int i = 0; i < 2'000; ++i) bytes += "a\x01";
  CHECK(test::brief(test::read(bytes)) == "BL001 1:2-1:3 \n");
}

}  // namespace budgetlint
