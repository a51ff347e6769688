#include <nlohmann/json.hpp>

#include "../../src/schema/value_kind.hpp"
#include "budgetlint/schema/schema.hpp"
#include "check.hpp"
#include "tools/json_schema.hpp"

using namespace budgetlint;
using namespace budgetlint::test;
using nlohmann::json;

namespace {

/// A document as an editor's JSON Schema validator sees it: keys as written.
json as_json(const Node& node) {
  switch (value_kind(node)) {
    case ValueKind::blank:
      return nullptr;
    case ValueKind::number:
      return json::parse(node.text);
    case ValueKind::boolean:
      return node.text == "true";
    case ValueKind::text:
      return std::string(node.text);
    case ValueKind::list: {
      json list = json::array();
      for (const Node* child : node.children) list.push_back(as_json(*child));
      return list;
    }
    case ValueKind::mapping:
      break;
  }
  json mapping = json::object();
  for (const Node* child : node.children) mapping[std::string(child->key->text)] = as_json(*child);
  return mapping;
}

class PrintedSchema {
public:
  PrintedSchema(std::string_view name, Language language) : schema_(json::parse(schema_text(name, language))) {}

  [[nodiscard]] bool accepts(const std::string& yaml) const {
    return schema_.accepts(as_json(*read_text(yaml).document.root()));
  }

private:
  budgetlint::testing::JsonSchema schema_;
};

// The exact label: the validator of an editor folds no blanks.
std::string chinese_direction() {
  std::string text = full_direction_in_chinese;
  return text.replace(text.find("合  计"), std::string("合  计").size(), "合计");
}

std::string mixed_direction() {
  std::string text = full_direction;
  return text.replace(text.find("amount"), 6, "项目金额").replace(text.find("    item"), 8, "    支出明细");
}

}  // namespace

TEST_CASE("the printed schema accepts both spellings, even mixed, and keys of one's own") {
  for (const Language language : {Language::english, Language::chinese}) {
    const PrintedSchema direction("direction", language);
    CHECK(direction.accepts(full_direction));
    CHECK(direction.accepts(chinese_direction()));
    CHECK(direction.accepts(mixed_direction()));
    CHECK(direction.accepts(full_direction + "x-备注: 1\n"));
    CHECK(PrintedSchema("summary", language).accepts(full_summary));
    CHECK(PrintedSchema("overall", language).accepts(full_overall));
  }
}

TEST_CASE("the printed schema rejects what the checker rejects") {
  const PrintedSchema direction("direction", Language::english);
  CHECK_FALSE(direction.accepts(full_direction + "amuont: 1\n"));
  CHECK_FALSE(direction.accepts(full_direction + "附注: 1\n"));
  CHECK_FALSE(direction.accepts(chinese_direction().replace(0, std::string("表").size(), "x-")));
  CHECK_FALSE(direction.accepts(full_summary));
  CHECK_FALSE(direction.accepts(least_direction + "项目实施期: [2023]\n"));
  CHECK_FALSE(direction.accepts(least_direction + "金额单位: 万\n"));
  CHECK_FALSE(direction.accepts(least_direction + "所属专项: {金额: 1}\n"));
}

TEST_CASE("the chosen language comes first, and its words describe") {
  const auto english = nlohmann::ordered_json::parse(schema_text("direction", Language::english));
  const auto chinese = nlohmann::ordered_json::parse(schema_text("direction", Language::chinese));
  CHECK(english["properties"].begin().key() == "form");
  CHECK(chinese["properties"].begin().key() == "表");
  CHECK(english["properties"]["amount"]["description"] == "The whole amount of the direction.");
  CHECK(english["properties"]["amount"]["title"] == "项目金额");
  CHECK(english["properties"]["项目金额"]["description"] == "The same as `amount`.");
  CHECK(chinese["properties"]["项目金额"]["description"] == "该支出方向的总金额。");
  CHECK(chinese["properties"]["amount"]["description"] == "与“项目金额”相同。");
  CHECK(chinese["definitions"]["year"]["description"] == "预算年度。同一部门、同一年度的各表相互核对。");
}

TEST_CASE("a required key may be there in either spelling") {
  const auto schema = nlohmann::ordered_json::parse(schema_text("direction", Language::english));
  CHECK_FALSE(schema.contains("required"));
  CHECK(schema["allOf"][0].dump() == R"({"anyOf":[{"required":["form"]},{"required":["表"]}]})");
  CHECK(schema["definitions"]["fund"]["allOf"][0].dump() ==
        R"({"anyOf":[{"required":["name"]},{"required":["名称"]}]})");
}

TEST_CASE("schemas are printed by name, and none for other names") {
  const std::vector<std::string_view> names = schema_names();
  REQUIRE(names.size() >= 3);
  CHECK(std::vector(names.begin(), names.begin() + 3) ==
        std::vector<std::string_view>{"direction", "overall", "summary"});
  CHECK(schema_text("common", Language::english).empty());
  CHECK(schema_text("letter", Language::english).empty());
  for (const std::string_view name : names) CHECK(json::accept(schema_text(name, Language::chinese)));
}
