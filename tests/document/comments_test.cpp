// Which bytes of a file are comments for this program, and which line each speaks of.
#include <catch2/catch.hpp>

#include "document/read.hpp"

using namespace budgetlint;

namespace {

/// `3>4 # budgetlint: …`: the comment's line, the line that it speaks of, its text; `^` before one at the top.
std::string comments(const std::string& bytes) {
  std::string lines;
  for (const Comment& comment : test::read(bytes).comments) {
    lines += (comment.at_top ? "^" : "") + std::to_string(comment.place.begin.line) + ">" +
             std::to_string(comment.line) + " " + comment.text + "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("a comment behind a value speaks of its own line, one by itself of the next", "[comments]") {
  CHECK(comments("a: 1 # budgetlint: x\nb: 2\n") == "1>1 # budgetlint: x\n");
  CHECK(comments("a: 1\n  # budgetlint: x  \nb: 2\n") == "2>3 # budgetlint: x\n");
  CHECK(comments("a: 1\r\n# budgetlint: x\r\nb: 2\r\n") == "2>3 # budgetlint: x\n");
  CHECK(comments("a:\n  # budgetlint: x\n  2\n") == "2>3 # budgetlint: x\n");
  CHECK(comments("a: [1,\n  # budgetlint: x\n  2]\n") == "2>3 # budgetlint: x\n");
  CHECK(comments("a: [1, # budgetlint: x\n  2]\n") == "1>1 # budgetlint: x\n");
  CHECK(comments("a: 1 # seen # budgetlint: x\n") == "1>1 # budgetlint: x\n");
  CHECK(comments("a: 1 # budgetlint: x # why # budgetlint: y\n") == "1>1 # budgetlint: x # why\n1>1 # budgetlint: y\n");
}

TEST_CASE("comments above each other speak of the same line; a blank line ends them", "[comments]") {
  CHECK(comments("a: 1\n# budgetlint: x\n# a word\n## BudgetLint ： y\nb: 2\n") ==
        "2>5 # budgetlint: x\n4>5 ## BudgetLint ： y\n");
  CHECK(comments("a: 1\n# budgetlint: x\n\nb: 2\n") == "2>0 # budgetlint: x\n");
  CHECK(comments("a: 1\n# budgetlint: x\n   \nb: 2\n# budgetlint: y") == "2>0 # budgetlint: x\n5>0 # budgetlint: y\n");
}

TEST_CASE("a # inside a value or key is no comment", "[comments]") {
  CHECK(comments("a: one# budgetlint: x\n").empty());  // not read at all: a colon in a plain text
  CHECK(comments("a: one#budgetlint:x\n").empty());
  CHECK(comments("a: 'one # budgetlint: x'\nb: \"\n # budgetlint: x\"\n").empty());
  CHECK(comments("'a # budgetlint: x': 1\n").empty());
  CHECK(comments("a: |\n  # budgetlint: x\n  b\nc: >-\n\n  # budgetlint: x\n").empty());
  CHECK(comments("a: &b\n  'one\n\n  # budgetlint: x'\nc: *b\n").empty());
  CHECK(comments("a: !!str 'one # budgetlint: x'\n").empty());
  CHECK(comments("<<: {a: 'one # budgetlint: x'}\nb: 1\n").empty());  // a value that is refused and dropped
}

TEST_CASE("beside a text over several lines a comment is one all the same", "[comments]") {
  CHECK(comments("a: | # budgetlint: x\n  text\n# budgetlint: y\nb: 1\n") ==
        "1>1 # budgetlint: x\n3>4 # budgetlint: y\n");
  CHECK(comments("a: &c # budgetlint: x\n  |\n  text\n") == "1>1 # budgetlint: x\n");
  CHECK(comments("a: |\n   text\n # budgetlint: x\nb: 1\n") == "3>4 # budgetlint: x\n");
  CHECK(comments("a: one\n  two # budgetlint: x\nb: 1\n") == "2>2 # budgetlint: x\n");
  CHECK(comments("a: \"one\n  # two\" # budgetlint: x\nb: 1\n") == "2>2 # budgetlint: x\n");
}

TEST_CASE("the top of a file lies before the content of its first document", "[comments]") {
  CHECK(comments("# budgetlint: x\na: 1\n") == "^1>2 # budgetlint: x\n");
  CHECK(comments("\xEF\xBB\xBF# budgetlint: x\n%YAML 1.1\n--- # budgetlint: y\na: 1\n---\n# budgetlint: z\nb: 1\n") ==
        "^1>2 # budgetlint: x\n^3>3 # budgetlint: y\n6>7 # budgetlint: z\n");
  CHECK(comments("a: 1 # budgetlint: x\n") == "1>1 # budgetlint: x\n");
  CHECK(comments("# budgetlint: x\n...\n---\na: 1\n") == "^1>2 # budgetlint: x\n");
}

TEST_CASE("what could not be read has no comments, other documents of the file have", "[comments]") {
  CHECK(comments("# budgetlint: x\na: [1\n---\n# budgetlint: y\nb: 1\n") == "4>5 # budgetlint: y\n");
  const Reading reading = test::read("a: 1\n---\nb: [\n---\n# budgetlint: y\nc: 1\n");
  REQUIRE(reading.comments.size() == 1);
  CHECK(reading.comments[0].place.document == 2);
  CHECK(test::where(reading.comments[0].place.begin, reading.comments[0].place.end) == "5:1-5:16");
}

TEST_CASE("only what begins like a word to this program is one", "[comments]") {
  CHECK(comments("a: 1 # budgetlint is a program\nb: 1 # about budgetlint: x\nc: 1 # budgetlint-docs: x\n").empty());
  CHECK(comments("a: 1 # budgetlint ignore[BL201] x\n") == "1>1 # budgetlint ignore[BL201] x\n");
  CHECK(comments("a: 1 # `# budgetlint: x`\n").empty());
}

TEST_CASE("a file of nothing but comments is read in time, and in part", "[comments]") {
  std::string bytes;
  for (int i = 0; i < 200'000; ++i) bytes += "# budgetlint: x\n";
  CHECK(test::read(bytes + "a: 1\n").comments.size() == 10'000);
  CHECK(test::read(bytes + "a: 1\n").comments.front().line == 200'001);
  std::string line;
  for (int i = 0; i < 200'000; ++i) line += " # budgetlint: x";
  CHECK(test::read("a: 1" + line + "\n").comments.size() == 10'000);
}
