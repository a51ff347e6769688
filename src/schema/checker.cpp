#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "budgetlint/schema/schema.hpp"
#include "decider.hpp"
#include "explain.hpp"

namespace budgetlint {

struct SchemaChecker::Impl {
  Decider decider;
};

SchemaChecker::SchemaChecker() : impl_(std::make_unique<Impl>()) {}
SchemaChecker::~SchemaChecker() = default;
SchemaChecker::SchemaChecker(SchemaChecker&&) noexcept = default;
SchemaChecker& SchemaChecker::operator=(SchemaChecker&&) noexcept = default;

std::vector<Finding> SchemaChecker::check(Document& document, FormKind kind) {
  if (document.root()->unreadable) return {};
  Explanation explanation = explain(document, vocabulary().form(kind));
  const bool accepted = impl_->decider.accepts(*document.root(), kind);
  if (accepted != (explanation.objections == 0)) {
    throw std::logic_error(fmt::format("{}: document {}: the schema {} what was explained by {} objections",
                                       document.source().path(), document.index(), accepted ? "accepts" : "rejects",
                                       explanation.objections));
  }
  for (Node* node : explanation.unfit) node->unreadable = true;
  std::sort(explanation.findings.begin(), explanation.findings.end(), reads_before);
  return std::move(explanation.findings);
}

}  // namespace budgetlint
