#pragma once

#include <span>
#include <string>
#include <string_view>

#include "budgetlint/form/form.hpp"

/// What rules ask of the words on a form.
namespace budgetlint {

using Words = std::span<const std::string_view>;

/// The indicator rows of a form; none on 附表2.
[[nodiscard]] std::span<const Indicator> indicators_of(const Form& form);

/// The table of indicators of a form; nullptr on 附表2.
[[nodiscard]] const Field* indicators_field_of(const Form& form);

/// The first of the words that stands in a text; empty: none does.
[[nodiscard]] std::string_view find_any(std::string_view text, Words words);

/// The first of the words that a text ends with; empty: it ends with none.
[[nodiscard]] std::string_view ending_of(std::string_view text, Words words);

/// True for a cell that is blank or says that there is nothing to say: 无, 不涉及.
[[nodiscard]] bool says_nothing(const TextCell& cell);

/// A text as two wordings are compared: folded, without punctuation and signs.
[[nodiscard]] std::string wording_of(std::string_view text);

/// An indicator's name, folded, without a remark in brackets at its end: its last word says what it measures.
[[nodiscard]] std::string head_of(std::string_view name);

}  // namespace budgetlint
