#pragma once

#include "generate/model.hpp"
#include "generate/tree.hpp"

namespace budgetlint::testing {

/// 附表3, 附表2 and 附表1 of a submission, ready to be written. `random` chooses among the spellings of a cell,
/// never its value.
[[nodiscard]] Value direction_form(Random& random, Spelling spelling, const SubmissionModel& model, std::size_t index);
[[nodiscard]] Value summary_form(Random& random, Spelling spelling, const SubmissionModel& model);
[[nodiscard]] Value overall_form(Random& random, Spelling spelling, const SubmissionModel& model);

/// The printed number of a direction: `附表3-2`, or `附表3-2-1` where its fund lists sub-items.
[[nodiscard]] std::string form_number(const SubmissionModel& model, std::size_t index);

}  // namespace budgetlint::testing
