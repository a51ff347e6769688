#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    if (direction.total.blank()) {
      add_sum(worksheet, amount_mismatch.info, direction.amount, cells_of(direction.details, &Detail::amount));
    } else {
      add_copy(worksheet, amount_mismatch.info, direction.amount, direction.total);
    }
  }
}

}  // namespace

const Rule amount_mismatch{
    {"BL202",
     "amount-mismatch",
     Severity::error,
     {"项目金额 of 附表3 differs from its 合计", "附表3的项目金额与合计不一致"},
     {"The amount at the head of a form and the total at its foot are the same money. Where the total is "
      "blank, the amounts that it would add up are compared.",
      "表头的项目金额与表尾的合计是同一笔钱，应当一致；合计未填时，与各项支出明细金额之和核对。"},
     R"(
 # 附表3
-amount: 69
+amount: 96
 ...
 details:
   - item: 高龄津贴
     amount: 96
 total: 96
)"},
    check};

}  // namespace budgetlint
