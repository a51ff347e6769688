#include <algorithm>

#include <fmt/format.h>

#include "budgetlint/reconcile/card.hpp"
#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

/// A blank total beside stated items.
void check_total(const Form& form, const Cell& total, const std::vector<const Cell*>& items, Worksheet& worksheet) {
  const auto stated = [](const Cell* item) { return item->stated(); };
  if (!total.blank() || !total.present() || std::none_of(items.begin(), items.end(), stated)) return;
  const MoneyUnit unit = form.unit.unit;
  Finding finding = finding_at(blank_total.info, total, {});
  finding.unit = money_unit_name(unit);
  const std::string& field = finding.place.field;
  const auto sum = sum_of(items);
  const bool readable = std::none_of(items.begin(), items.end(), [](const Cell* item) { return item->unreadable(); });
  if (readable && sum && !form.unit.unreadable()) {
    finding.expected = in_unit(*sum, unit);
    finding.message = {fmt::format("{} is blank; its items add up to {}", field, finding.expected),
                       fmt::format("{} 未填写；各项之和为 {}", field, finding.expected)};
  } else {
    finding.message = {fmt::format("{} is blank, though its items are filled in", field),
                       fmt::format("{} 未填写，而各项已有金额", field)};
  }
  for (const Cell* item : items) {
    if (item->stated()) finding.related.push_back(related(Role::operand, *item));
  }
  worksheet.findings.push_back(std::move(finding));
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
    check_total(*submission.summary, summary.total, cells_of(summary.funds, &Fund::amount), worksheet);
    for (const Fund& fund : summary.funds) {
      check_total(*submission.summary, fund.amount, cells_of(fund.directions, &SubItem::amount), worksheet);
    }
  }
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    check_total(*listing.form, direction.total, cells_of(direction.details, &Detail::amount), worksheet);
  }
}

}  // namespace

const Rule blank_total{{"BL208",
                        "blank-total",
                        Severity::warning,
                        {"a total is blank though its items are filled in", "各项已填而合计未填"},
                        {"A blank total states nothing, so nobody has confirmed that the items are all of them. The "
                         "finding tells the sum.",
                         "合计未填，等于没有人确认各项已经齐全。提示会给出各项之和，供核对后填写。"}},
                       check};

}  // namespace budgetlint
