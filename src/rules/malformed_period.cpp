#include <fmt/format.h>

#include "budgetlint/quantity/impossible_date.hpp"
#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

constexpr int example_year = 2023;  // on a form whose own year cannot be read

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    if (form->kind != FormKind::direction) continue;
    const PeriodCell& period = form->direction().period;
    if (period.stated() && period.reading.period.reversed()) {
      worksheet.findings.push_back(
          finding_at(malformed_period.info, period,
                     {fmt::format("{} {} ends before it begins", label_of(period), quoted(period)),
                      fmt::format("{} {} 的结束早于开始", label_of(period), quoted(period))}));
    } else if (const auto date = period.malformed ? impossible_date(period.text) : std::nullopt) {
      worksheet.findings.push_back(
          finding_at(malformed_period.info, period,
                     {fmt::format("{} {}: there is no {}", label_of(period), quoted(period), *date),
                      fmt::format("{} {} 有误：没有{}这个日期", label_of(period), quoted(period), *date)}));
      worksheet.findings.back().severity = Severity::warning;
    } else if (period.malformed) {
      const int year = form->year.stated() ? form->year.year : example_year;
      Finding finding = finding_at(malformed_period.info, period,
                                   {fmt::format("{0} {1} is no period: write {2}年, {2}年1月-12月, {2}-{3}年 or 长期",
                                                label_of(period), quoted(period), year, year + 2),
                                    fmt::format("{0} {1} 看不出起止时间：请写成{2}年、{2}年1月-12月、{2}-{3}年或长期",
                                                label_of(period), quoted(period), year, year + 2)});
      finding.severity = Severity::warning;
      worksheet.findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

const Rule malformed_period{
    {"BL404",
     "malformed-period",
     Severity::error,
     {"an implementation period that ends before it begins, or is none", "项目实施期起止颠倒或写法无法识别"},
     {"The months of a calculation and the year of a form are checked against the period. One that ends before it "
      "begins is an error; a text that is no period is a warning.",
      "测算的月数和本表年度都要与实施期核对。结束早于开始是错误；看不出起止时间是警告。"},
     R"(
 # 附表3
 ...
-period: 2024年12月至2024年1月
+period: 2024年1月至2024年12月
 ...
)"},
    check};

}  // namespace budgetlint
