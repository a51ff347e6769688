#pragma once

#include <memory>

#include "budgetlint/schema/schema.hpp"

namespace budgetlint {

/// valijson, compiled for the embedded schemas. It decides and explains nothing. Keeps scratch space: one for
/// each thread.
class Decider {
public:
  Decider();
  ~Decider();
  Decider(Decider&&) noexcept;
  Decider& operator=(Decider&&) noexcept;

  /// True when the schema of that form accepts the tree as it is spelled canonically (Node::name). Unreadable
  /// values pass for blanks, and local keys and unreadable unknown entries are not seen.
  [[nodiscard]] bool accepts(const Node& root, FormKind kind);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace budgetlint
