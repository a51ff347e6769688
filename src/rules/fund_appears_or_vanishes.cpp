#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "registry.hpp"
#include "years.hpp"

namespace budgetlint {
namespace {

/// True when the summary lists a fund of that name or nearly that name, or one whose name cannot be read.
bool may_list(const Form& summary, const Fund& fund) {
  const std::string name = fold_name(fund.name.text);
  const auto& funds = summary.summary().funds;
  return std::any_of(funds.begin(), funds.end(), [&](const Fund& other) {
    return other.name.unreadable() || other.self.unreadable() || nearly_equal(name, fold_name(other.name.text));
  });
}

Finding appears(const Fund& fund, const Submission& before) {
  const std::string name = quoted(fund.name);
  Finding finding = finding_at(fund_appears_or_vanishes.info, fund.name,
                               {fmt::format("the fund {} is new: {} does not list it", name, before.year),
                                fmt::format("专项 {} 是新出现的，{}年没有", name, before.year)});
  finding.related.push_back(related_in(before.year, Role::operand, before.summary->summary().funds_field));
  return finding;
}

Finding vanishes(const Fund& fund, const Submission& now, int year_before) {
  const std::string name = quoted(fund.name);
  Finding finding = finding_at(fund_appears_or_vanishes.info, now.summary->summary().funds_field,
                               {fmt::format("the fund {} of {} is listed no more", name, year_before),
                                fmt::format("{}年的专项 {} 不再列出", year_before, name)});
  finding.stated.clear();
  finding.related.push_back(related_in(year_before, Role::operand, fund.name));
  if (fund.amount.present()) finding.related.push_back(related_in(year_before, Role::operand, fund.amount));
  return finding;
}

void check(const Submission& submission, const Run& run, Worksheet& worksheet) {
  const Submission* before = year_before(submission, run, worksheet);
  if (before == nullptr || submission.summary == nullptr || before->summary == nullptr) return;
  const Form& now = *submission.summary;
  const Form& then = *before->summary;
  if (now.summary().funds_field.unreadable() || then.summary().funds_field.unreadable()) return;
  if (!now.summary().funds_field.present() || !then.summary().funds_field.present()) return;
  for (const Fund& fund : now.summary().funds) {
    if (fund.name.stated() && !may_list(then, fund)) worksheet.findings.push_back(appears(fund, *before));
  }
  for (const Fund& fund : then.summary().funds) {
    if (!fund.name.stated() || may_list(now, fund)) continue;
    worksheet.findings.push_back(vanishes(fund, submission, before->year));
  }
}

}  // namespace

const Rule fund_appears_or_vanishes{
    {"BL704",
     "fund-appears-or-vanishes",
     Severity::note,
     {"a fund is listed in one year and not in the next", "专项资金在相邻年度间新增或消失"},
     {"A fund that 附表2 of one year lists and that of the year before does not, or the other way round. For "
      "readers who follow a fund through the years; there need be nothing wrong. A name that is nearly the same is "
      "the same fund.",
      "某项专项资金本年的附表2列出而上年没有，或上年列出而本年没有。供跟踪各年资金时参考，不一定有错。名称只差一两"
      "个字的，视为同一专项。"},
     R"(
 # 附表2-1
 year: 2023
 funds:
   - {name: 养老服务专项资金, amount: 96}
 # 附表2-2
 year: 2024
 funds:
-  - {name: 基层治理补助经费, amount: 96}
+  - {name: 养老服务专项资金, amount: 96}
)",
     Activation::on,
     Scope::years},
    check};

}  // namespace budgetlint
