#pragma once

#include <cstddef>
#include <vector>

#include "budgetlint/document/document.hpp"
#include "vocabulary.hpp"

namespace budgetlint {

/// What is wrong with the shape of one document.
struct Explanation {
  std::vector<Finding> findings;
  std::vector<Node*> unfit;    ///< the values of BL102–BL104: to be marked unreadable once the schema has decided
  std::size_t objections = 0;  ///< reasons for the schema to reject the document as it is now spelled
};

/// Spells the keys of a document and explains what does not fit `form`. A key that is a slip of another is
/// spelled as that one, and of keys written twice the unreadable ones are marked, so neither is an objection.
/// An objection without a finding is a missing key that the reader has told of as lost; a finding without an
/// objection is a department that is there but blank.
[[nodiscard]] Explanation explain(Document& document, const Shape& form);

}  // namespace budgetlint
