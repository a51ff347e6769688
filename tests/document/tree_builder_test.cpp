#include <catch2/catch.hpp>
#include <string>

#include "read.hpp"

// What becomes of each YAML construct: kind, text, place, and the way to it.

namespace budgetlint {
namespace {

using test::where;
using test::written;

const Node& child(const Reading& reading, std::size_t index) {
  return *reading.documents.at(0).root()->children[index];
}

}  // namespace

TEST_CASE("A scalar keeps its text, its style, and a place that encloses it and its quotes") {
  const Reading reading = test::read(
      "a: 5.60  # note\n"
      "b: '它''s'\n"
      "c: \"x\\ty\"\n"
      "d: two\n"
      "   lines\n");
  REQUIRE(reading.findings.empty());
  const Document& document = reading.documents[0];
  struct Expected {
    std::string text;
    ScalarStyle style;
    std::string place;
    std::string bytes;
  };
  const std::vector<Expected> expected{{"5.60", ScalarStyle::plain, "1:4-1:8", "5.60"},
                                       {"它's", ScalarStyle::single_quoted, "2:4-2:10", "'它''s'"},
                                       {"x\ty", ScalarStyle::double_quoted, "3:4-3:10", "\"x\\ty\""},
                                       {"two lines", ScalarStyle::plain, "4:4-5:9", "two\n   lines"}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Node& node = child(reading, i);
    CHECK(node.kind == NodeKind::scalar);
    CHECK(node.text == expected[i].text);
    CHECK(node.style == expected[i].style);
    CHECK(where(document, node) == expected[i].place);
    CHECK(written(document, node) == expected[i].bytes);
  }
}

TEST_CASE("A place leaves out anchor and tag") {
  const Reading reading = test::read("a: &k 5\nb: !!str &m \"q\"\nc: &n\n  d: 1\n&o e: 2\n");
  REQUIRE(reading.findings.empty());
  const Document& document = reading.documents[0];
  CHECK(where(document, child(reading, 0)) == "1:7-1:8");
  CHECK(where(document, child(reading, 1)) == "2:13-2:16");
  CHECK(where(document, child(reading, 2)) == "4:3-4:7");
  CHECK(where(document, *child(reading, 3).key) == "5:4-5:5");
}

TEST_CASE("The tag `!`, of which libyaml says nothing, moves no place") {
  const Reading reading = test::read("a: ! text\nb: !\n金: 5\n");
  CHECK(test::brief(reading) == "BL004 1:4-1:5 /a\nBL004 2:4-2:5 /b\n");
  const Document& document = reading.documents.at(0);
  CHECK(where(document, child(reading, 0)) == "1:6-1:10");
  CHECK(where(document, *child(reading, 1).key) == "2:1-2:2");
  CHECK(where(document, *child(reading, 2).key) == "3:1-3:2");
  CHECK(where(document, child(reading, 2)) == "3:4-3:5");
}

TEST_CASE("A block text reaches from its sign to its last line, without header comment alone or blank lines") {
  const Reading reading = test::read("a: |  # note\n  x\n  y  \n\n\nb: >-\n\n  z\n# end\nc: |\nd: 1\n");
  REQUIRE(reading.findings.empty());
  const Document& document = reading.documents[0];
  CHECK(child(reading, 0).text == "x\ny  \n");
  CHECK(where(document, child(reading, 0)) == "1:4-3:6");
  CHECK(child(reading, 1).text == "\nz");
  CHECK(where(document, child(reading, 1)) == "6:4-8:4");
  CHECK(child(reading, 2).text.empty());
  CHECK(written(document, child(reading, 2)) == "|");
}

TEST_CASE("An empty value stands right behind its own colon or dash") {
  const Reading reading = test::read("a:   # note\nb:\n  -\n  -   # note\nc: {d: , e}\nf: !!str\n? g\n");
  REQUIRE(reading.findings.empty());
  const Document& document = reading.documents[0];
  CHECK(where(document, child(reading, 0)) == "1:3-1:3");
  CHECK(where(document, *child(reading, 1).children[0]) == "3:4-3:4");
  CHECK(where(document, *child(reading, 1).children[1]) == "4:4-4:4");
  CHECK(where(document, *child(reading, 2).children[0]) == "5:7-5:7");
  CHECK(where(document, *child(reading, 2).children[1]) == "5:11-5:11");
  CHECK(where(document, child(reading, 3)) == "6:3-6:3");
  CHECK(where(document, child(reading, 4)) == "7:4-7:4");
}

TEST_CASE("An empty key stands before its colon") {
  const Reading reading = test::read("- &k : 1\n");
  REQUIRE(reading.findings.empty());
  const Document& document = reading.documents[0];
  CHECK(where(document, *child(reading, 0).children[0]->key) == "1:6-1:6");
  CHECK(where(document, child(reading, 0)) == "1:6-1:9");
  // libyaml ends an anchor's name at a colon, blank or not.
  CHECK(test::read("&k: 1\n").documents.at(0).root()->span == Span{2, 5});
}

TEST_CASE("A collection reaches from its first key, dash or bracket to the end of its last child or bracket") {
  const Reading reading = test::read("list:\n  - 1\n  - k: v\n\nflow: [1, {a: b}, c: d ]\nend: x\n");
  REQUIRE(reading.findings.empty());
  const Document& document = reading.documents[0];
  CHECK(where(document, *document.root()) == "1:1-6:7");
  const Node& list = child(reading, 0);
  CHECK(list.kind == NodeKind::sequence);
  CHECK_FALSE(list.flow);
  CHECK(where(document, list) == "2:3-3:9");
  CHECK(where(document, *list.children[1]) == "3:5-3:9");
  const Node& flow = child(reading, 1);
  CHECK(flow.flow);
  CHECK(where(document, flow) == "5:7-5:25");
  CHECK(where(document, *flow.children[1]) == "5:11-5:17");
  CHECK(where(document, *flow.children[2]) == "5:19-5:23");
}

TEST_CASE("A node knows parent, key, index, and is named by its key's text") {
  const Reading reading = test::read("金额: 5\n\"fund\": [x, y]\n");
  const Node& root = *reading.documents.at(0).root();
  const Node& amount = *root.children[0];
  CHECK(amount.parent == &root);
  CHECK(amount.index == 0);
  CHECK(amount.name == "金额");
  CHECK(amount.label == "金额");
  CHECK(where(reading.documents[0], *amount.key) == "1:1-1:3");
  CHECK(amount.key->parent == &root);
  const Node& fund = *root.children[1];
  CHECK(fund.name == "fund");
  CHECK(fund.children[1]->index == 1);
  CHECK(fund.children[1]->parent == &fund);
  CHECK(fund.children[1]->key == nullptr);
}

TEST_CASE("Places are the same with a BOM and with CRLF or CR") {
  const std::string lf = "fund:\n  name: 甲\n  amount: |\n    x\n\ntotal:\n";
  const auto places = [](const std::string& bytes) {
    const Reading reading = test::read(bytes);
    REQUIRE(reading.findings.empty());
    const Document& document = reading.documents.at(0);
    const Node& fund = child(reading, 0);
    return where(document, fund) + " " + where(document, *fund.children[0]) + " " + where(document, *fund.children[1]) +
           " " + where(document, child(reading, 1));
  };
  const auto with_line_end = [&lf](const std::string& line_end) {
    std::string bytes;
    for (const char c : lf) bytes += c == '\n' ? line_end : std::string(1, c);
    return bytes;
  };
  const std::string expected = "2:3-4:6 2:9-2:10 3:11-4:6 6:7-6:7";
  CHECK(places(lf) == expected);
  CHECK(places(with_line_end("\r\n")) == expected);
  CHECK(places(with_line_end("\r")) == expected);
  CHECK(places("\xEF\xBB\xBF" + lf) == expected);
}

TEST_CASE("An alias is a copy of what it stands for, marked throughout, with the places of the anchor") {
  const Reading reading = test::read("a: &k\n  b: [1, 2]\nc: *k\nd: {*k2 : 1}\n&k2 e: 3\n");
  // An anchor stands for what follows it, not for what came before.
  CHECK(test::brief(reading) == "BL002 4:5-4:8 /d/*k2\n");

  const Document& document = reading.documents.at(0);
  const Node& a = child(reading, 0);
  const Node& c = child(reading, 1);
  CHECK_FALSE(a.aliased);
  CHECK(c.aliased);
  CHECK(c.name == "c");
  CHECK(c.parent == document.root());
  CHECK(c.span == a.span);
  const Node& b = *c.children[0];
  CHECK(&b != a.children[0]);
  CHECK(b.parent == &c);
  CHECK(b.key->aliased);
  CHECK(b.children[1]->text == "2");
  CHECK(b.children[1]->aliased);
  CHECK(pointer(*b.children[1]) == "/c/b/1");
}

TEST_CASE("Of two anchors of one name an alias means the last before it") {
  const Reading reading = test::read("a: &k 1\nb: &k 2\nc: *k\nd: &m [&m 3]\ne: *m\n");
  REQUIRE(reading.findings.empty());
  CHECK(child(reading, 2).text == "2");
  CHECK(child(reading, 4).text == "3");
}

TEST_CASE("An alias of nothing is BL002 and costs its own cell only") {
  const Reading reading = test::read("value: *5\nnext: 1\n");
  CHECK(test::brief(reading) == "BL002 1:8-1:10 /value\n");
  CHECK(reading.findings[0].message.english ==
        "`*5` refers to something marked `&5`, and nothing is: if it is text, put it between quotes, \"*5\"");
  CHECK(child(reading, 0).unreadable);
  CHECK(child(reading, 0).text == "*5");
  CHECK_FALSE(child(reading, 1).unreadable);
  CHECK(reading.unread.empty());
}

TEST_CASE("Tags other than the core ones are BL004; a core tag leaves the spelling alone") {
  const Reading reading =
      test::read("a: !!str 5\nb: !!float 5.60\nc: !54\nd: !!timestamp 2023-01-01\ne: !form {f: 1}\ng: ! x\n");
  CHECK(test::brief(reading) == "BL004 3:4-3:7 /c\nBL004 4:4-4:15 /d\nBL004 5:4-5:9 /e\nBL004 6:4-6:5 /g\n");
  CHECK(child(reading, 1).text == "5.60");
  CHECK_FALSE(child(reading, 1).unreadable);
  CHECK(child(reading, 2).unreadable);
  CHECK(child(reading, 3).unreadable);
  // What a tagged mapping holds is still there to be read.
  CHECK_FALSE(child(reading, 4).unreadable);
  CHECK(child(reading, 4).children[0]->text == "1");
}

TEST_CASE("A merge key or a key that is a list is BL004 and its entry is left out") {
  const Reading reading = test::read("a: &k {b: 1}\nc:\n  <<: *k\n  d: 1\n[e, f]: 2\n? {g: h}\n: 3\n'<<': 4\n");
  CHECK(test::brief(reading) == "BL004 3:3-3:5 /c/<<\nBL004 5:1-5:7 \nBL004 6:3-6:9 \n");
  REQUIRE(child(reading, 1).children.size() == 1);
  CHECK(child(reading, 1).children[0]->name == "d");
  CHECK(child(reading, 1).children[0]->index == 0);
  // In quotes it is a key like any other.
  CHECK(child(reading, 2).name == "<<");
}

TEST_CASE("An alias inside what it stands for is BL005") {
  const Reading reading = test::read("a: &k\n  - 1\n  - *k\nb: 2\n");
  CHECK(test::brief(reading) == "BL005 3:5-3:7 /a/1\n");
  CHECK(child(reading, 0).children[1]->unreadable);
  CHECK(child(reading, 1).text == "2");
}

TEST_CASE("Aliases that stand for too much are one BL005 at the first that does") {
  std::string laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name <= 'j'; ++name) {
    const std::string inner = std::string("*") + static_cast<char>(name - 1);
    laughs += std::string(1, name) + ": &" + name + " [" + inner;
    for (int i = 0; i < 8; ++i) laughs += ", " + inner;
    laughs += "]\n";
  }
  const Reading reading = test::read(laughs);
  CHECK(test::brief(reading) == "BL005 5:8-5:10 /e/0\n");
  CHECK(reading.findings[0].message.english.find("10000") != std::string::npos);
  CHECK(reading.findings[0].message.chinese.find("alias_nodes") != std::string::npos);
  REQUIRE(reading.documents.size() == 1);
  CHECK(child(reading, 9).children[8]->unreadable);
}

