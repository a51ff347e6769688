#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/document/document.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

enum class FormKind { overall, summary, direction };

/// `overall`, `summary`, `direction`: also the schema's name.
[[nodiscard]] std::string_view form_kind_name(FormKind kind);
/// `部门整体支出绩效目标表（附表1）` and so on: the form's printed title.
[[nodiscard]] std::string_view form_kind_title(FormKind kind);

/// What a document is.
struct Recognition {
  std::optional<FormKind> kind;  ///< empty: not a form that can be read
  bool language_keys = false;    ///< holds `form`/表 or two or more other keys of the language: then BL008 is due
};

/// Looks at the top-level keys and the value of `form`, in either language. A key one character off (`fom`)
/// is recognised if its value is a form kind.
[[nodiscard]] Recognition recognise(const Document& document);

/// The finding BL008 for a document without a readable `form`, at the `form` value if there is one.
[[nodiscard]] Finding not_a_form(const Document& document);

/// The embedded schemas, ready for use. One for each thread: a validator keeps scratch space. Building one
/// costs a millisecond or so.
class SchemaChecker {
public:
  SchemaChecker();
  ~SchemaChecker();
  SchemaChecker(SchemaChecker&&) noexcept;
  SchemaChecker& operator=(SchemaChecker&&) noexcept;

  /// Spells every key of the document canonically (Node::name, Node::label) and checks its shape: BL003 and
  /// BL101–BL104, each with its place. A value that does not fit is marked unreadable, and so are scalars
  /// written twice; a key that is unknown keeps its own text as name. Keys that begin with `x-` are left alone.
  /// Rejected by the JSON Schema if and only if there is a finding other than a near-miss key.
  [[nodiscard]] std::vector<Finding> check(Document& document, FormKind kind);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A schema (`direction`, `summary`, `overall`) as JSON text for editors, self-contained, with the keys of the
/// chosen language first and both accepted. Empty when there is no schema of that name.
[[nodiscard]] std::string schema_text(std::string_view name, Language language);

/// The names `schema_text` knows, in order.
[[nodiscard]] std::vector<std::string_view> schema_names();

}  // namespace budgetlint
