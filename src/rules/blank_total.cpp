#include <algorithm>

#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

/// 项目金额 is the 合计 at the foot of its form, and the amount of its row in 附表2.
void check_amount(const Listing& listing, Worksheet& worksheet) {
  const Direction& direction = listing.form->direction();
  if (!direction.amount.blank() || !direction.amount.present() || !direction.total.stated()) return;
  const Cell* row = listing.row != nullptr ? &listing.row->amount() : nullptr;
  worksheet.blank_totals.push_back(
      {&blank_total.info, &direction.amount, {&direction.total}, listing.form->unit.unit, row, true});
}

/// A blank total beside stated items.
void check_total(const Form& form, const Cell& total, std::vector<const Cell*> items, Worksheet& worksheet,
                 const Cell* witness = nullptr) {
  const auto stated = [](const Cell* item) { return item->stated(); };
  if (!total.blank() || !total.present() || std::none_of(items.begin(), items.end(), stated)) return;
  worksheet.blank_totals.push_back({&blank_total.info, &total, std::move(items), form.unit.unit, witness});
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  if (submission.overall != nullptr) {
    const OverallForm& overall = submission.overall->overall();
    std::vector<const Cell*> parts = cells_of(overall.by_source);
    const bool by_source = std::any_of(parts.begin(), parts.end(), [](const Cell* part) { return part->stated(); });
    if (!by_source) parts = {&overall.basic, &overall.project};
    check_total(*submission.overall, overall.total, parts, worksheet);
  }
  if (submission.summary != nullptr) {
    const SummaryForm& summary = submission.summary->summary();
    const Cell* project = submission.overall != nullptr ? &submission.overall->overall().project : nullptr;
    check_total(*submission.summary, summary.total, cells_of(summary.funds, &Fund::amount), worksheet, project);
    for (const Fund& fund : summary.funds) {
      check_total(*submission.summary, fund.amount, cells_of(fund.directions, &SubItem::amount), worksheet);
    }
  }
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    check_amount(listing, worksheet);
    check_total(*listing.form, direction.total, cells_of(direction.details, &Detail::amount), worksheet);
  }
}

}  // namespace

const Rule blank_total{
    {"BL208",
     "blank-total",
     Severity::warning,
     {"a total is blank though its items are filled in", "各项已填而合计未填"},
     {"A blank total states nothing, so nobody has confirmed that the items are all of them. The "
      "finding tells the sum. An amount that is blank beside its calculation is told with what that gives (written or "
      "read from the explanation), and a blank "
      "项目金额 with the 合计.",
      "合计未填，等于没有人确认各项已经齐全。提示会给出各项之和，供核对后填写。支出明细写有测算（或读得通的文字说明）而"
      "金额未填的，给出测算结果；项目金额未填的，给出合计。"},
     R"(
 # 附表3
 ...
 details:
   - item: 高龄津贴
     amount: 84
   - item: 发放手续费
     amount: 12
-total:
+total: 96
)"},
    check};

}  // namespace budgetlint
