#include "../../src/schema/vocabulary.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "../../src/schema/bundle.hpp"
#include "budgetlint/support/fold.hpp"

using namespace budgetlint;
using Json = nlohmann::ordered_json;

namespace {

std::vector<std::string> required_keys(const Shape& shape) {
  std::vector<std::string> keys;
  for (const Property& property : shape.properties) {
    if (property.required) keys.push_back(property.key);
  }
  return keys;
}

using Keys = std::vector<std::string>;

/// Calls `look` for a shape and all below it.
template <typename Look>
void walk(const Shape& shape, const Look& look) {
  look(shape);
  if (shape.items != nullptr) walk(*shape.items, look);
  for (const Property& property : shape.properties) walk(*property.shape, look);
}

/// Calls `look(key, property)` for every property that a schema describes itself, at any depth.
template <typename Look>
void walk_described(const Json& node, const Look& look) {
  if (!node.is_structured()) return;
  if (node.is_object() && node.contains("properties")) {
    for (const auto& [key, property] : node["properties"].items()) {
      if (!property.contains("$ref")) look(key, property);
    }
  }
  for (const Json& child : node) walk_described(child, look);
}

}  // namespace

TEST_CASE("a key is found by its English and by its official spelling, and by nothing else") {
  const Shape& direction = vocabulary().form(FormKind::direction);
  REQUIRE(direction.find("amount") != nullptr);
  CHECK(direction.find("amount") == direction.find("项目金额"));
  CHECK(direction.find("amount")->label == "项目金额");
  CHECK(direction.find("Amount") == nullptr);
  CHECK(direction.find("金额") == nullptr);
  CHECK(direction.find("") == nullptr);
}

TEST_CASE("one label means different keys in different places") {
  const Shape& direction = vocabulary().form(FormKind::direction);
  const Shape& detail = *direction.find("details")->shape->items;
  CHECK(detail.find("item")->label == "支出明细");
  CHECK(detail.find("calculation")->shape->items->find("item")->label == "项目");
  CHECK(detail.find("金额")->key == "amount");
  CHECK(direction.find("fund")->shape->find("金额")->key == "amount");
  const Shape& indicators = *direction.find("indicators")->shape;
  CHECK(indicators.find("成本指标")->shape->allows(ValueKind::mapping));
  CHECK(indicators.find("output")->shape->find("成本指标")->shape->allows(ValueKind::list));
}

TEST_CASE("the required keys are those of BL102") {
  const Shape& direction = vocabulary().form(FormKind::direction);
  const Shape& summary = vocabulary().form(FormKind::summary);
  const Shape& overall = vocabulary().form(FormKind::overall);
  CHECK(required_keys(direction) ==
        Keys{"form", "year", "department", "direction", "amount", "fund", "details", "total"});
  CHECK(required_keys(*direction.find("fund")->shape) == Keys{"name"});
  CHECK(required_keys(summary) == Keys{"form", "year", "department", "total", "funds"});
  CHECK(required_keys(*summary.find("funds")->shape->items) == Keys{"name", "amount"});
  CHECK(required_keys(overall) == Keys{"form", "year", "department", "budget"});
  CHECK(required_keys(*overall.find("budget")->shape) == Keys{"total"});
}

TEST_CASE("inside one mapping no two keys share a spelling, and every label is already folded") {
  for (const FormKind kind : form_kinds) {
    walk(vocabulary().form(kind), [](const Shape& shape) {
      std::set<std::string_view> spellings;
      for (const Property& property : shape.properties) {
        INFO(property.key << " " << property.label);
        CHECK(spellings.insert(property.key).second);
        CHECK(spellings.insert(property.label).second);
        CHECK(fold_name(property.label) == property.label);
      }
    });
  }
}

TEST_CASE("everything below the root may be blank, so that an unreadable value can pass for a blank") {
  for (const FormKind kind : form_kinds) {
    const Shape& root = vocabulary().form(kind);
    walk(root, [&](const Shape& shape) { CHECK(shape.allows(ValueKind::blank) == (&shape != &root)); });
  }
}

TEST_CASE("no word of the language reads as something else under YAML 1.1") {
  const std::set<std::string_view> words = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"};
  for (const FormKind kind : form_kinds) {
    walk(vocabulary().form(kind), [&](const Shape& shape) {
      for (const Shape::Spelling& spelling : shape.spellings) CHECK(words.count(spelling.text) == 0);
      for (const std::string& value : shape.values) CHECK(words.count(value) == 0);
    });
  }
}

TEST_CASE("every property has a label, a description in both languages and an example") {
  std::size_t properties = 0;
  for (const char* name : {"common", "direction", "summary", "overall"}) {
    walk_described(Json::parse(embedded_schema(name)), [&](const std::string& key, const Json& property) {
      INFO(name << " " << key);
      ++properties;
      CHECK(property.at("title").get<std::string>().empty() == false);
      const std::string description = property.at("description").get<std::string>();
      CHECK(std::count(description.begin(), description.end(), '\n') == 1);
      CHECK(property.at("examples").empty() == false);
    });
  }
  CHECK(properties > 60);
}

TEST_CASE("the compiled-in schemas use nothing that the validator gets wrong") {
  for (const char* name : {"common", "direction", "summary", "overall"}) {
    const std::string_view text = embedded_schema(name);
    for (const char* keyword : {"\"pattern\"", "\"patternProperties\"", "\"format\"", "\"propertyNames\""}) {
      INFO(name << " " << keyword);
      CHECK(text.find(keyword) == std::string_view::npos);
    }
  }
}

TEST_CASE("a bundled schema refers to nothing outside itself and takes only what it uses") {
  const Json summary = bundled_schema("summary");
  CHECK(summary.dump().find("common.schema.json") == std::string::npos);
  CHECK(summary["definitions"].contains("goal_cells"));
  CHECK_FALSE(summary["definitions"].contains("indicator_rows"));
  CHECK(definition(summary, "#/definitions/year")["title"] == "年度");
}

TEST_CASE("the printed titles of the forms") {
  CHECK(form_kind_title(FormKind::overall) == "部门整体支出绩效目标表（附表1）");
  CHECK(form_kind_title(FormKind::summary) == "专项资金绩效目标汇总表（附表2）");
  CHECK(form_kind_title(FormKind::direction) == "支出方向绩效目标表（附表3）");
}
