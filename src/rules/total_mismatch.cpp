#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    if (direction.details_field.unreadable()) {
      worksheet.unjudged.push_back({&total_mismatch.info, &direction.total, {}, &direction.details_field});
    }
    add_sum(worksheet, total_mismatch.info, direction.total, cells_of(direction.details, &Detail::amount));
  }
}

}  // namespace

const Rule total_mismatch{
    {"BL201",
     "total-mismatch",
     Severity::error,
     {"合计 of 附表3 is not the sum of its 支出明细", "附表3的合计不等于各项支出明细金额之和"},
     {"The total of a form is the sum of the amounts printed above it, to the last digit. A total under a single "
      "item repeats that item.",
      "合计应等于上面各项支出明细金额之和，精确到最后一位；只有一项时，合计与该项金额相同。"},
     R"(
 # 附表3
 ...
 details:
   - item: 高龄津贴
     amount: 84
   - item: 发放手续费
     amount: 12
-total: 95
+total: 96
)"},
    check};

}  // namespace budgetlint
