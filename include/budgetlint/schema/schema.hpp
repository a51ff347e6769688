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
  bool language_keys = false;    ///< holds `form`/表 or two or more other keys of the language: then BL008 is due …
  bool told = false;             ///< … unless `form` stands in a text which the reader has told of
};

/// Looks at the top-level keys and the value of `form`, in either language. A key one character off (`fom`)
/// is recognised if its value is a form kind.
[[nodiscard]] Recognition recognise(const Document& document);

/// The finding BL008 for a document without a readable `form`, at the `form` value if there is one.
[[nodiscard]] Finding not_a_form(const Document& document);

/// The embedded schemas, ready for use. One for each thread: a validator keeps scratch space.
class SchemaChecker {
public:
  SchemaChecker();
  ~SchemaChecker();
  SchemaChecker(SchemaChecker&&) noexcept;
  SchemaChecker& operator=(SchemaChecker&&) noexcept;

  /// Spells the document canonically (Node::name, Node::label, and the few fixed values without the blanks that
  /// a clerk puts in) and checks its shape: BL003 and BL101–BL104, each with its place, in the order of reports.
  /// A department that is there but blank is BL102 too. A value that does not fit is marked unreadable. A scalar
  /// written twice is unreadable at both places; of lists and mappings written twice all but the first are. An unknown
  /// key keeps its own text as name and is marked `unknown_key`. Keys that begin with `x-` are left alone, and what the
  /// reader has told of (Node::unreadable) is not told again. BL102 stands at the start of the mapping, under the
  /// missing key's path.
  ///
  /// The JSON Schema rejects the document as spelled if and only if something is found besides BL003, the blank
  /// department of BL102 and the near-miss keys of BL101, which the spelling heals, or a required key is lost
  /// in what the reader has told of (a text with a full-width colon, a line with a full-width indentation). Shapes made
  /// of the same schema find what there is to object to, and every form objected to is put to a validator as well,
  /// which costs eight times as much: std::logic_error is thrown where it does not reject. That it rejects no other
  /// form is for the tests to show, over thousands of forms; shapes know every keyword that the schemas use.
  [[nodiscard]] std::vector<Finding> check(Document& document, FormKind kind);

private:
  void confirm_rejection(const Document& document, FormKind kind, std::size_t objections);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A form's schema (`direction`, `summary`, `overall`) as JSON text for editors, self-contained, with the keys and
/// descriptions of the chosen language first and both spellings accepted. Any other embedded schema (`report`) as
/// it stands in `schemas/`. Empty when there is no schema of that name.
[[nodiscard]] std::string schema_text(std::string_view name, Language language);

/// Text of forms with the official label in place of each English key, and nothing else changed. It need not be valid
/// YAML: it is read line by line. A comment such as `# 附表2` begins a form of that number; without one, 附表3.
[[nodiscard]] std::string with_official_labels(std::string_view forms);

/// The official labels of keys on 附表3, from the top, in place of the English ones: 年度绩效指标/产出指标 for
/// `indicators/output`. Throws std::logic_error where there is no such key.
[[nodiscard]] std::string official_labels(std::string_view keys);

/// The names `schema_text` knows, in order.
[[nodiscard]] std::vector<std::string_view> schema_names();

}  // namespace budgetlint
