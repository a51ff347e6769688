#include <algorithm>

#include <fmt/format.h>

#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

struct Named {
  std::string name;  ///< folded
  const Indicator* row = nullptr;
};

void check_table(std::span<const Indicator> rows, Worksheet& worksheet) {
  std::vector<Named> named;
  named.reserve(rows.size());
  for (const Indicator& row : rows) {
    if (row.name.stated() && !says_nothing(row.name)) named.push_back({fold_name(row.name.text), &row});
  }
  std::sort(named.begin(), named.end(),
            [](const Named& a, const Named& b) { return std::tie(a.name, a.row) < std::tie(b.name, b.row); });
  for (std::size_t i = 1; i < named.size(); ++i) {
    if (named[i].name != named[i - 1].name) continue;
    const TextCell& here = named[i].row->name;
    const TextCell& first = named[i - 1].row->name;
    Finding finding = finding_at(
        duplicate_indicator.info, here,
        {fmt::format("{} {} stands in this table before, on line {}", label_of(here), quoted(here),
                     place_of(first).begin.line),
         fmt::format("{} {} 在本表中已有，见第{}行", label_of(here), quoted(here), place_of(first).begin.line)});
    finding.related.push_back(related(Role::contradicts, first));
    worksheet.findings.push_back(std::move(finding));
  }
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) check_table(indicators_of(*form), worksheet);
}

}  // namespace

const Rule duplicate_indicator{
    {"BL509",
     "duplicate-indicator",
     Severity::warning,
     {"the same indicator twice in one table", "同一张表中指标重复"},
     {"Two rows of one name are either the same aim counted twice or two aims that nobody can tell apart.",
      "两行三级指标同名，不是重复填写，就是两个指标没有区分开。"},
     R"(
 # 附表3
 ...
 indicators:
   output:
     quantity:
       - name: 补助人数
         value: 4000人
         standard: 计划标准
-      - name: 补助人数
+      - name: 百岁老人补助人数
         value: 12人
         standard: 计划标准
)"},
    check};

}  // namespace budgetlint
