#include "vocabulary.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "bundle.hpp"

namespace budgetlint {
namespace {

using Json = nlohmann::ordered_json;

/// Shorter first: most comparisons then end at the sizes.
bool spelled_before(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

ValueKind kind_of_type(std::string_view type) {
  if (type == "string") return ValueKind::text;
  if (type == "number") return ValueKind::number;
  if (type == "boolean") return ValueKind::boolean;
  if (type == "null") return ValueKind::blank;
  if (type == "array") return ValueKind::list;
  if (type == "object") return ValueKind::mapping;
  throw std::logic_error("schema type " + std::string(type));
}

unsigned kinds_of(const Json& type) {
  if (type.is_string()) return static_cast<unsigned>(kind_of_type(type.get<std::string>()));
  unsigned kinds = 0;
  for (const Json& each : type) kinds |= static_cast<unsigned>(kind_of_type(each.get<std::string>()));
  return kinds;
}

std::string example_of(const Json& schema) {
  const Json& example = schema.at("examples").at(0);
  if (example.is_string()) return example.get<std::string>();
  return example.is_structured() ? std::string() : example.dump();
}

template <std::size_t Count>
void allow_only(const Json& schema, const std::array<std::string_view, Count>& keywords) {
  for (const auto& [keyword, value] : schema.items()) {
    const bool allowed = std::find(keywords.begin(), keywords.end(), keyword) != keywords.end();
    if (!allowed) throw std::logic_error("schema keyword " + keyword + " in this place");
  }
}

/// All of JSON Schema that a shape can stand for. The validator would obey anything else, and nobody would explain it.
void check_dialect(const Json& schema) {
  static constexpr std::array<std::string_view, 1> reference{"$ref"};
  static constexpr std::array<std::string_view, 4> named_reference{"title", "description", "examples", "allOf"};
  static constexpr std::array<std::string_view, 11> body{
      "$schema", "title", "description", "examples", "definitions",         "type",
      "enum",    "items", "properties",  "required", "additionalProperties"};
  if (schema.contains("$ref")) return allow_only(schema, reference);
  if (schema.contains("allOf")) {
    if (schema["allOf"].size() != 1) throw std::logic_error("schema with more than one part");
    return allow_only(schema, named_reference);
  }
  allow_only(schema, body);
  if (schema.contains("properties") && schema.value("additionalProperties", true)) {
    throw std::logic_error("schema of a mapping that may hold anything");
  }
  // A shape's values bind texts alone, and a blank is always let through.
  if (!schema.contains("enum")) return;
  const unsigned text_or_blank = static_cast<unsigned>(ValueKind::text) + static_cast<unsigned>(ValueKind::blank);
  const Json& values = schema["enum"];
  if (kinds_of(schema.at("type")) != text_or_blank || std::find(values.begin(), values.end(), nullptr) == values.end())
    throw std::logic_error("schema of values that are no texts");
}

/// A description of the schema is one line in English and one in Chinese.
Text description_of(const Json& schema) {
  const std::string both = schema.at("description").get<std::string>();
  const std::size_t line_end = both.find('\n');
  return {both.substr(0, line_end), both.substr(line_end + 1)};
}

/// Turns one bundled schema into shapes. Definitions become one shape each, however often they are used.
class ShapeBuilder {
public:
  ShapeBuilder(const Json& schema, std::deque<Shape>& shapes) : schema_(schema), shapes_(shapes) {}

  const Shape* build(const Json& node) {
    check_dialect(node);
    if (node.contains("$ref")) return referenced(node["$ref"].get<std::string>());
    if (node.contains("allOf")) return build(node["allOf"].at(0));
    Shape& shape = shapes_.emplace_back();
    shape.kinds = kinds_of(node.at("type"));
    for (const Json& value : node.value("enum", Json::array())) {
      if (value.is_string()) shape.values.push_back(value.get<std::string>());
    }
    if (node.contains("items")) shape.items = build(node["items"]);
    if (node.contains("properties")) add_properties(shape, node);
    return &shape;
  }

private:
  const Shape* referenced(const std::string& reference) {
    const auto known = built_.find(reference);
    if (known != built_.end()) return known->second;
    return built_[reference] = build(definition(schema_, reference));
  }

  void add_properties(Shape& shape, const Json& node) {
    const Json required = node.value("required", Json::array());
    for (const auto& [key, value] : node["properties"].items()) {
      const Json& described = value.contains("$ref") ? definition(schema_, value["$ref"].get<std::string>()) : value;
      shape.properties.push_back({key, described.at("title").get<std::string>(), example_of(described),
                                  description_of(described), build(value),
                                  std::find(required.begin(), required.end(), key) != required.end()});
    }
    if (shape.properties.size() > max_properties) throw std::logic_error("a schema with too many properties");
    for (const Property& property : shape.properties) {
      shape.spellings.push_back({property.key, &property});
      shape.spellings.push_back({property.label, &property});
    }
    std::sort(shape.spellings.begin(), shape.spellings.end(),
              [](const auto& a, const auto& b) { return spelled_before(a.text, b.text); });
  }

  const Json& schema_;
  std::deque<Shape>& shapes_;
  std::map<std::string, const Shape*> built_;
};

}  // namespace

const Property* Shape::find(std::string_view spelling) const {
  const auto at =
      std::lower_bound(spellings.begin(), spellings.end(), spelling,
                       [](const Spelling& known, std::string_view text) { return spelled_before(known.text, text); });
  return at != spellings.end() && at->text == spelling ? at->property : nullptr;
}

Vocabulary::Vocabulary() {
  for (const FormKind kind : form_kinds) {
    const Json schema = bundled_schema(form_kind_name(kind));
    forms_.at(static_cast<std::size_t>(kind)) = ShapeBuilder(schema, shapes_).build(schema);
    titles_.at(static_cast<std::size_t>(kind)) = schema.at("title").get<std::string>();
  }
}

const Vocabulary& vocabulary() {
  static const Vocabulary shared;
  return shared;
}

}  // namespace budgetlint
