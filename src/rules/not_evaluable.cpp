#include <fmt/format.h>

#include "build.hpp"
#include "line_terms.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

void check_line(const Direction& direction, const CalculationLine& line, Worksheet& worksheet) {
  const LineReading reading = read_line_factors(line, direction.period);
  const auto* problem = std::get_if<LineProblem>(&reading);
  if (problem == nullptr) return;
  Finding finding = finding_at(not_evaluable.info, *problem->cell, {});
  finding.message = {
      fmt::format("{}: this line cannot be calculated: {}", place_of(line.self).field, problem->message.english),
      fmt::format("{}：这一行无法测算：{}", place_of(line.self).field, problem->message.chinese)};
  if (problem->cell == &line.self) finding.stated.clear();
  worksheet.findings.push_back(std::move(finding));
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    for (const Detail& detail : direction.details) {
      for (const CalculationLine& line : detail.calculation) check_line(direction, line, worksheet);
    }
  }
}

}  // namespace

const Rule not_evaluable{
    {"BL207",
     "not-evaluable",
     Severity::warning,
     {"a calculation cannot be evaluated", "测算无法计算"},
     {"A rate written with denominators (元/人/月) calls for exactly their factors: 人数 for 人, 月数 for 月. Where "
      "one "
      "is missing, blank, or not called for, the line is not calculated and the amount stays unchecked; nothing is "
      "guessed.",
      "标准的单位（如 元/人/月）决定要乘哪些数：人对应人数，月对应月数。缺少、未填或多出一个数时，这一行不作计算，"
      "金额也就无法核对；工具不作猜测。"},
     R"(
 # 附表3
 ...
 details:
   - item: 高龄津贴
     amount: 96
     calculation:
       - headcount: 4000
         rate: 20元/人/月
+        months: 12
 total: 96
)"},
    check};

}  // namespace budgetlint
