#include "budgetlint/form/quantities.hpp"
#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    for (const Cell* cell : quantities_of(*form)) {
      if (cell->quantity.value.is_negative()) add_range(worksheet, negative_amount.info, *cell);
    }
  }
}

}  // namespace

const Rule negative_amount{
    {"BL108",
     "negative-amount",
     Severity::error,
     {"an amount, count or rate below zero", "金额、数量或标准小于零"},
     {"A budget form asks for money; nothing on it can be negative. A minus sign is usually a dash that was meant as a "
      "separator or as a blank.",
      "预算表上的金额、数量和标准都不会是负数。负号多半是连接号，或想表示空白。"},
     R"(
 # 附表3
 ...
 details:
   - item: 高龄津贴
     amount: 96
   - item: 发放手续费
-    amount: -5
+    amount:
 total: 96
)"},
    check};

}  // namespace budgetlint
