#include <fmt/format.h>

#include "build.hpp"
#include "periods.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

void tell(const Form& form, const TextCell& deadline, Worksheet& worksheet) {
  const bool by_period = form.kind == FormKind::direction && form.direction().period.stated();
  const Field& bound = by_period ? static_cast<const Field&>(form.direction().period) : form.year;
  Finding finding = finding_at(deadline_outside_period.info, deadline,
                               {fmt::format("{} lies outside {} {}", quoted(deadline), label_of(bound), quoted(bound)),
                                fmt::format("{} 不在{} {} 之内", quoted(deadline), label_of(bound), quoted(bound))});
  finding.related.push_back(related(Role::contradicts, bound));
  worksheet.findings.push_back(std::move(finding));
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  if (all_miss_alike(submission)) return;  // the year is wrong, and with it every deadline that follows the year
  for (const Form* form : submission.forms) {
    // A period outside the form's year is BL401's or BL308's, which tells of the deadlines as well.
    if (form->kind == FormKind::direction && misses_year(*form)) continue;
    for (const TextCell* deadline : deadlines_outside(*form)) tell(*form, *deadline, worksheet);
  }
}

}  // namespace

const Rule deadline_outside_period{{"BL402",
                                    "deadline-outside-period",
                                    Severity::warning,
                                    {"a deadline outside the implementation period", "时限不在项目实施期之内"},
                                    {"What is paid for in a period is done in that period. Dates of timeliness "
                                     "indicators are read (2023年底前, 12月底, "
                                     "2023年6月30日); a month without a year is one of the period's. Where the period "
                                     "itself is wrong, BL401 tells it.",
                                     "实施期内的钱应办实施期内的事。核对时效指标中的日期，如2023年底前、12月底、2023年6"
                                     "月30日；只写月份的按实施期的年份"
                                     "理解。实施期本身有误的，在BL401中一并提示。"},
                                    R"(
 # 附表3
 year: 2024
 ...
 period: 2024年3月-11月
 indicators:
   output:
     timeliness:
       - name: 发放时限
-        value: 2024年12月底前
+        value: 2024年11月底前
         standard: 计划标准
)"},
                                   check};

}  // namespace budgetlint
