#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  if (submission.summary == nullptr) return;
  const SummaryForm& summary = submission.summary->summary();
  if (summary.funds_field.unreadable()) {
    worksheet.unjudged.push_back({&summary_total_mismatch.info, &summary.total, {}, &summary.funds_field});
    return;
  }
  // Top rows only: adding the sub-items too would count them twice.
  add_sum(worksheet, summary_total_mismatch.info, summary.total, cells_of(summary.funds, &Fund::amount));
}

}  // namespace

const Rule summary_total_mismatch{
    {"BL206",
     "summary-total-mismatch",
     Severity::error,
     {"合计 of 附表2 is not the sum of its funds", "附表2的合计不等于各专项资金之和"},
     {"The total of the summary is the sum of its funds. Sub-items are part of their fund and do not count again.",
      "附表2的合计应等于各专项资金金额之和；其下的支出方向已包含在内，不再重复相加。"},
     R"(
 # 附表2
 ...
-total: 106
+total: 116
 funds:
   - name: 养老服务专项资金
     amount: 96
   - name: 孤儿基本生活费
     amount: 20
)"},
    check};

}  // namespace budgetlint
