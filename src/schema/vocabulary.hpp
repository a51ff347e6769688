#pragma once

#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/schema/schema.hpp"
#include "value_kind.hpp"

namespace budgetlint {

struct Shape;

/// One key of a mapping, in both spellings.
struct Property {
  std::string key;      ///< English, canonical
  std::string label;    ///< as printed on the official form
  std::string example;  ///< a value to type; empty when it would take more than one line
  Text description;     ///< what belongs there, in whole sentences
  const Shape* shape = nullptr;
  bool required = false;

  [[nodiscard]] bool is_spelled(std::string_view text) const { return text == key || text == label; }
};

/// What may stand at one place of a form: the embedded schema, made light for walking.
struct Shape {
  unsigned kinds = 0;                ///< a sum of ValueKinds
  std::vector<std::string> values;   ///< of a scalar: the values allowed; empty: any
  std::vector<Property> properties;  ///< of a mapping, in the schema's order; at most `max_properties`
  const Shape* items = nullptr;      ///< of a list

  [[nodiscard]] bool allows(ValueKind kind) const { return (kinds & static_cast<unsigned>(kind)) != 0; }

  /// The property of exactly that spelling, in either language; nullptr when there is none.
  [[nodiscard]] const Property* find(std::string_view spelling) const;

  struct Spelling {
    std::string_view text;
    const Property* property;
  };
  std::vector<Spelling> spellings;  ///< both of every property, sorted for `find`
};

/// No mapping of the language has more keys.
inline constexpr std::size_t max_properties = 32;

/// The words of the form language, as the embedded schemas have them. Immutable; its texts live as long as it.
class Vocabulary {
public:
  /// Throws std::logic_error when an embedded schema does not follow the few patterns that are read here.
  Vocabulary();
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  [[nodiscard]] const Shape& form(FormKind kind) const { return *forms_.at(static_cast<std::size_t>(kind)); }
  [[nodiscard]] std::string_view title(FormKind kind) const { return titles_.at(static_cast<std::size_t>(kind)); }

private:
  std::deque<Shape> shapes_;
  std::array<const Shape*, 3> forms_{};
  std::array<std::string, 3> titles_;
};

/// The one vocabulary, which every thread shares.
[[nodiscard]] const Vocabulary& vocabulary();

/// All kinds of form, in the order of their numbers: 附表1, 附表2, 附表3.
inline constexpr std::array form_kinds{FormKind::overall, FormKind::summary, FormKind::direction};

}  // namespace budgetlint
