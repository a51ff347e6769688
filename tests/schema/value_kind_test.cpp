#include "../../src/schema/value_kind.hpp"

#include <catch2/catch.hpp>

using namespace budgetlint;

namespace {

ValueKind kind_of(std::string_view text, ScalarStyle style = ScalarStyle::plain) {
  Node node;
  node.text = text;
  node.style = style;
  return value_kind(node);
}

}  // namespace

TEST_CASE("a scalar without text is blank, quoted or not") {
  CHECK(kind_of("") == ValueKind::blank);
  CHECK(kind_of("", ScalarStyle::double_quoted) == ValueKind::blank);
  CHECK(kind_of("  \n", ScalarStyle::literal) == ValueKind::blank);
  CHECK(kind_of("/") == ValueKind::text);
}

TEST_CASE("a plain scalar is a number if JSON spells it so") {
  for (const char* text : {"0", "-0", "54", "53.60", "-2.5", "1e3", "2E-7", "0.2"}) {
    INFO(text);
    CHECK(kind_of(text) == ValueKind::number);
  }
  for (const char* text : {"054", "+5", ".5", "5.", "1e", "5O", "7,759.53", "0x1F", "-", ".inf", "20%", "５４"}) {
    INFO(text);
    CHECK(kind_of(text) == ValueKind::text);
  }
  CHECK(kind_of("54", ScalarStyle::single_quoted) == ValueKind::text);
}

TEST_CASE("only the plain words true and false are truth values") {
  CHECK(kind_of("true") == ValueKind::boolean);
  CHECK(kind_of("false") == ValueKind::boolean);
  CHECK(kind_of("true", ScalarStyle::double_quoted) == ValueKind::text);
  CHECK(kind_of("yes") == ValueKind::text);
}

TEST_CASE("lists and mappings are what they are, even empty") {
  Node node;
  node.kind = NodeKind::sequence;
  CHECK(value_kind(node) == ValueKind::list);
  node.kind = NodeKind::mapping;
  CHECK(value_kind(node) == ValueKind::mapping);
}
