#include "bundle.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "budgetlint/schema/embedded.hpp"

namespace budgetlint {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view definitions_path = "#/definitions/";

std::string definition_name(std::string_view reference) {
  const std::size_t at = reference.find(definitions_path);
  if (at == std::string_view::npos) throw std::logic_error("schema reference " + std::string(reference));
  return std::string(reference.substr(at + definitions_path.size()));
}

/// Makes every reference local and collects the names they ask for.
void localise(Json& node, std::vector<std::string>& wanted) {
  if (!node.is_structured()) return;
  if (node.is_object() && node.contains("$ref")) {
    wanted.push_back(definition_name(node["$ref"].get<std::string>()));
    node["$ref"] = std::string(definitions_path) + wanted.back();
    return;
  }
  for (Json& child : node) localise(child, wanted);
}

Json parsed(std::string_view name) {
  const std::string_view text = embedded_schema(name);
  if (text.empty()) throw std::logic_error("no embedded schema " + std::string(name));
  return Json::parse(text);
}

}  // namespace

std::string_view embedded_schema(std::string_view name) {
  for (const EmbeddedFile& file : embedded_schemas()) {
    if (file.name.substr(0, file.name.find('.')) == name) return file.text;
  }
  return {};
}

nlohmann::ordered_json bundled_schema(std::string_view name) {
  Json schema = parsed(name);
  const Json common = parsed("common");
  std::vector<std::string> wanted;
  localise(schema, wanted);
  Json& definitions = schema["definitions"];
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (definitions.contains(wanted[i])) continue;
    Json adopted = common.at("definitions").at(wanted[i]);
    const std::string adopted_name = wanted[i];
    localise(adopted, wanted);
    definitions[adopted_name] = std::move(adopted);
  }
  return schema;
}

const nlohmann::ordered_json& definition(const nlohmann::ordered_json& schema, std::string_view reference) {
  return schema.at("definitions").at(definition_name(reference));
}

}  // namespace budgetlint
