#include "budgetlint/document/document.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "read.hpp"

namespace budgetlint {

TEST_CASE("A document keeps texts and nodes, at the same address when it moves") {
  Document document(std::make_shared<const Source>("form.yaml", ""), 3);
  std::string text = "金额";
  const std::string_view kept = document.keep(text);
  text = "other";
  Node* node = document.make_node();
  document.set_root(node);
  const std::vector<Node*> nodes{node, node};
  const std::span<Node* const> list = document.keep(nodes);

  const Document moved = std::move(document);
  CHECK(kept == "金额");
  CHECK(moved.root() == node);
  CHECK(moved.index() == 3);
  CHECK(list.size() == 2);
  CHECK(list[1] == node);
}

TEST_CASE("A node's place tells file, document, path, field and both ends") {
  const Reading reading = test::read("a: 1\n---\nfund:\n  金额: 25.5\n");
  const Document& document = reading.documents.at(1);
  const Place place = place_of(document, *document.root()->children[0]->children[0]);
  CHECK(place.file == "form.yaml");
  CHECK(place.document == 1);
  CHECK(place.path == "/fund/金额");
  CHECK(place.field == "fund 金额");
  CHECK(place.begin == Position{4, 7});
  CHECK(place.end == Position{4, 11});
  CHECK(place.span == Span{25, 29});
}

TEST_CASE("Findings about nodes follow the keys that the schema spells later") {
  Reading reading = test::read("a: 1\n---\n金额: >5\n");
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].place.path == "/金额");
  Node& amount = *reading.documents.at(1).root()->children[0];
  amount.name = "amount";
  amount.label = "项目金额";
  refresh_places(reading);
  CHECK(reading.findings[0].place.path == "/amount");
  CHECK(reading.findings[0].place.field == "项目金额");
  CHECK(test::where(reading.findings[0]) == "3:5-3:7");
}

}  // namespace budgetlint
