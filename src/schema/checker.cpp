#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "budgetlint/schema/schema.hpp"
#include "decider.hpp"
#include "explain.hpp"

namespace budgetlint {

struct SchemaChecker::Impl {
  /// Made when the first form is objected to: compiling the schemas takes as long as checking a hundred forms.
  std::optional<Decider> decider;
};

SchemaChecker::SchemaChecker() : impl_(std::make_unique<Impl>()) {}
SchemaChecker::~SchemaChecker() = default;
SchemaChecker::SchemaChecker(SchemaChecker&&) noexcept = default;
SchemaChecker& SchemaChecker::operator=(SchemaChecker&&) noexcept = default;

/// Nobody is told of an objection that the schema does not share.
void SchemaChecker::confirm_rejection(const Document& document, FormKind kind, std::size_t objections) {
  if (!impl_->decider) impl_->decider.emplace();
  if (!impl_->decider->accepts(*document.root(), kind)) return;
  throw std::logic_error(fmt::format("{}: document {}: the schema accepts what was explained by {} objections",
                                     document.source().path(), document.index(), objections));
}

std::vector<Finding> SchemaChecker::check(Document& document, FormKind kind) {
  if (document.root()->unreadable) return {};
  Explanation explanation = explain(document, vocabulary().form(kind));
  if (explanation.objections > 0) confirm_rejection(document, kind, explanation.objections);
  for (Node* node : explanation.unfit) node->unreadable = true;
  std::sort(explanation.findings.begin(), explanation.findings.end(), reads_before);
  return std::move(explanation.findings);
}

}  // namespace budgetlint