TEST_CASE("The limit of aliases counts the nodes they stand for: at it is well, past it is not") {
  Limits limits;
  limits.alias_nodes = 6;
  CHECK(test::read("a: &k [1, 2]\nb: *k\nc: *k\n", limits).findings.empty());
  CHECK(test::brief(test::read("a: &k [1, 2]\nb: *k\nc: *k\nd: *k\n", limits)) == "BL005 4:4-4:6 /d\n");
}

TEST_CASE("Depth, entries and documents have limits; BL006 names them and what was found") {
  Limits limits;
  limits.depth = 3;
  limits.keys = 2;
  limits.documents = 2;
  CHECK(test::read("a: {b: [1]}\n", limits).findings.empty());
  CHECK(test::read("[1, 2]\n", limits).findings.empty());
  CHECK(test::read("a: 1\nb: 2\n---\nc: 1\n", limits).findings.empty());

  const Reading deep = test::read("a: {b: [[1]]}\n---\nc: 1\n", limits);
  CHECK(test::brief(deep) == "BL006 1:9-1:10 \n");
  CHECK(deep.findings[0].message.english.find("3 levels") != std::string::npos);
  CHECK(deep.unread == std::vector<Span>{{0, 14}});
  CHECK(deep.documents.at(0).index() == 1);

  CHECK(test::brief(test::read("a: 1\nb: 2\nc: 3\n", limits)) == "BL006 3:1-3:2 \n");
  CHECK(test::brief(test::read("- 1\n- 2\n- 3\n", limits)) == "BL006 3:3-3:4 \n");

  const Reading many = test::read("a: 1\n---\nb: 1\n---\nc: 1\n---\nd: 1\n", limits);
  CHECK(test::brief(many) == "BL006 4:1-4:4 \n");
  CHECK(many.documents.size() == 2);
  CHECK(many.unread == std::vector<Span>{{14, 32}});
}

