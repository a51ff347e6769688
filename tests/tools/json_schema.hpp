#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>

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

}  // namespace budgetlint::testing
