#include "budgetlint/document/node.hpp"

#include <catch2/catch.hpp>

#include "read.hpp"

namespace budgetlint {

TEST_CASE("A pointer names every step, list positions from 0; a field counts them from 1") {
  const Reading reading = test::read("details:\n  - amount: 5\n  - amount: 6\n");
  const Node& root = *reading.documents.at(0).root();
  const Node& amount = *root.children[0]->children[1]->children[0];
  CHECK(pointer(root).empty());
  CHECK(field(root).empty());
  CHECK(pointer(amount) == "/details/1/amount");
  CHECK(field(amount) == "details 2 amount");
}

TEST_CASE("A pointer is canonical and a field official once the schema has spelled the keys") {
  Reading reading = test::read("支出明细:\n  - 金额: 5\n");
  Node& details = *reading.documents.at(0).root()->children[0];
  CHECK(pointer(details) == "/支出明细");
  details.name = "details";
  details.label = "支出明细";
  CHECK(pointer(*details.children[0]) == "/details/0");
  CHECK(field(*details.children[0]) == "支出明细 1");
}

TEST_CASE("A pointer escapes ~ and / as RFC 6901 does") {
  const Reading reading = test::read("a/b~c: 1\n");
  CHECK(pointer(*reading.documents.at(0).root()->children[0]) == "/a~1b~0c");
}

TEST_CASE("A child is found by its name, the first of two; a list has none") {
  const Reading reading = test::read("a: 1\nb: [x]\na: 2\n");
  const Node& root = *reading.documents.at(0).root();
  REQUIRE(find_child(root, "a") != nullptr);
  CHECK(find_child(root, "a")->text == "1");
  CHECK(find_child(root, "c") == nullptr);
  CHECK(find_child(*find_child(root, "b"), "x") == nullptr);
}

TEST_CASE("An empty scalar has no text, in quotes or without; an empty list is none") {
  const Reading reading = test::read("a:\nb: ''\nc: []\nd: ~\n");
  const Node& root = *reading.documents.at(0).root();
  CHECK(is_empty_scalar(*root.children[0]));
  CHECK(is_empty_scalar(*root.children[1]));
  CHECK_FALSE(is_empty_scalar(*root.children[2]));
  CHECK_FALSE(is_empty_scalar(*root.children[3]));
}

}  // namespace budgetlint
