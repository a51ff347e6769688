#pragma once

#include <vector>

#include "budgetlint/form/form.hpp"

namespace budgetlint {

/// Every quantity cell that is written on a form, blank and unreadable ones too, in the order of its printed rows.
[[nodiscard]] std::vector<const Cell*> quantities_of(const Form& form);

/// Every text cell that is written on a form but for its head, blank and unreadable ones too, in the order of its
/// printed rows.
[[nodiscard]] std::vector<const TextCell*> texts_of(const Form& form);

}  // namespace budgetlint