TEST_CASE("Keys, values, lists and mappings of a file have a limit, copies for aliases counted") {
  Limits limits;
  limits.nodes = 8;
  const std::string within = "a: 1\n---\n- [x, y]\n";
  CHECK(test::read(within, limits).findings.empty());  // 3 and 4
  CHECK(test::read(within + "- z\n", limits).findings.empty());

  const Reading many = test::read(within + "- z\n- u\n- w\n---\nb: 1\n", limits);
  CHECK(test::brief(many) == "BL006 5:3-5:4 \n");
  CHECK_THAT(many.findings[0].message.english,
             Catch::Contains("more than 8 keys and values") && Catch::Contains("`nodes`"));
  CHECK_THAT(many.findings[0].message.chinese, Catch::Contains("超过上限 8 个（nodes）"));
  CHECK(many.documents.size() == 1);
  CHECK(many.unread == std::vector<Span>{{5, 39}});

  CHECK(test::read("a: &k [1, 2]\nb: x\n", limits).findings.empty());
  CHECK(test::brief(test::read("a: &k [1, 2]\nb: *k\n", limits)) == "BL006 2:4-2:6 \n");
}

TEST_CASE("An alias cannot make a tree deeper than the limit") {
  Limits limits;
  limits.depth = 4;
  CHECK(test::read("a: &k [[1]]\nb: [*k]\n", limits).findings.empty());
  CHECK(test::brief(test::read("a: &k [[1]]\nb: [[*k]]\n", limits)) == "BL006 2:6-2:8 \n");
}

}  // namespace budgetlint
