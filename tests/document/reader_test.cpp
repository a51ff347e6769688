#include <catch2/catch.hpp>
#include <string>

#include "read.hpp"

// A file as a whole: its documents, what is lost after an error, and bytes that no clerk would write.

namespace budgetlint {

using test::brief;
using test::read;

TEST_CASE("A file holds one or more documents, numbered from 0") {
  const Reading reading = read("a: 1\n---\nb: 2\n...\n# a comment\n%YAML 1.1\n---\nc: 3\n...\nd: 4\n");
  CHECK(reading.findings.empty());
  REQUIRE(reading.documents.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(reading.documents[i].index() == i);
    CHECK(reading.documents[i].root()->children[0]->text == std::to_string(i + 1));
  }
}

TEST_CASE("A line of three dashes parts documents only alone or before a blank") {
  const Reading reading = read("--- a: 1\n");
  CHECK(brief(reading) == "BL002 1:5-1:9 \n");
  CHECK(read("---a: 1\n").documents.at(0).root()->children[0]->name == "---a");
  CHECK(read("--- x\n").documents.at(0).root()->text == "x");
}

TEST_CASE("After a syntax error reading goes on with the next document, and what was lost is told") {
  const std::string bytes = "a: 1\n---\nb: [\nc: 3\n---\nd: 4\n";
  const Reading reading = read(bytes);
  CHECK(brief(reading) == "BL002 3:4-3:5 \n");
  CHECK(reading.findings[0].place.document == 1);
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[1].index() == 2);
  CHECK(reading.documents[1].root()->children[0]->text == "4");
  REQUIRE(reading.unread.size() == 1);
  CHECK(bytes.substr(reading.unread[0].begin, reading.unread[0].size()) == "---\nb: [\nc: 3\n");
}

TEST_CASE("A document with an error behind its end is no document") {
  const Reading reading = read("  a: 1\nb: 2\n");
  CHECK(brief(reading) == "BL002 2:1-2:5 \n");
  CHECK(reading.documents.empty());
}

TEST_CASE("What stands behind `...` is told, also where there was no document to end") {
  CHECK(brief(read("... total: 5\n---\na: 1\n")) == "BL002 1:1-1:2 \n");
  CHECK(brief(read("# note\n...\n... x\n---\na: 1\n")) == "BL002 3:1-3:6 \n");
  CHECK(brief(read("... # note\n---\na: 1\n")).empty());
}

TEST_CASE("Nothing in a file or document is BL007") {
  CHECK(brief(read("")) == "BL007 1:1-1:1 \n");
  CHECK(brief(read("\xEF\xBB\xBF")) == "BL007 1:1-1:1 \n");
  CHECK(brief(read("# only\n\n  # comments\n")) == "BL007 1:1-1:1 \n");
  CHECK(brief(read("---\n")) == "BL007 1:1-1:4 \n");
  CHECK(brief(read("...\n")) == "BL007 1:1-1:1 \n");
  CHECK(brief(read("---\n---\na: 1\n")) == "BL007 1:1-1:4 \n");

  const Reading between = read("a: 1\n---\n# nothing\n---\nb: 1\n");
  CHECK(brief(between) == "BL007 2:1-2:4 \n");
  CHECK(between.findings[0].place.document == 1);
  CHECK(between.documents.at(1).index() == 2);
}

TEST_CASE("A file may end in `---` or `...`") {
  CHECK(read("a: 1\n---\n").findings.empty());
  CHECK(read("a: 1\n...\n").findings.empty());
  CHECK(read("a: 1\n---\n...\n# end\n").findings.empty());
  CHECK(brief(read("a: 1\n---\n---\n")) == "BL007 2:1-2:4 \n");
  CHECK(brief(read("a: 1\n---\n---\nb: [\n")) == "BL007 2:1-2:4 \nBL002 4:4-4:5 \n");
}

TEST_CASE("An empty text in quotes is something") {
  CHECK(read("---\n''\n").findings.empty());
}

TEST_CASE("Directives belong to the document below them, and too many are BL006") {
  const Reading reading = read("%YAML 1.2\n---\na: 1\n...\n%YAML 1.1\n---\nb: 2\n");
  CHECK(reading.findings.empty());
  CHECK(reading.documents.size() == 2);
  std::string many;
  for (int i = 0; i < 101; ++i) many += "%TAG !" + std::to_string(i) + "! x\n";
  CHECK(brief(read(many + "---\na: 1\n---\nb: 1\n")) == "BL006 1:1-1:1 \n");
}

TEST_CASE("Two files put together, each with its BOM, are two documents and a BL009") {
  const Reading reading = read(
      "\xEF\xBB\xBF"
      "a: 1\n\xEF\xBB\xBF---\nb: 2\n");
  CHECK(brief(reading) == "BL009 2:1-2:2 \n");
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[1].root()->children[0]->text == "2");
}

TEST_CASE("A mark in front of a document that cannot be read is told, not taken back with it") {
  CHECK(brief(read("# a\n\xEF\xBB\xBFp: {s: b}\n  ---\nq: 1\n")).starts_with("BL009 2:1-2:2 "));
}

TEST_CASE("Hostile files end in a finding, at once", "[long]") {
  CHECK(brief(read(std::string(1'000'000, '['))) == "BL006 1:65-1:66 \n");
  std::string dashes;
  for (int i = 0; i < 100'000; ++i) dashes += "- ";
  CHECK(read(dashes).findings.at(0).rule->id == "BL006");
  std::string documents;
  for (int i = 0; i < 5'000; ++i) documents += "a: b: c\n---\n";
  CHECK(read(documents).findings.size() == 5'000);
  CHECK(brief(read(std::string(100'000, '\0'))) == "BL001 1:1-1:2 \n");

  // Each tag earns a finding of a thousand bytes: there is an end to that, which is told (BL006).
  std::string tags = "- [";
  for (int i = 0; i < 9'999; ++i) tags += "!,";
  tags += "]\n";
  CHECK(read(tags + tags).findings.size() == 10'001);
}

TEST_CASE("A very long line is one value") {
  const Reading reading = read("a: " + std::string(2'000'000, 'x') + "\nb: 金额\n");
  CHECK(reading.findings.empty());
  CHECK(reading.documents.at(0).root()->children[0]->text.size() == 2'000'000);
  CHECK(test::where(reading.documents[0], *reading.documents[0].root()->children[1]) == "2:4-2:6");
}

TEST_CASE("No beginning of a form is read without documents or findings") {
  const std::string form =
      "form: direction\r\nfund: &f\n  name: \"名\\\"称\" # c\nx: {a: [1, 'b'], c: *f}\n- |2-\n    t\n---\n? k\n: >\n "
      "v\n";
  for (std::size_t size = 0; size <= form.size(); ++size) {
    const Reading reading = read(form.substr(0, size));
    CHECK((!reading.documents.empty() || !reading.findings.empty()));
    for (const Finding& finding : reading.findings) {
      CHECK(finding.place.span.end <= size);
      CHECK_FALSE(finding.message.english.empty());
      CHECK_FALSE(finding.message.chinese.empty());
    }
  }
}

TEST_CASE("A control character beside a document that is nothing but a text is told where it stands") {
  const Reading reading = read("文字 # \x01\n");
  CHECK(brief(reading) == "BL002 1:6-1:7 \n");
  CHECK(reading.documents.size() == 1);
}

}  // namespace budgetlint
