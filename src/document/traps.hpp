#pragma once

#include "budgetlint/document/document.hpp"
#include "teller.hpp"

namespace budgetlint {

/// Tells BL009 of every value or key of a document that is valid YAML but surely not what was meant, and marks
/// the value unreadable. `{amount: 7,759.53}` becomes one value again.
void find_traps(Document& document, Teller& teller);

}  // namespace budgetlint
