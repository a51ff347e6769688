// The official test suite of JSON Schema (Debian: json-schema-test-suite) for the keywords that the schemas of the
// forms use, put to valijson through the adapter that the forms go through.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "document/read.hpp"
#include "schema/bundle.hpp"
#include "schema/decider.hpp"
#include "schema/vocabulary.hpp"

namespace budgetlint {
namespace {

using nlohmann::json;

const std::string suite = "/usr/share/json-schema-test-suite/tests/draft7/";

/// Keywords that say nothing of a document's shape.
const std::set<std::string> words_for_people{"$schema", "title", "description", "examples", "default"};

/// The keywords of a schema and of the schemas in it.
void collect_keywords(const json& schema, std::set<std::string>& keywords) {
  if (!schema.is_object()) return;
  for (const auto& [key, value] : schema.items()) {
    if (key.starts_with("x-") || words_for_people.contains(key)) continue;
    keywords.insert(key);
    if (key == "enum" || key == "required" || key == "type") continue;
    if (key == "properties" || key == "definitions" || value.is_array()) {
      for (const auto& inner : value) collect_keywords(inner, keywords);
    } else {
      collect_keywords(value, keywords);
    }
  }
}

bool any_of(const json& value, bool (*holds)(const json&)) {
  return holds(value) || (value.is_structured() && std::any_of(value.begin(), value.end(), [&](const json& inner) {
                            return any_of(inner, holds);
                          }));
}

/// Forms know one kind of number.
json without_integers(json schema) {
  if (schema == "integer") return "number";
  if (schema.is_structured()) {
    for (json& inner : schema) inner = without_integers(inner);
  }
  return schema;
}

/// True for a schema that could be one of ours: of their keywords alone, within itself, naming no value but texts.
bool is_like_ours(const json& schema, const std::set<std::string>& ours) {
  std::set<std::string> keywords;
  collect_keywords(schema, keywords);
  const auto leads_out = [](const json& inner) {
    return inner.is_object() && inner.contains("$ref") && inner["$ref"].is_string() &&
           !inner["$ref"].get<std::string>().starts_with('#');
  };
  const auto names_other_values = [](const json& inner) {
    return inner.is_object() && inner.contains("enum") && inner["enum"].is_array() &&
           !std::all_of(inner["enum"].begin(), inner["enum"].end(), [](const json& v) { return v.is_string(); });
  };
  return std::includes(ours.begin(), ours.end(), keywords.begin(), keywords.end()) && !any_of(schema, leads_out) &&
         !any_of(schema, names_other_values);
}

/// True for data that a form can hold: a text without a word is a blank there, and all numbers are of one kind.
bool is_like_a_form(const json& data) {
  const auto is_other = [](const json& value) {
    if (value.is_number_float()) return true;
    return value.is_string() && value.get<std::string>().find_first_not_of(" \t\n") == std::string::npos;
  };
  return !any_of(data, is_other);
}

/// As a form has it: a blank where JSON has null.
json with_blanks(json value) {
  if (value.is_null()) return "";
  if (value.is_structured()) {
    for (json& inner : value) inner = with_blanks(inner);
  }
  return value;
}

bool accepts(const json& schema, const json& data) {
  const Reading reading = test::read(with_blanks(data).dump());
  REQUIRE(test::brief(reading).empty());
  REQUIRE(reading.documents.size() == 1);
  return CompiledSchema(without_integers(schema).dump()).accepts(*reading.documents.front().root());
}

}  // namespace

TEST_CASE("JSON Schema's own tests of the keywords of our schemas are passed, through the adapter", "[schema]") {
  if (!std::filesystem::exists(suite)) {
    WARN("SKIPPED: the package json-schema-test-suite is not installed");
    return;
  }
  std::set<std::string> ours;
  for (const FormKind kind : form_kinds) {
    collect_keywords(json::parse(bundled_schema(form_kind_name(kind)).dump()), ours);
  }
  CHECK(ours == std::set<std::string>{"$ref", "additionalProperties", "allOf", "definitions", "enum", "items",
                                      "properties", "required", "type"});
  std::size_t asked = 0;
  for (const std::string& keyword : ours) {
    const std::string name = keyword == "$ref" ? "ref" : keyword;
    std::ifstream file(suite + name + ".json");
    for (const json& group : json::parse(file)) {
      if (!is_like_ours(group["schema"], ours)) continue;
      for (const json& test : group["tests"]) {
        if (!is_like_a_form(test["data"])) continue;
        CAPTURE(keyword, group["description"].get<std::string>(), test["description"].get<std::string>());
        ++asked;
        CHECK(accepts(group["schema"], test["data"]) == test["valid"].get<bool>());
      }
    }
  }
  CHECK(asked >= 120);
}

}  // namespace budgetlint
