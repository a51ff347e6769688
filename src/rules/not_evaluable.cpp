#include <fmt/format.h>

#include "build.hpp"
#include "line_terms.hpp"
#include "readings.hpp"
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

/// Words that nobody could place. Of a text without any number there is nothing to say, and a rate that is divided by a
/// count is told by BL605.
void check_text(const Direction& direction, const Detail& detail, Worksheet& worksheet) {
  const Prose& prose = reading_of(detail.explanation, direction.period, worksheet);
  if (prose.reading.evaluated() || !detail.amount.stated()) return;
  const NotEvaluable& why = *prose.reading.obstacle;
  if (why.obstacle == Obstacle::no_quantities || why.obstacle == Obstacle::malformed_rate) return;
  const Field& where = detail.explanation;
  const bool one_place = why.words.size() == 1;
  Finding finding = one_place ? finding_at(not_evaluable.info, part_of(detail.explanation, why.words.front()), {})
                              : finding_at(not_evaluable.info, where, {});
  finding.severity = Severity::note;
  const std::string field = place_of(where).field;
  finding.message = {
      fmt::format("{}: the amount is not checked, for this text cannot be calculated: {}", field, why.message.english),
      fmt::format("{}：无法据此测算，金额未核对：{}", field, why.message.chinese)};
  if (!one_place) finding.stated.clear();
  finding.conclusion = why.hint;
  worksheet.findings.push_back(std::move(finding));
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    for (const Detail& detail : direction.details) {
      for (const CalculationLine& line : detail.calculation) check_line(direction, line, worksheet);
      if (is_in_prose(detail)) check_text(direction, detail, worksheet);
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
      "guessed. Where the explanation is all there is, it is read, and a note tells which of its words could not be "
      "placed.",
      "标准的单位（如 元/人/月）决定要乘哪些数：人对应人数，月对应月数。缺少、未填或多出一个数时，这一行不作计算，"
      "金额也就无法核对；工具不作猜测。"
      "没有填写“测算”时读取文字说明，读不通的，以提示列出哪些字句无法对应。"},
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
