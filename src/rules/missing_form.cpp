#include <algorithm>

#include <fmt/format.h>

#include "budgetlint/reconcile/card.hpp"
#include "budgetlint/rules/missing_rows.hpp"
#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "registry.hpp"
#include "strays.hpp"

namespace budgetlint {
namespace {

/// A direction that may belong to this row, though its name does not read or fits several rows (BL306 tells).
bool may_be_ambiguous(const Submission& submission, const Row& row) {
  const std::string name = fold_name(row.name().text);
  return std::any_of(submission.directions.begin(), submission.directions.end(), [&](const Listing& listing) {
    if (listing.form->direction().name.unreadable()) return true;
    const bool open = listing.row_match == Match::ambiguous || listing.row_match == Match::contested;
    return open && nearly_equal(name, fold_name(listing.form->direction().name.text));
  });
}

/// What the 附表3 add up to, and what that lacks of the total that 附表2 or 附表1 states.
struct Gap {
  const Cell* total = nullptr;
  Decimal sum;
  Decimal lacking;
};

/// Empty when it cannot be told.
std::optional<Gap> gap_of(const Submission& submission) {
  std::vector<const Cell*> amounts;
  for (const Listing& listing : submission.directions) amounts.push_back(&listing.form->direction().amount);
  if (std::any_of(amounts.begin(), amounts.end(), [](const Cell* cell) { return !cell->stated(); }))
    return std::nullopt;
  const Cell* total = &submission.summary->summary().total;
  if (!total->stated() && submission.overall != nullptr) total = &submission.overall->overall().project;
  const auto sum = sum_of(amounts);
  if (!total->stated() || !sum) return std::nullopt;
  const auto lacking = Decimal::subtract(total->quantity.value, *sum);
  return lacking ? std::optional(Gap{total, *sum, *lacking}) : std::nullopt;
}

void check_row(const Submission& submission, const Row& row, Worksheet& worksheet) {
  Finding finding = finding_at(missing_form.info, row.name(), {});
  const std::string name = quoted(row.name());
  finding.message = {fmt::format("{} has no 附表3", name), fmt::format("{} 没有附表3", name)};
  const MoneyUnit unit = submission.summary->unit.unit;
  finding.unit = money_unit_name(unit);
  if (row.amount().stated()) finding.related.push_back(related(Role::operand, row.amount()));
  const auto gap = gap_of(submission);
  if (gap && row.amount().stated() && gap->lacking == row.amount().quantity.value) {
    const std::string sum = in_unit(gap->sum, unit);
    const std::string lacking = in_unit(gap->lacking, unit);
    finding.conclusion = {
        fmt::format("the 附表3 here add up to {} {}, {} {} less than {} {}, which is exactly this row", sum,
                    finding.unit, lacking, finding.unit, label_of(*gap->total), gap->total->text),
        fmt::format("现有附表3的项目金额合计 {} {}，比{} {} 少 {} {}，正好是这一项", sum, finding.unit,
                    label_of(*gap->total), gap->total->text, lacking, finding.unit)};
    finding.related.push_back(related(Role::supports, *gap->total));
  }
  worksheet.findings.push_back(std::move(finding));
}

void check(const Submission& submission, const Run& run, Worksheet& worksheet) {
  if (submission.directions.empty()) return;
  for (const Row* row : rows_without_form(submission, run, worksheet).sure) check_row(submission, *row, worksheet);
}

}  // namespace

RowsWithoutForm rows_without_form(const Submission& submission, const Run& run, Worksheet& worksheet) {
  RowsWithoutForm rows;
  for (const Row& row : submission.rows) {
    if (!row.name().stated() || !submission.directions_of(row).empty()) continue;
    const bool doubtful = may_be_unread(run, row.name().text, worksheet) || may_be_ambiguous(submission, row) ||
                          strays_hold(submission, row.name().text, run, worksheet);  // BL308 tells where it is
    (doubtful ? rows.doubtful : rows.sure).push_back(&row);
  }
  return rows;
}

const Rule missing_form{
    {"BL304",
     "missing-form",
     Severity::warning,
     {"a row of 附表2 has no 附表3", "附表2中有一项没有对应的附表3"},
     {"Every direction that 附表2 lists, and every fund that lists none, has a 附表3. Silent when the run holds no "
      "附表3 of the submission at all, and for a name that stands in a file that could not be read.",
      "附表2列出的每个支出方向（未列支出方向的专项本身）都应有一张附表3。本次检查没有任何附表3时，或名称出现在无法读取"
      "的文件里时，不作提示。"},
     R"(
 # 附表2
 funds:
   - name: 养老服务专项资金
     amount: 96
     directions:
       - {name: 高龄津贴, amount: 60}
       - {name: 助餐补贴, amount: 36}
 # 附表3-1
 direction: 高龄津贴
 amount: 60
 ...
+# 附表3-2
+direction: 助餐补贴
+amount: 36
+...
)"},
    check};

}  // namespace budgetlint
