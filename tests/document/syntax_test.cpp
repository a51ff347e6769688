#include <catch2/catch.hpp>
#include <string>

#include "read.hpp"

// BL002: what a clerk did, where it stands (libyaml often stumbles lines later), and what to type.

namespace budgetlint {
namespace {

struct Case {
  std::string bytes;
  std::string place;
  std::string says;          ///< part of the English message
  std::string says_chinese;  ///< part of the Chinese message
};

const Finding& only_finding(const Reading& reading) {
  REQUIRE(reading.findings.size() == 1);
  return reading.findings[0];
}

}  // namespace

TEST_CASE("Each slip of the keyboard is told where it is") {
  const auto slip = GENERATE(values<Case>({
      {"form: a\n合计：53\nyear: 3\n", "2:3-2:4", "full-width colon", "全角冒号"},
      {"form: a\n合计：53\n", "2:3-2:4", "type `合计: 53`", "“合计: 53”"},
      {"金额：54\n合计: 53\n", "1:3-1:4", "type `金额: 54`", "“金额: 54”"},
      {"a: 1\ntotal:53\nb: 2\n", "2:6-2:7", "no blank behind the colon", "缺一个空格"},
      {"a: 1\ntotal:　53\nb: 2\n", "2:6-2:7", "full-width or no-break blank behind the colon", "全角空格或特殊空格"},
      {"a: 1\ntotal:\u00A053\nb: 2\n", "2:6-2:7", "full-width or no-break blank behind the colon",
       "全角空格或特殊空格"},
      {"a:\n\tb: 1\n", "2:1-2:2", "there is a tab here", "制表符"},
      {"a:\n  b: 1\n\tc: 2\n", "3:1-3:2", "there is a tab here", "制表符"},
      {"a: >95%\nb: 1\n", "1:4-1:8", "put it between quotes, \">95%\"", "请加上半角引号：\">95%\""},
      {"a: >648      # total\n", "1:4-1:8", "quotes, \">648\"", "引号：\">648\""},
      {"a: >=5 #3\n", "1:4-1:5", "put the whole value between quotes", "把整个内容括起来"},
      {"a: >5 b: 1\n", "1:4-1:5", "put the whole value between quotes", "把整个内容括起来"},
      {"a: *95%\nb: 1\n", "1:4-1:8", "\"*95%\"", "\"*95%\""},
      {"a: &95%\nb: 1\n", "1:4-1:8", "\"&95%\"", "\"&95%\""},
      {"form: a\n合计：64.8      # total\n", "2:3-2:4", "`合计：64.8` has a full-width colon", "“合计: 64.8”"},
      {"form: a\n合计:64.8      # total\n", "2:3-2:4", "type `合计: 64.8`", "“合计:64.8”的冒号"},
      {"{name: a, amount:}\n", "1:17-1:18", "type `amount: }`, or leave the key out", "请写成“amount: }”；没有内容的"},
      {"{amount:, name: a}\n", "1:8-1:9", "type `amount: ,`, or leave the key out", "请写成“amount: ,”；没有内容的"},
      {"{金额:[5]}\n", "1:4-1:5", "`金额:[` has no blank behind the colon: type `金额: [`", "请写成“金额: [”"},
      {"a: >=5\n", "1:4-1:7", "\">=5\"", "\">=5\""},
      {"a: *重点\n", "1:4-1:7", "\"*重点\"", "不能直接以“*”开头"},
      {"a: **\nb: 1\n", "1:4-1:6", "\"**\"", "\"**\""},
      {"a: &重\n", "1:4-1:6", "\"&重\"", "\"&重\""},
      {"a: %5\n", "1:4-1:6", "\"%5\"", "\"%5\""},
      {"a: @x\n", "1:4-1:6", "\"@x\"", "\"@x\""},
      {"a: `x`\n", "1:4-1:7", "\"`x`\"", "\"`x`\""},
      {"a: ]\n", "1:4-1:5", "\"]\"", "\"]\""},
      {"a: !x!y z\n", "1:4-1:10", "\"!x!y z\"", "\"!x!y z\""},
      {"%5 度\na: 1\n", "1:1-1:5", "a line that begins with `%`", "行首的“%”"},
      {"%YAML 3.0\n---\na: 1\n", "1:1-1:10", "a line that begins with `%`", "行首的“%”"},
      {"--- a: 1\n", "1:5-1:9", "begin the form on the line below", "请从下一行开始填写"},
      {"a: [b: 1\n", "1:4-1:5", "type the `]`", "请补上“]”"},
      {"a: {b: [1, 2\n", "1:8-1:9", "type the `]`", "请补上“]”"},
      {"a: [重要\nb: 1\n", "1:4-1:5", "type the `]`", "请补上“]”"},
      {"a: {b: 1\nc: 2\n", "1:4-1:5", "type the `}`", "请补上“}”"},
      {"a: {b: 1，c: 2}\n", "1:9-1:10", "ordinary comma", "全角逗号"},
      {"a: [重要] 提高\nb: 1\n", "1:9-1:11", "goes on behind the closing ]", "写在了结尾的 ] 之后"},
      {"a: -\nb: 1\n", "1:4-1:5", "leave the cell empty", "请直接留空"},
      {"a: - # none\nb: 1\n", "1:4-1:5", "leave the cell empty", "请直接留空"},
      {"a: - 5\n", "1:4-1:5", "on the next line", "另起一行"},
      {"a: \"社保\nb: 1\n", "1:4-1:5", "type the closing \"", "补上后一个 \""},
      {"a: 1\nb: '社保\nc: 1\n", "2:4-2:5", "type the closing '", "补上后一个 '"},
      {"a: \"社保\nb: 1\nc: \"x\"\n", "1:4-1:5", "the quote \" opened here is not closed", "没有在内容结束处配对"},
      {"a: \"x\" 等\nb: 1\n", "1:8-1:9", "`等` goes on behind the closing \"", "写在了结尾的 \" 之后"},
      {"a: \"C:\\x表\"\n", "1:9-1:10", "backslash", "反斜杠"},
      {"a: b: c\n", "1:5-1:6", "a second colon", "第二个冒号"},
      {"a: 5\n  b: 6\n", "2:3-2:4", "`b` is indented deeper", "“b”比上一行缩进更深"},
      {"  a: 1\nb: 2\n", "2:1-2:5", "`b: 2` does not fit the lines above", "“b: 2”的缩进"},
      {"a:\n  b: 1\n c: 2\n", "3:2-3:6", "`c: 2` does not fit", "“c: 2”的缩进"},
      {"- a\nb: c\n", "2:1-2:5", "`b: c` does not fit", "“b: c”的缩进"},
      {"a: 1\n合计\nb: 2\n", "2:1-2:3", "`合计` has no colon", "“合计”没有冒号"},
      {"a: 1\n----------\nb: 2\n", "2:1-2:11", "a line drawn from signs", "分隔线"},
      {"a: 1\n＃ 说明\nb: 2\n", "2:1-2:2", "type #", "半角“#”"},
  }));
  CAPTURE(slip.bytes);
  const Reading reading = test::read(slip.bytes);
  const Finding& finding = only_finding(reading);
  CHECK(finding.rule->id == "BL002");
  CHECK(test::where(finding) == slip.place);
  CHECK_THAT(finding.message.english, Catch::Contains(slip.says));
  CHECK_THAT(finding.message.chinese, Catch::Contains(slip.says_chinese));
  CHECK(reading.documents.empty());
  CHECK(reading.unread == std::vector<Span>{{0, slip.bytes.size()}});
}

TEST_CASE("A full-width colon has a safe repair where the result is sure") {
  const std::string bytes = "form: a\n合计：　53 # 万元\nyear: 3\n";
  const Reading reading = test::read(bytes);
  const Finding& finding = only_finding(reading);
  REQUIRE(finding.fixes.size() == 1);
  CHECK(finding.fixes[0].safety == Safety::safe);
  CHECK(test::apply(bytes, finding.fixes[0]) == "form: a\n合计: 53 # 万元\nyear: 3\n");
}

TEST_CASE("A full-width colon has no repair where YAML would read the value otherwise") {
  for (const std::string line : {"合计：>53", "合计：-", "合计：-5", "合计：\"53\"", "合计：&x"}) {
    CAPTURE(line);
    const Reading reading = test::read("form: a\n" + line + "\nyear: 3\n");
    CHECK(only_finding(reading).fixes.empty());
  }
}

TEST_CASE("A missing blank or missing quotes have a repair that is not made unasked") {
  const std::string glued = "a: 1\ntotal:53\nb: 2\n";
  const Reading reading = test::read(glued);
  CHECK(only_finding(reading).fixes.at(0).safety == Safety::unsafe);
  CHECK(test::apply(glued, reading.findings[0].fixes[0]) == "a: 1\ntotal: 53\nb: 2\n");

  const std::string sign = "a: >95%\nb: 1\n";
  const Reading second = test::read(sign);
  CHECK(only_finding(second).fixes.at(0).safety == Safety::unsafe);
  CHECK(test::apply(sign, second.findings[0].fixes[0]) == "a: \">95%\"\nb: 1\n");
}

TEST_CASE("Between braces or brackets the quotes end where the value does") {
  struct Repair {
    std::string bytes;
    std::string place;
    std::string repaired;
  };
  const auto repair = GENERATE(values<Repair>({
      {"- {值: >95%, 标准: 历史标准}\n", "1:7-1:11", "- {值: \">95%\", 标准: 历史标准}\n"},
      {"- {值: *95%, 标准: 历史标准}\n", "1:7-1:11", "- {值: \"*95%\", 标准: 历史标准}\n"},
      {"- {标准: 历史标准, 值: >95% }\n", "1:17-1:21", "- {标准: 历史标准, 值: \">95%\" }\n"},
      {"a: [>5, 6]\n", "1:5-1:7", "a: [\">5\", 6]\n"},
      {"a: {\n  b: >5,\n  c: 6}\n", "2:6-2:8", "a: {\n  b: \">5\",\n  c: 6}\n"},
      {"a: {b: *95%, c: 6}\n", "1:8-1:12", "a: {b: \"*95%\", c: 6}\n"},
      {"a: {b: %5, c: 6}\n", "1:8-1:10", "a: {b: \"%5\", c: 6}\n"},
  }));
  CAPTURE(repair.bytes);
  const Reading reading = test::read(repair.bytes);
  const Finding& finding = only_finding(reading);
  CHECK(test::where(finding) == repair.place);
  REQUIRE(finding.fixes.size() == 1);
  CHECK(finding.fixes[0].safety == Safety::unsafe);
  CHECK(test::apply(repair.bytes, finding.fixes[0]) == repair.repaired);
  CHECK(test::read(repair.repaired).findings.empty());
}

TEST_CASE("Between braces or brackets there is no repair where the value may end in several places") {
  for (const std::string bytes :
       {"{a: >7,759.53, b: 1}\n", "{a: >5 b: 1, c: 2}\n", "{a: >5\n, b: 1}\n", "{a: *见[注], b: 1}\n",
        "{a: >\"5, 6\", b: 1}\n", "[a, ,b]\n", "{a: >5 # 说明}\n}\n", "- {a: >5，b: 1}\n"}) {
    CAPTURE(bytes);
    const Reading reading = test::read(bytes);
    CHECK(only_finding(reading).fixes.empty());
    CHECK_THAT(reading.findings[0].message.english, Catch::Contains("put the whole value between quotes"));
    CHECK_THAT(reading.findings[0].message.chinese, Catch::Contains("把整个内容括起来"));
  }
}

TEST_CASE("A colon glued to the brace behind it is repaired by a blank, and a comment stays outside the quotes") {
  const std::string glued = "{name: a, amount:}\n";
  const Reading reading = test::read(glued);
  CHECK(only_finding(reading).fixes.at(0).safety == Safety::unsafe);
  CHECK(test::apply(glued, reading.findings[0].fixes[0]) == "{name: a, amount: }\n");

  const std::string commented = "a: >648      # total\n";
  const Reading second = test::read(commented);
  CHECK(test::apply(commented, only_finding(second).fixes.at(0)) == "a: \">648\"      # total\n");
}

TEST_CASE("A line indented by full-width blanks is BL009 at itself, wherever YAML stumbles") {
  struct Trap {
    std::string bytes;
    std::string place;
    std::string repaired;  ///< empty: no repair
  };
  const auto trap = GENERATE(values<Trap>({
      {"a: text\n　more\nb: 1\n", "2:1-2:2", "a: text\n  more\nb: 1\n"},
      {"s:\n    中央: 1\n　　省级: 32.4\n    市级: 3\n", "3:1-3:3", "s:\n    中央: 1\n    省级: 32.4\n    市级: 3\n"},
      {"s:\n　　省级: \"32\" # x\n\n    # y\n    市级: 3\n", "2:1-2:3",
       "s:\n    省级: \"32\" # x\n\n    # y\n    市级: 3\n"},
      {"s:\n  中央: 1\n　省级: 2\n　其他: 3\n  市级: 3\n", "3:1-3:2",
       "s:\n  中央: 1\n  省级: 2\n  其他: 3\n  市级: 3\n"},
      {"s:\n  中央: 1\n　　省级: 32.4\n  市级: 3\n", "3:1-3:3", ""},
  }));
  CAPTURE(trap.bytes);
  const Reading reading = test::read(trap.bytes);
  const Finding& finding = only_finding(reading);
  CHECK(finding.rule->id == "BL009");
  CHECK(test::where(finding) == trap.place);
  CHECK_THAT(finding.message.english, Catch::Contains("indented by full-width"));
  CHECK_THAT(finding.message.chinese, Catch::Contains("全角空格"));
  CHECK(reading.unread == std::vector<Span>{{0, trap.bytes.size()}});
  CHECK(finding.fixes.empty() == trap.repaired.empty());
  if (finding.fixes.empty()) return;
  CHECK(finding.fixes[0].safety == Safety::safe);
  CHECK(test::apply(trap.bytes, finding.fixes[0]) == trap.repaired);
}

TEST_CASE("A paragraph that begins with full-width blanks is not to blame for the line behind it") {
  const Reading reading = test::read("note: |\n  　　标准: 46元\n合计：53\n");
  CHECK(only_finding(reading).rule->id == "BL002");
  CHECK(test::where(reading.findings[0]) == "3:3-3:4");
}

TEST_CASE("A line of another document is never blamed") {
  const Reading reading = test::read("a: 标准\n---\nb: x\n  c: 1\n");
  CHECK(test::where(only_finding(reading)) == "4:3-4:4");
  CHECK(reading.findings[0].place.document == 1);
}

TEST_CASE("What reads well in YAML is let be") {
  CHECK(test::read(
            "time: 12:30\nurl: http://x\nname: A#B\nshare: 100%\nnote: 共 #3 栋\n"
            "text: 标准：46元\nlong: 测算如下\n  标准：46元\n  人数：900人\nblock: |\n  标准：46元\n  人数：900人\n")
            .findings.empty());
}

}  // namespace budgetlint
