#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace budgetlint::testing {

/// A JSON Schema (draft-07), to ask whether a document fits it.
class JsonSchema {
public:
  explicit JsonSchema(const nlohmann::json& schema);
  ~JsonSchema();

  [[nodiscard]] bool accepts(const nlohmann::json& document) const;

private:
  struct Parsed;
  std::unique_ptr<Parsed> parsed_;
};

/// Whether the published schema of that name accepts a YAML text, as a second reader and a validator of its own see it.
[[nodiscard]] bool fits_schema(std::string_view schema, const std::string& yaml);

}  // namespace budgetlint::testing
