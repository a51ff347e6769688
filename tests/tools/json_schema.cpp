// With sanitizers on, GCC 12 takes std::regex, which valijson includes, for uninitialised (GCC bug 105562).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"

#include "json_schema.hpp"

#include <yaml-cpp/yaml.h>

#include <map>
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

struct JsonSchema::Parsed {
  valijson::Schema schema;
};

JsonSchema::JsonSchema(const nlohmann::json& schema) : parsed_(std::make_unique<Parsed>()) {
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(valijson::adapters::NlohmannJsonAdapter(schema), parsed_->schema);
}

JsonSchema::~JsonSchema() = default;

bool JsonSchema::accepts(const nlohmann::json& document) const {
  return valijson::Validator().validate(parsed_->schema, valijson::adapters::NlohmannJsonAdapter(document), nullptr);
}

bool fits_schema(std::string_view name, const std::string& text) {
  static std::map<std::string, JsonSchema, std::less<>> schemas;
  auto schema = schemas.find(name);
  if (schema == schemas.end()) {
    schema = schemas.try_emplace(std::string(name), json::parse(schema_text(name, Language::english))).first;
  }
  return schema->second.accepts(json_of(YAML::Load(text)));
}

}  // namespace budgetlint::testing
