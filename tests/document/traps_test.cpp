#include <catch2/catch.hpp>
#include <string>

#include "read.hpp"

// BL009: valid YAML that surely says something else than was meant.

namespace budgetlint {
namespace {

const Node& child(const Reading& reading, std::size_t index) {
  return *reading.documents.at(0).root()->children[index];
}

}  // namespace

TEST_CASE("`>5` and `|5` are the heads of empty texts") {
  const std::string bytes = "amount: >5\nother: |5 # x\nlast: >-2\nend: 1\n";
  const Reading reading = test::read(bytes);
  CHECK(test::brief(reading) == "BL009 1:9-1:11 /amount\nBL009 2:8-2:10 /other\nBL009 3:7-3:10 /last\n");
  CHECK_THAT(reading.findings[0].message.english, Catch::Contains("put it between quotes, \">5\""));
  CHECK_THAT(reading.findings[0].message.chinese, Catch::Contains("这一格实际是空的"));
  CHECK(child(reading, 0).unreadable);
  CHECK_FALSE(child(reading, 3).unreadable);
  CHECK(reading.findings[0].fixes.at(0).safety == Safety::unsafe);
  CHECK(test::apply(bytes, reading.findings[0].fixes[0]).substr(0, 13) == "amount: \">5\"\n");
}

TEST_CASE("A text that begins with such a head, or an empty one without digits, is let be") {
  CHECK(test::read("a: >2\n   text\nb: |\nc: >-\nd: 1\n").findings.empty());
}

TEST_CASE("`&5` marks something for repeating and leaves the cell empty") {
  const Reading reading = test::read("amount: &5\ntotal: &k 5\n");
  CHECK(test::brief(reading) == "BL009 1:9-1:11 /amount\n");
  CHECK(child(reading, 0).unreadable);
}

TEST_CASE("The error of a spreadsheet begins a comment and leaves the cell empty") {
  const Reading reading =
      test::read("a: #REF!\nb: #N/A  # x\nc:\t#VALUE!\nd:\n  - #DIV/0!\n  - #NAME?元\ne: #NUM!\nf: #NULL!\n");
  CHECK(test::brief(reading) ==
        "BL009 1:4-1:9 /a\nBL009 2:4-2:8 /b\nBL009 3:4-3:11 /c\nBL009 5:5-5:12 /d/0\nBL009 6:5-6:12 /d/1\n"
        "BL009 7:4-7:9 /e\nBL009 8:4-8:10 /f\n");
  CHECK(child(reading, 0).unreadable);
  CHECK_THAT(reading.findings[0].message.english, Catch::StartsWith("`#REF!` is the error of a spreadsheet"));
  CHECK_THAT(reading.findings[0].message.chinese,
             Catch::StartsWith("“#REF!”是电子表格") && Catch::EndsWith("请填写应有的内容"));
  CHECK(reading.findings[0].fixes.empty());
}

TEST_CASE("So do the signs for a column that is too narrow") {
  const Reading reading = test::read("a: ##\nb: ######## # x\n");
  CHECK(test::brief(reading) == "BL009 1:4-1:6 /a\nBL009 2:4-2:12 /b\n");
  CHECK(child(reading, 1).unreadable);
  CHECK_THAT(reading.findings[1].message.english, Catch::Contains("whose column is too narrow"));
  CHECK_THAT(reading.findings[1].message.chinese, Catch::EndsWith("请填写原来的数"));
}

TEST_CASE("Any other comment is a comment, and one beside a value or under a key too") {
  CHECK(test::read(
            "a: # N/A\nb: #\nc: #ref!\nd: #5\ne: ##x\nf: # ####\ng: 5 #REF!\nh: ''  #REF!\ni:\n#REF!\nj:\n  #####\n"
            "k: #####\n  l: 1\n")
            .findings.empty());
}

TEST_CASE("Between braces a comma ends a number: what was meant is one value again") {
  const std::string bytes = "{amount: 7,759.53, total: 1,234,567, name: x}\n";
  const Reading reading = test::read(bytes);
  CHECK(test::brief(reading) == "BL009 1:10-1:18 /amount\nBL009 1:27-1:36 /total\n");
  CHECK_THAT(reading.findings[0].message.english, Catch::Contains("`7,759.53` reads as `7`"));
  REQUIRE(reading.documents.at(0).root()->children.size() == 3);
  CHECK(child(reading, 0).text == "7,759.53");
  CHECK(child(reading, 0).unreadable);
  CHECK(child(reading, 1).text == "1,234,567");
  CHECK(child(reading, 2).index == 2);
  CHECK_FALSE(child(reading, 2).unreadable);
  CHECK(test::apply(bytes, reading.findings[0].fixes.at(0)).substr(0, 20) == "{amount: \"7,759.53\",");
}

TEST_CASE("A key without colon elsewhere is left to the schema") {
  const Reading reading = test::read("a: {amount: 7, 759.53}\nb: {amount: 7,75}\nc: {amount: x,759}\nd: [7,759.53]\n");
  CHECK(reading.findings.empty());
  CHECK(child(reading, 0).children.size() == 2);
}

TEST_CASE("Lines with full-width colons are one text, wherever keys were meant") {
  struct Case {
    std::string bytes;
    std::string finding;
    std::string repaired;
  };
  const auto trap = GENERATE(values<Case>({
      {"金额：54\n合计：53\n", "BL009 1:1-2:6 \n", "金额: 54\n合计: 53\n"},
      {"金额：54\n", "BL009 1:1-1:6 \n", "金额: 54\n"},
      {"fund:\n  名称：x\n  金额：54\nperiod: 1\n", "BL009 2:3-3:8 /fund\n",
       "fund:\n  名称: x\n  金额: 54\nperiod: 1\n"},
      {"rows:\n  - 事项：甲\n    责任单位：\n", "BL009 2:5-3:10 /rows/0\n", "rows:\n  - 事项: 甲\n    责任单位:\n"},
      {"fund:\n  name:x\n  amount:　5\n", "BL009 2:3-3:12 /fund\n", "fund:\n  name: x\n  amount: 5\n"},
  }));
  CAPTURE(trap.bytes);
  const Reading reading = test::read(trap.bytes);
  CHECK(test::brief(reading) == trap.finding);
  CHECK(test::apply(trap.bytes, reading.findings.at(0).fixes.at(0)) == trap.repaired);
  CHECK_THAT(reading.findings[0].message.chinese, Catch::Contains("不会被当作项目"));
}

TEST_CASE("The repair of a colon is safe when it is full-width and not when it lacks a blank") {
  CHECK(test::read("金额：54\n合计：53\n").findings.at(0).fixes.at(0).safety == Safety::safe);
  CHECK(test::read("amount:54\ntotal:53\n").findings.at(0).fixes.at(0).safety == Safety::unsafe);
  CHECK(test::read("金额：54\n合计：>53\n").findings.at(0).fixes.empty());
}

TEST_CASE("More lines than any clerk writes are told and not repaired") {
  const auto lines = [](int count) {
    std::string bytes;
    for (int i = 0; i < count; ++i) bytes += "金额：54\n";
    return bytes;
  };
  CHECK(test::read(lines(1000)).findings.at(0).fixes.at(0).edits.size() == 1000);
  const Reading reading = test::read(lines(1001));
  CHECK(test::brief(reading) == "BL009 1:1-1001:6 \n");
  CHECK(reading.findings[0].fixes.empty());
}

TEST_CASE("A text with full-width colons is a text") {
  CHECK(test::read("explanation: 测算如下\n  标准：46元\n  人数：900\n").findings.empty());
  CHECK(test::read("explanation:\n  标准：46元\n").findings.empty());
  CHECK(test::read("explanation:\n  按下列标准\n  标准：46元\n").findings.empty());
  CHECK(test::read("note: |\n  标准：46元\n  人数：900\n").findings.empty());
  CHECK(test::read("note: '标准：46元\n  人数：900'\n").findings.empty());
  CHECK(test::read("note:\n  http://a\n  https://b\n").findings.empty());
  CHECK(test::read("rows:\n  - 标准：46元\n  - 人数：900\n").findings.empty());
}

TEST_CASE("A full-width or no-break blank does not indent") {
  const std::string bytes = "fund:\n　名称: x\n\u00A0\u00A0金额: 5\nok: 1\n";
  const Reading reading = test::read(bytes);
  CHECK(test::brief(reading) == "BL009 2:1-2:2 /　名称\nBL009 3:1-3:3 /\u00A0\u00A0金额\n");
  CHECK(child(reading, 1).unreadable);
  CHECK(child(reading, 2).unreadable);
  CHECK_FALSE(child(reading, 3).unreadable);
  CHECK(reading.findings[0].fixes.at(0).safety == Safety::safe);
  CHECK(test::apply(bytes, reading.findings[0].fixes[0]) == "fund:\n  名称: x\n\u00A0\u00A0金额: 5\nok: 1\n");
  CHECK(test::apply(bytes, reading.findings[1].fixes.at(0)) == "fund:\n　名称: x\n  金额: 5\nok: 1\n");
}

TEST_CASE("A full-width blank inside a key or in quotes is no indentation") {
  CHECK(test::read("工作　计划: 1\n\"　金额\": 1\nx: {　y: 1}\n").findings.empty());
}

TEST_CASE("A quote closed lines below has swallowed the keys between") {
  const Reading reading = test::read("fund:\n  name: \"社保\n  amount: 54\n  total: 53\"\nx: 1\n");
  CHECK(test::brief(reading) == "BL009 2:9-2:10 /fund/name\n");
  CHECK_THAT(reading.findings[0].message.english, Catch::Contains("`amount: 54` is part of this text"));
  CHECK(child(reading, 0).children[0]->unreadable);
}

TEST_CASE("A text in quotes over several lines is let be when it is indented or holds no keys") {
  CHECK(test::read("a: \"text\n  amount: 54\"\nb: \"one\ntwo\"\n").findings.empty());
}

TEST_CASE("What an alias repeats is told once, where it stands") {
  const Reading reading = test::read("a: &k\n  amount: >5\nb: *k\n");
  CHECK(test::brief(reading) == "BL009 2:11-2:13 /a/amount\n");
}

}  // namespace budgetlint
