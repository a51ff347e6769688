#pragma once

#include <string_view>

#include "budgetlint/form/form.hpp"

namespace budgetlint {

/// The first year of a folded text that belongs to an earlier form; 0: there is none. A year that something is compared
/// with or dates from is none, nor is that of a cited document.
[[nodiscard]] int stale_year_in(std::string_view text, const Form& form);

}  // namespace budgetlint
