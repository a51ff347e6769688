#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

void check_overall(const OverallForm& overall, Worksheet& worksheet) {
  add_sum(worksheet, split_mismatch.info, overall.total, cells_of(overall.by_source));
  const Cell* by_nature[] = {&overall.basic, &overall.project};
  add_sum(worksheet, split_mismatch.info, overall.total, by_nature);
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  if (submission.overall != nullptr) check_overall(submission.overall->overall(), worksheet);
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    add_sum(worksheet, split_mismatch.info, direction.amount, cells_of(direction.sources));
  }
}

}  // namespace

const Rule split_mismatch{
    {"BL204",
     "split-mismatch",
     Severity::error,
     {"the parts of a budget do not add up to it", "资金总额与分项之和不符"},
     {"The budget of 附表1 is split twice, by source of revenue and by nature of expenditure, and either split adds up "
      "to 资金总额. The sources of a direction add up to its 项目金额.",
      "附表1的资金总额按收入性质、按支出性质各分一次，每次各项之和都应等于资金总额；附表3各项资金来源之和应等于项目金额"
      "。"},
     R"(
 # 附表1
 ...
 budget:
   total: 480
   by_nature:
-    basic: 348
+    basic: 384
     project: 96
)"},
    check};

}  // namespace budgetlint
