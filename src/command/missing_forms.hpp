#pragma once

#include <map>
#include <string>
#include <vector>

#include "budgetlint/form/submission.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

/// A 附表3 that a row of 附表2 calls for.
struct PlannedForm {
  std::string path;
  std::map<std::string, std::string> values;  ///< what the row says of it, by JSON Pointer
};

/// A form for each row, beside the summary and named like it: 附表2.yaml asks for 附表3-1.yaml, by the place of the
/// fund and of the direction in it. A name that is taken gives way to the next number that is free.
[[nodiscard]] std::vector<PlannedForm> plan_forms(const Form& summary, const std::vector<const Row*>& rows,
                                                  Language language);

}  // namespace budgetlint
