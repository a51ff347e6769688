#include <fmt/format.h>

#include "build.hpp"
#include "registry.hpp"
#include "strays.hpp"

namespace budgetlint {
namespace {

Finding stray(const Submission& submission, const Submission& home) {
  const Form& form = *submission.forms.front();
  const bool other_year = submission.year != home.year;
  const Field& cell = other_year ? static_cast<const Field&>(form.year) : static_cast<const Field&>(form.department);
  const std::string should = other_year ? std::to_string(home.year) : std::string(home.department);
  const std::size_t count = submission.forms.size();
  const std::string these = count == 1 ? "this form" : fmt::format("these {} forms", count);
  Finding finding = finding_at(
      stray_form.info, cell,
      {fmt::format("{} {} stands on {} only; should it be {}?", label_of(cell), quoted(cell), these, should),
       fmt::format("只有这{}张表的{}填的是 {}；是否应为 {}？", count, label_of(cell), quoted(cell), should)});
  finding.expected = should;
  const Form& there = *home.forms.front();
  finding.related.push_back(related(Role::supports, other_year ? static_cast<const Field&>(there.year)
                                                               : static_cast<const Field&>(there.department)));
  finding.conclusion = {fmt::format("the forms of {} for {} lack just {}", home.department, home.year, these),
                        fmt::format("{}{}年的整套表中正好缺这{}张表", home.department, home.year, count)};
  return finding;
}

void check(const Submission& submission, const Run& run, Worksheet& worksheet) {
  if (const Submission* home = home_of(submission, run, worksheet))
    worksheet.findings.push_back(stray(submission, *home));
}

}  // namespace

const Rule stray_form{
    {"BL308",
     "stray-form",
     Severity::warning,
     {"forms whose year or department is probably mistyped", "年度或部门名称可能写错，与整套表对不上"},
     {"Forms are reconciled within their department and year. Forms that stand alone in theirs, beside a submission "
      "that lists just them and holds none, were probably given last year's year or another spelling of the "
      "department.",
      "各表在同一部门、同一年度内核对。若有表单独成套，而另一套正好列出这些内容又缺这些表，多半是沿用了上年的年度或部门"
      "名称写法不同。"},
     R"(
 # 附表2
 year: 2024
 funds:
   - name: 养老服务专项资金
     amount: 96
     directions:
       - {name: 高龄津贴, amount: 96}
 # 附表3
-year: 2023
+year: 2024
 direction: 高龄津贴
 ...
)"},
    check};

}  // namespace budgetlint
