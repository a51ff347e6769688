#include <fmt/format.h>

#include "budgetlint/reconcile/card.hpp"
#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

/// The total of the summary that lacks exactly this direction's amount, if one does.
const Cell* total_short_by(const SummaryForm& summary, const Decimal& amount) {
  const auto lacks = [&](const Cell& total, const std::vector<const Cell*>& items) {
    const auto sum = sum_of(items);
    if (!total.stated() || !sum) return false;
    const auto gap = Decimal::subtract(total.quantity.value, *sum);
    return gap && *gap == amount;
  };
  for (const Fund& fund : summary.funds) {
    if (!fund.directions.empty() && lacks(fund.amount, cells_of(fund.directions, &SubItem::amount)))
      return &fund.amount;
  }
  return lacks(summary.total, cells_of(summary.funds, &Fund::amount)) ? &summary.total : nullptr;
}

/// One cause, one finding: the sum that fails by this amount is told here.
void take_over_sum(const Cell& total, Finding& finding, Worksheet& worksheet) {
  std::erase_if(worksheet.relations, [&](const Relation& relation) {
    if (relation.kind != RelationKind::sum || relation.target != &total) return false;
    finding.also.emplace_back(relation.rule->id);
    return true;
  });
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  if (submission.summary == nullptr || submission.summary->summary().funds_field.unreadable()) return;
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    if (listing.row_match != Match::none || !direction.name.stated()) continue;
    const std::string name = quoted(direction.name);
    Finding finding =
        finding_at(unlisted_direction.info, direction.name,
                   {fmt::format("{} is not listed in 附表2", name), fmt::format("附表2没有列出 {}", name)});
    if (direction.amount.stated() && !direction.amount.quantity.value.is_zero()) {
      if (const Cell* total = total_short_by(submission.summary->summary(), direction.amount.quantity.value)) {
        const Place place = place_of(*total);
        finding.related.push_back(related(Role::supports, *total));
        take_over_sum(*total, finding, worksheet);
        finding.conclusion = {
            fmt::format("the items under {} {} lack exactly its amount, {}", place.field, total->text,
                        direction.amount.text),
            fmt::format("{} {} 下各项之和正好少这一笔 {}", place.field, total->text, direction.amount.text)};
      }
    }
    worksheet.findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule unlisted_direction{
    {"BL305",
     "unlisted-direction",
     Severity::warning,
     {"a 附表3 is not listed in 附表2", "附表3的支出方向未列入附表2"},
     {"A direction with a form of its own but no row in the summary was added without the summary, or taken from "
      "another submission. Silent when the run holds no 附表2 of the submission.",
      "有附表3而附表2没有列出，可能是新增后没有改附表2，也可能是混入了别处的表。本次检查没有附表2时不作提示。"},
     R"(
 # 附表2
-total: 96
+total: 116
 funds:
   - {name: 养老服务专项资金, amount: 96}
+  - {name: 孤儿基本生活费, amount: 20}
 # 附表3-1
 direction: 高龄津贴
 ...
 # 附表3-2
 direction: 孤儿基本生活费
 amount: 20
 fund: {name: 孤儿基本生活费, amount: 20}
 ...
)"},
    check};

}  // namespace budgetlint
