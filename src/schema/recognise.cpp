#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "budgetlint/schema/likeness.hpp"
#include "budgetlint/schema/rules.hpp"
#include "budgetlint/schema/schema.hpp"
#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/terminal.hpp"
#include "spelling.hpp"

namespace budgetlint {
namespace {

constexpr std::string_view form_key = "form";
constexpr std::size_t quoted_cells = 40;

/// What `form` may say on a form of that kind: the English word first, the Chinese one last.
const std::vector<std::string>& values_of(FormKind kind) {
  return vocabulary().form(kind).find(form_key)->shape->values;
}

std::optional<FormKind> kind_of_value(const Node& node) {
  if (node.kind != NodeKind::scalar) return std::nullopt;
  const std::string folded = fold_name(node.text);
  for (const FormKind kind : form_kinds) {
    const std::vector<std::string>& values = values_of(kind);
    if (std::find(values.begin(), values.end(), folded) != values.end()) return kind;
  }
  return std::nullopt;
}

/// The property that a folded key names on any of the forms, exactly.
const Property* known_key(std::string_view folded) {
  for (const FormKind kind : form_kinds) {
    if (const Property* property = vocabulary().form(kind).find(folded)) return property;
  }
  return nullptr;
}

bool resembles_form_key(std::string_view folded) {
  const Guess meant = near_miss(vocabulary().form(FormKind::direction), folded);
  return meant.property != nullptr && meant.property->key == form_key;
}

/// What the top level of a document says of itself. Once `form` is found the rest is not looked at.
struct TopLevel {
  const Node* form = nullptr;       ///< the value of `form`, the first one if there are more
  const Node* near_form = nullptr;  ///< a form kind behind a slip of that key
  std::size_t other_keys = 0;       ///< of the language
  bool told = false;                ///< `form` is missing, and stands in a text that the reader has told of
};

/// Of keys that the reader found to be no keys, but a text: `表：支出方向`.
void look_at_told_texts(const Document& document, TopLevel& seen) {
  for (const std::string& name : names_in_told_texts(document, *document.root())) {
    const Property* property = known_key(name);
    if (property == nullptr) continue;
    if (property->key == form_key) {
      seen.told = true;
    } else {
      ++seen.other_keys;
    }
  }
}

TopLevel look_at(const Document& document) {
  TopLevel seen;
  const Node& root = *document.root();
  for (const Node* child : root.children) {
    if (child->key == nullptr) continue;
    const std::string folded = fold_name(child->key->text);
    const Property* property = known_key(folded);
    if (property != nullptr && property->key == form_key) {
      seen.form = child;
      return seen;
    }
    if (property != nullptr) {
      ++seen.other_keys;
    } else if (seen.near_form == nullptr && resembles_form_key(folded) && kind_of_value(*child)) {
      seen.near_form = child;
    }
  }
  look_at_told_texts(document, seen);
  return seen;
}

/// `direction (支出方向), …`
Text all_kinds() {
  Text text;
  for (const FormKind kind : form_kinds) {
    const std::vector<std::string>& values = values_of(kind);
    const bool first = text.empty();
    text.english += fmt::format("{}{} ({})", first ? "" : ", ", values.front(), values.back());
    text.chinese += fmt::format("{}“{}”", first ? "" : "、", values.back());
  }
  return text;
}

/// `附表3` of `附表三` and `附表3-2-1`.
std::string plain_number(std::string_view folded) {
  constexpr std::array<std::string_view, 3> numerals{"一", "二", "三"};
  std::string text(folded.substr(0, folded.find('-')));
  for (std::size_t i = 0; i < numerals.size(); ++i) {
    if (text.ends_with(numerals.at(i)))
      text.replace(text.size() - numerals.at(i).size(), std::string::npos, 1, static_cast<char>('1' + i));
  }
  return text;
}

/// The one form in whose printed title a text stands: its name, or the number printed above it.
std::optional<FormKind> kind_of_title(std::string_view folded) {
  const std::string part = plain_number(folded);
  std::optional<FormKind> found;
  for (const FormKind kind : form_kinds) {
    if (fold_name(form_kind_title(kind)).find(part) == std::string::npos) continue;
    if (found) return std::nullopt;
    found = kind;
  }
  return found;
}

std::optional<FormKind> nearest_kind(std::string_view folded) {
  if (const auto kind = kind_of_title(folded)) return kind;
  std::vector<std::string> values;
  for (const FormKind kind : form_kinds) {
    const std::vector<std::string>& own = values_of(kind);
    values.insert(values.end(), own.begin(), own.end());
  }
  const std::string_view meant = nearest_value(values, folded);
  for (const FormKind kind : form_kinds) {
    const std::vector<std::string>& own = values_of(kind);
    if (std::find(own.begin(), own.end(), meant) != own.end()) return kind;
  }
  return std::nullopt;
}

Text not_a_kind(const Node& form) {
  const Text kinds = all_kinds();
  if (form.kind != NodeKind::scalar || is_empty_scalar(form)) {
    return {fmt::format("表 (form) does not say which form this is: write one of {}", kinds.english),
            fmt::format("“表”（form）一栏没有写明是哪一张表：请填写{}之一", kinds.chinese)};
  }
  const std::string written = shorten(visible(form.text), quoted_cells);
  const std::optional<FormKind> meant = nearest_kind(fold_name(form.text));
  Text text{fmt::format("表 (form) \"{}\" is no form: write one of {}", written, kinds.english),
            fmt::format("“表”（form）一栏填的是“{}”，没有这种表：请填写{}之一", written, kinds.chinese)};
  if (meant) {
    const std::vector<std::string>& values = values_of(*meant);
    text.english += fmt::format("; did you mean {} ({})?", values.front(), values.back());
    text.chinese += fmt::format("，是否应为“{}”（{}）？", values.back(), values.front());
  }
  return text;
}

}  // namespace

bool resembles_form(std::string_view text) {
  std::set<const Property*> known;
  for (const std::string& name : names_in_text(text)) {
    const Property* property = known_key(name);
    if (property == nullptr) continue;
    known.insert(property);
    if (property->key == form_key || known.size() > 1) return true;
  }
  return false;
}

std::string_view form_kind_name(FormKind kind) {
  switch (kind) {
    case FormKind::overall:
      return "overall";
    case FormKind::summary:
      return "summary";
    case FormKind::direction:
      break;
  }
  return "direction";
}

std::string_view form_kind_title(FormKind kind) {
  return vocabulary().title(kind);
}

Recognition recognise(const Document& document) {
  const TopLevel seen = look_at(document);
  const Node* form = seen.form != nullptr ? seen.form : seen.near_form;
  return {form != nullptr ? kind_of_value(*form) : std::nullopt,
          seen.form != nullptr || seen.told || seen.other_keys >= 2, seen.told};
}

Finding not_a_form(const Document& document) {
  const Node& root = *document.root();
  const TopLevel seen = look_at(document);
  Finding finding = finding_of(schema_rules::not_a_form, {});
  if (seen.form != nullptr) {
    finding.place = place_of(document, *seen.form);
    finding.stated = seen.form->text;
    finding.message = not_a_kind(*seen.form);
  } else {
    const Text kinds = all_kinds();
    finding.place = make_place(document.source(), {root.span.begin, root.span.begin}, document.index());
    finding.message = {
        fmt::format("this does not say which form it is: add a line \"form: \" (表) with one of {}", kinds.english),
        fmt::format("没有写明是哪一张表：请在开头加一行“表: ”，填写{}之一", kinds.chinese)};
  }
  return finding;
}

}  // namespace budgetlint
