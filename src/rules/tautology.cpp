#include <fmt/format.h>

#include "build.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

bool restates(std::string_view value, std::string_view name) {
  if (value == name) return true;
  // Where they differ, most do from the first character on.
  constexpr std::size_t han = 3;
  if (value.substr(0, han) != name.substr(0, han)) return false;
  const std::string wording = wording_of(value);
  return !wording.empty() && wording == wording_of(name);
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    for (const Indicator& row : indicators_of(*form)) {
      if (!row.name.stated() || !row.value.stated() || says_nothing(row.name)) continue;
      if (!restates(row.value.text, row.name.text)) continue;
      Finding finding =
          finding_at(tautology.info, row.value,
                     {fmt::format("{} repeats the indicator's name and states no value", label_of(row.value)),
                      fmt::format("{} 只是重复了三级指标，没有写指标值", label_of(row.value))});
      finding.related.push_back(related(Role::operand, row.name));
      worksheet.findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

const Rule tautology{
    {"BL505",
     "tautology",
     Severity::note,
     {"an indicator's value that repeats its name", "指标值重复三级指标"},
     {"The name says what is measured, the value how much of it is aimed at. The same words in both cells say it once "
      "and aim at nothing.",
      "三级指标写衡量什么，指标值写要达到多少。两格写同样的话，等于没有指标值。"},
     R"(
 # 附表3
 ...
 indicators:
   benefit:
     social:
       - name: 改善老年人生活
-        value: 改善老年人生活
+        value: 领取津贴的老年人占比95%以上
         standard: 计划标准
)"},
    check};

}  // namespace budgetlint
