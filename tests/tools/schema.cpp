#include "tools/schema.hpp"

#include <yaml-cpp/yaml.h>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "budgetlint/schema/schema.hpp"

namespace budgetlint::testing {
namespace {

using nlohmann::json;

json json_of(const YAML::Node& node) {
  if (node.IsMap()) {
    json object = json::object();
    for (const auto& entry : node) object[entry.first.Scalar()] = json_of(entry.second);
    return object;
  }
  if (node.IsSequence()) {
    json array = json::array();
    for (const auto& item : node) array.push_back(json_of(item));
    return array;
  }
  if (node.IsNull()) return nullptr;
  const std::string& text = node.Scalar();
  const bool is_number = node.Tag() != "!" && json::accept(text) && json::parse(text).is_number();
  return is_number ? json::parse(text) : json(text);
}

}  // namespace

bool fits_schema(std::string_view name, const std::string& text) {
  const json schema_json = json::parse(schema_text(name, Language::english));
  valijson::Schema schema;
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_json), schema);
  const json config = json_of(YAML::Load(text));
  return valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(config), nullptr);
}

}  // namespace budgetlint::testing
