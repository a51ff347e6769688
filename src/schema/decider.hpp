#pragma once

#include <memory>
#include <string>
#include <vector>

#include "budgetlint/schema/schema.hpp"

namespace budgetlint {

/// valijson, compiled for one schema (draft-07). It decides and explains nothing. Keeps scratch space: one for each
/// thread.
class CompiledSchema {
public:
  /// `schema` is JSON whose references are all local. Throws what valijson throws at one that it cannot compile.
  explicit CompiledSchema(const std::string& schema);
  ~CompiledSchema();
  CompiledSchema(CompiledSchema&&) noexcept;
  CompiledSchema& operator=(CompiledSchema&&) noexcept;

  /// True when the schema accepts the tree as it is spelled canonically (Node::name). Blank and unreadable values pass
  /// for null, and local keys and unreadable unknown entries are not seen.
  [[nodiscard]] bool accepts(const Node& root);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The embedded schemas of the forms, compiled: one for each thread.
class Decider {
public:
  Decider();

  [[nodiscard]] bool accepts(const Node& root, FormKind kind) {
    return schemas_.at(static_cast<std::size_t>(kind)).accepts(root);
  }

private:
  std::vector<CompiledSchema> schemas_;
};

}  // namespace budgetlint
