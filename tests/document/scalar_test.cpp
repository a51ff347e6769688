// A text that is written as a scalar reads as that text, whatever it is.
#include "budgetlint/document/scalar.hpp"

#include <catch2/catch.hpp>

#include "read.hpp"

using namespace budgetlint;

TEST_CASE("a text that nothing can take amiss is written plain") {
  for (const std::string text : {"高龄津贴", "54", "53.60", "7,759.53", "约2.5万", "2023年", "46元/人/月", "100%",
                                 "3-1", "企业（离退休）、机关", "A.b_c", "5+3"}) {
    CHECK(yaml_scalar(text) == text);
  }
}

TEST_CASE("any other text is quoted, on one line") {
  CHECK(yaml_scalar("") == "\"\"");
  CHECK(yaml_scalar(">5") == "\">5\"");
  CHECK(yaml_scalar("a: b") == "\"a: b\"");
  CHECK(yaml_scalar("金额：54") == "\"金额：54\"");
  CHECK(yaml_scalar("no") == "\"no\"");
  CHECK(yaml_scalar("-") == "\"-\"");
  CHECK(yaml_scalar("say \"54\" \\ 5\n6\t7\r") == R"("say \"54\" \\ 5\n6\t7\r")");
  CHECK(yaml_scalar("\x1B]0;x") == R"("\x1b]0;x")");
  CHECK(yaml_scalar("\xE2\x80\xAE") == R"("\u202e")");
}

TEST_CASE("what is written reads as it was") {
  for (const std::string text : {"",
                                 " ",
                                 "a ",
                                 " a",
                                 "-",
                                 "- a",
                                 "?",
                                 "? a",
                                 ":",
                                 "a:",
                                 "a: b",
                                 "#",
                                 "a #b",
                                 "a#b",
                                 "&a",
                                 "*a",
                                 "!a",
                                 "|",
                                 ">5",
                                 "%a",
                                 "@a",
                                 "`a",
                                 "{a: 1}",
                                 "[a]",
                                 "a, b",
                                 "'a'",
                                 "\"a\"",
                                 "a\\nb",
                                 "\\",
                                 "\\x41",
                                 "null",
                                 "~",
                                 "true",
                                 "No",
                                 "on",
                                 "---",
                                 "...",
                                 "--- a",
                                 "<<",
                                 "=",
                                 "017",
                                 "1e3",
                                 ".inf",
                                 "54\n",
                                 "\n54",
                                 "a\n\n b",
                                 "a\tb",
                                 "a\rb",
                                 "\x01\x02\x1B[31m",
                                 "\x7F",
                                 "\xC2\x85",
                                 "\xE2\x80\xA8",
                                 "\xE2\x80\xAE",
                                 "\xEF\xBB\xBF",
                                 "\xF3\xA0\x80\x81",
                                 "金额：54",
                                 "　全角空格　",
                                 "合计： 54",
                                 "::error::x",
                                 "##[error]x",
                                 "##vso[x]",
                                 "a\u00A0b"}) {
    CAPTURE(text);
    const Reading reading = test::read("department: " + yaml_scalar(text) + "\n");
    CHECK(test::brief(reading).empty());
    REQUIRE(reading.documents.size() == 1);
    CHECK(find_child(*reading.documents.front().root(), "department")->text == text);
  }
}
