#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  if (submission.overall == nullptr || submission.summary == nullptr) return;
  const Cell& project = submission.overall->overall().project;
  const SummaryForm& summary = submission.summary->summary();
  const std::size_t before = worksheet.relations.size();
  if (!summary.total.blank()) {
    add_copy(worksheet, project_budget_mismatch.info, project, summary.total);
  } else if (!summary.funds_field.unreadable()) {
    add_sum(worksheet, project_budget_mismatch.info, project, cells_of(summary.funds, &Fund::amount));
  }
  // A project need not be a special fund: spending more on projects than on funds can be right.
  if (worksheet.relations.size() > before) worksheet.relations.back().surplus = Surplus::warning;
}

}  // namespace

const Rule project_budget_mismatch{
    {"BL303",
     "project-budget-mismatch",
     Severity::error,
     {"项目支出 of 附表1 differs from the total of 附表2", "附表1的项目支出与附表2的合计不一致"},
     {"The special funds of 附表2 are part of the project expenditure of 附表1. Less project expenditure than funds is "
      "an error; more is a warning, because a project need not be a special fund.",
      "附表2的专项资金都属于附表1的项目支出。项目支出小于专项资金合计是错误；大于合计只作警告，因为项目支出中可能有不属"
      "于专项资金的项目。"},
     R"(
 # 附表1
 ...
 budget:
-  total: 453
+  total: 480
   by_nature:
     basic: 384
-    project: 69
+    project: 96
 # 附表2
 ...
 total: 96
)"},
    check};

}  // namespace budgetlint
