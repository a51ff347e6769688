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
      {"a: text\n　more\nb: 1\n", "2:1-2:2", "indented by full-width", "全角空格"},
      {"a:\n\tb: 1\n", "2:1-2:2", "there is a tab here", "制表符"},
      {"a:\n  b: 1\n\tc: 2\n", "3:1-3:2", "there is a tab here", "制表符"},
      {"a: >95%\nb: 1\n", "1:4-1:8", "put it between quotes, \">95%\"", "请加上半角引号：\">95%\""},
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
