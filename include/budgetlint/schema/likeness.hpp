#pragma once

#include <string_view>

namespace budgetlint {

/// Whether lines of a text that is no YAML begin with the key `form` or with two or more other keys of the language, in
/// either spelling: a form with a mistake in it, not somebody else's file.
[[nodiscard]] bool resembles_form(std::string_view text);

}  // namespace budgetlint
