#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "budgetlint/schema/embedded.hpp"
#include "budgetlint/schema/schema.hpp"
#include "bundle.hpp"
#include "vocabulary.hpp"

namespace budgetlint {
namespace {

using Json = nlohmann::ordered_json;

/// Rewrites a bundled schema for an editor: both spellings of every key, descriptions in one language, local
/// keys welcome.
class EditorSchema {
public:
  EditorSchema(Json schema, Language language) : schema_(std::move(schema)), language_(language) {}

  [[nodiscard]] std::string text() const {
    Json printed = rewritten(schema_);
    for (auto& [name, body] : printed["definitions"].items()) body = rewritten(body);
    return printed.dump(2) + "\n";
  }

private:
  [[nodiscard]] Json rewritten(const Json& node) const {
    Json result = node;
    if (node.contains("description")) result["description"] = in_language(node["description"].get<std::string>());
    if (!node.contains("properties")) return result;
    result["properties"] = both_spellings(node["properties"]);
    result["patternProperties"] = {{"^x-", Json::object()}};
    if (node.contains("required")) require_either(result, node["properties"]);
    return result;
  }

  /// The embedded descriptions are one line of English and one of Chinese.
  [[nodiscard]] std::string in_language(const std::string& description) const {
    const std::size_t end = description.find('\n');
    return language_ == Language::english ? description.substr(0, end) : description.substr(end + 1);
  }

  [[nodiscard]] std::string label(const Json& property) const {
    const Json& described =
        property.contains("$ref") ? definition(schema_, property["$ref"].get<std::string>()) : property;
    return described.at("title").get<std::string>();
  }

  [[nodiscard]] Json both_spellings(const Json& properties) const {
    Json first = Json::object();
    Json second = Json::object();
    for (const auto& [key, property] : properties.items()) {
      const std::string title = label(property);
      const bool english = language_ == Language::english;
      first[english ? key : title] = rewritten(property);
      second[english ? title : key] = other_spelling(property, english ? key : title);
    }
    first.update(second);
    return first;
  }

  /// Whatever is checked of the property, without the words that stand at its first spelling.
  [[nodiscard]] Json other_spelling(const Json& property, const std::string& first_spelling) const {
    Json other = {{"description", language_ == Language::english ? "The same as `" + first_spelling + "`."
                                                                 : "与“" + first_spelling + "”相同。"}};
    for (const char* keyword : {"type", "enum", "allOf"}) {
      if (property.contains(keyword)) other[keyword] = property[keyword];
    }
    // Beside `$ref` nothing counts in draft-07, so that the description needs it one level down.
    if (property.contains("$ref")) other["allOf"] = {{{"$ref", property["$ref"]}}};
    return other;
  }

  /// A key is there when either spelling of it is.
  void require_either(Json& result, const Json& properties) const {
    Json all = Json::array();
    for (const Json& key : result["required"]) {
      const std::string title = label(properties.at(key.get<std::string>()));
      all.push_back({{"anyOf", {{{"required", {key}}}, {{"required", {title}}}}}});
    }
    result.erase("required");
    result["allOf"] = std::move(all);
  }

  Json schema_;
  Language language_;
};

std::string_view schema_name(const EmbeddedFile& file) {
  return file.name.substr(0, file.name.find('.'));
}

}  // namespace

std::string schema_text(std::string_view name, Language language) {
  const bool is_form =
      std::any_of(form_kinds.begin(), form_kinds.end(), [&](FormKind kind) { return form_kind_name(kind) == name; });
  if (is_form) return EditorSchema(bundled_schema(name), language).text();
  const std::vector<std::string_view> names = schema_names();
  const bool is_known = std::find(names.begin(), names.end(), name) != names.end();
  return is_known ? std::string(embedded_schema(name)) : std::string();
}

std::vector<std::string_view> schema_names() {
  std::vector<std::string_view> names;
  for (const EmbeddedFile& file : embedded_schemas()) {
    if (schema_name(file) != "common") names.push_back(schema_name(file));
  }
  return names;
}

}  // namespace budgetlint
