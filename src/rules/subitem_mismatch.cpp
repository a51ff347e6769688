#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  if (submission.summary == nullptr) return;
  for (const Fund& fund : submission.summary->summary().funds) {
    add_sum(worksheet, subitem_mismatch.info, fund.amount, cells_of(fund.directions, &SubItem::amount));
  }
}

}  // namespace

const Rule subitem_mismatch{
    {"BL205",
     "subitem-mismatch",
     Severity::error,
     {"a fund of 附表2 is not the sum of its sub-items", "附表2中专项资金的金额不等于其下各支出方向之和"},
     {"A fund that lists directions is the sum of their amounts.",
      "专项资金下列有支出方向的，其金额应等于各支出方向金额之和。"},
     R"(
 # 附表2
 ...
 funds:
   - name: 养老服务专项资金
-    amount: 90
+    amount: 96
     directions:
       - {name: 高龄津贴, amount: 60}
       - {name: 助餐补贴, amount: 36}
)"},
    check};

}  // namespace budgetlint
