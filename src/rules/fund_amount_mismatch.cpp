#include <algorithm>
#include <map>

#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

/// Without a summary all directions that name a fund agree, each with the one that states it to the finest digit.
void check_among_directions(const Submission& submission, Worksheet& worksheet) {
  std::map<std::string, std::vector<const Cell*>> amounts_of;
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    if (!direction.fund_name.stated() || direction.fund_amount.blank()) continue;
    amounts_of[fold_name(direction.fund_name.text)].push_back(&direction.fund_amount);
  }
  const auto finer = [](const Cell* a, const Cell* b) {
    return std::pair(a->unreadable(), a->quantity.value.exponent()) <
           std::pair(b->unreadable(), b->quantity.value.exponent());
  };
  for (const auto& [fund, amounts] : amounts_of) {
    const Cell* finest = *std::min_element(amounts.begin(), amounts.end(), finer);
    for (const Cell* amount : amounts) {
      if (amount != finest) add_copy(worksheet, fund_amount_mismatch.info, *amount, *finest);
    }
  }
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  if (submission.summary == nullptr) {
    check_among_directions(submission, worksheet);
    return;
  }
  for (const Listing& listing : submission.directions) {
    if (listing.fund == nullptr) continue;
    add_copy(worksheet, fund_amount_mismatch.info, listing.form->direction().fund_amount, listing.fund->amount);
  }
}

}  // namespace

const Rule fund_amount_mismatch{
    {"BL301",
     "fund-amount-mismatch",
     Severity::error,
     {"所属专项 of a 附表3 states another amount than 附表2", "附表3所属专项的金额与附表2不一致"},
     {"Every 附表3 repeats the amount of the fund it belongs to. It equals the fund's row in 附表2; without 附表2 all "
      "forms that name the fund agree.",
      "每张附表3都重写所属专项的金额，应与附表2中该专项的金额一致；没有附表2时，各张附表3所写应彼此一致。"},
     R"(
 # 附表2
 ...
 funds:
   - name: 养老服务专项资金
     amount: 96
 # 附表3
 ...
 fund:
   name: 养老服务专项资金
-  amount: 69
+  amount: 96
 ...
)"},
    check};

}  // namespace budgetlint
