#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

void check_row(const Submission& submission, const Run& run, const Row& row, Worksheet& worksheet) {
  const std::vector<const Form*> forms = submission.directions_of(row);
  if (forms.size() == 1) {
    add_copy(worksheet, direction_amount_mismatch.info, forms.front()->direction().amount, row.amount());
  } else if (!forms.empty()) {
    std::vector<const Cell*> amounts;
    amounts.reserve(forms.size());
    for (const Form* form : forms) amounts.push_back(&form->direction().amount);
    if (may_be_unread(run, row.name().text, worksheet)) {
      // A further direction of this row may stand in what could not be read.
      worksheet.unjudged.push_back({&direction_amount_mismatch.info, &row.amount(), std::move(amounts), nullptr});
      return;
    }
    add_sum(worksheet, direction_amount_mismatch.info, row.amount(), amounts);
  }
}

void check(const Submission& submission, const Run& run, Worksheet& worksheet) {
  for (const Row& row : submission.rows) check_row(submission, run, row, worksheet);
}

}  // namespace

const Rule direction_amount_mismatch{
    {"BL302",
     "direction-amount-mismatch",
     Severity::error,
     {"项目金额 of a 附表3 differs from its row in 附表2", "附表3的项目金额与附表2中对应的金额不一致"},
     {"A direction's amount is the amount of its row in 附表2: the sub-item of that name, or the fund itself where it "
      "lists none. Several directions under one row add up to it.",
      "附表3的项目金额应与附表2中同名支出方向的金额一致；专项下未列支出方向的，与专项金额一致；几个支出方向同属一项的，"
      "其和应等于该项金额。"},
     R"(
 # 附表2
 ...
 funds:
   - name: 养老服务专项资金
     amount: 96
     directions:
       - {name: 高龄津贴, amount: 96}
 # 附表3
 direction: 高龄津贴
-amount: 69
+amount: 96
 ...
)"},
    check};

}  // namespace budgetlint
