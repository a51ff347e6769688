#include <fmt/format.h>

#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

/// The cell that shows what a form is: the direction's name, else the department.
const TextCell& identity(const Form& form) {
  return form.kind == FormKind::direction ? form.direction().name : form.department;
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Duplicate& duplicate : submission.duplicates) {
    const Place kept = place_of(identity(*duplicate.kept));
    const std::string what = form_subject(*duplicate.form);
    Finding finding =
        finding_at(duplicate_form.info, identity(*duplicate.form),
                   {fmt::format("a second form for {}; the other is {}:{}", what, kept.file, kept.begin.line),
                    fmt::format("{} 有两张表；另一张在 {}:{}", what, kept.file, kept.begin.line)});
    finding.related.push_back(related(Role::contradicts, identity(*duplicate.kept)));
    finding.conclusion = {"only the other one is reconciled; delete one of the two", "只核对了另一张；请删去其中一张"};
    worksheet.findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule duplicate_form{{"BL307",
                           "duplicate-form",
                           Severity::error,
                           {"two forms for one and the same thing", "同一内容有两张表"},
                           {"A department has one 附表1 and one 附表2 a year, and one 附表3 for each direction. Of "
                            "several copies the one that "
                            "the summary agrees with is reconciled, else the first.",
                            "一个部门一年只有一张附表1、一张附表2，每个支出方向只有一张附表3。有几张时，核对与附表2一致"
                            "的那张，否则核对第一张。"},
                           R"(
 # 附表3-1
 direction: 高龄津贴
 amount: 96
 ...
-# 附表3-2
-direction: 高龄津贴
-amount: 96
-...
)"},
                          check};

}  // namespace budgetlint
