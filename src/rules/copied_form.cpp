#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/form/quantities.hpp"
#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "readings.hpp"
#include "registry.hpp"
#include "years.hpp"

namespace budgetlint {
namespace {

/// Years that a text counts from its form's own year: 2023年 on a form for 2023 reads like 2022年 on one for 2022.
std::string with_years_counted(std::string text, int year) {
  for (const auto& [number, word] : {std::pair{year, "{year}"}, {year - 1, "{year before}"}}) {
    const std::string digits = std::to_string(number);
    for (std::size_t at = text.find(digits); at != std::string::npos; at = text.find(digits, at)) {
      text.replace(at, digits.size(), word);
    }
  }
  return text;
}

bool say_the_same(const Field& now, int year_now, const Field& before, int year_before) {
  if (now.state != before.state) return false;
  if (now.text == before.text) return true;
  const std::string here = fold_name(now.text);
  const std::string there = fold_name(before.text);
  return here == there || with_years_counted(here, year_now) == with_years_counted(there, year_before);
}

bool is_same_kind(const Cell& now, const Cell& before) {
  return now.measure == before.measure;
}

bool is_same_kind(const TextCell& now, const TextCell& before) {
  return label_of(now) == label_of(before);
}

template <typename CellType>
bool all_same(const std::vector<const CellType*>& now, const std::vector<const CellType*>& before,
              const FormPair& pair) {
  return std::equal(now.begin(), now.end(), before.begin(), before.end(), [&](const CellType* a, const CellType* b) {
    return is_same_kind(*a, *b) && say_the_same(*a, pair.now->year.year, *b, pair.before->year.year);
  });
}

/// What the fund has altogether is the other forms' doing.
std::vector<const Cell*> own_quantities(const Form& form) {
  std::vector<const Cell*> cells = quantities_of(form);
  std::erase(cells, &form.direction().fund_amount);
  return cells;
}

bool has_product(const CalculationLine& line) {
  const auto stated = [&](const Cell* cell) { return cell->stated(); };
  const Cell* factors[] = {&line.headcount, &line.count, &line.rate, &line.months,
                           &line.days,      &line.times, &line.share};
  return std::count_if(std::begin(factors), std::end(factors), stated) >= 2;
}

/// A small form may well come out the same by itself; one that was calculated hardly does.
bool is_calculated(const Form& form, Worksheet& worksheet) {
  const Direction& direction = form.direction();
  return std::any_of(direction.details.begin(), direction.details.end(), [&](const Detail& detail) {
    if (std::any_of(detail.calculation.begin(), detail.calculation.end(), has_product)) return true;
    return is_in_prose(detail) && reading_of(detail.explanation, direction.period, worksheet).reading.evaluated();
  });
}

Finding copied(const FormPair& pair) {
  const TextCell& name = pair.now->direction().name;
  const int year = pair.before->year.year;
  Finding finding =
      finding_at(copied_form.info, name,
                 {fmt::format("{} repeats the form of {} in every cell, calculation and all", quoted(name), year),
                  fmt::format("{} 的表与{}年的完全相同，连测算也一样", quoted(name), year)});
  finding.related.push_back(related_in(pair.now->year.year, Role::operand, pair.now->direction().amount));
  finding.related.push_back(related_in(year, Role::contradicts, pair.before->direction().name));
  finding.related.push_back(related_in(year, Role::operand, pair.before->direction().amount));
  std::erase_if(finding.related, [](const Related& related) { return related.place.file.empty(); });
  finding.conclusion = {"work the numbers out anew for this year, or say that they have not changed",
                        "请按本年度情况重新测算，或说明人数、标准没有变化"};
  return finding;
}

void check(const Submission& submission, const Run& run, Worksheet& worksheet) {
  const Submission* before = year_before(submission, run, worksheet);
  if (before == nullptr) return;
  for (const FormPair& pair : same_directions(submission, *before)) {
    if (is_copied(pair, worksheet)) worksheet.findings.push_back(copied(pair));
  }
}

}  // namespace

bool is_copied(const FormPair& pair, Worksheet& worksheet) {
  if (pair.now->kind != FormKind::direction) return false;
  return all_same(own_quantities(*pair.now), own_quantities(*pair.before), pair) &&
         all_same(texts_of(*pair.now), texts_of(*pair.before), pair) && is_calculated(*pair.now, worksheet);
}

const Rule copied_form{
    {"BL702",
     "copied-form",
     Severity::warning,
     {"a form repeats that of the year before, calculation and all", "整张表与上年完全相同，连测算也未改动"},
     {"A 附表3 with a calculation says the same as that of the same direction in the year before, in every cell but "
      "the year, the period and the fund's amount; a year in a text may have moved along. Headcounts rarely stay the "
      "same to the person, so it was probably copied.",
      "有测算的附表3，除年度、实施期和所属专项的金额外，各项都与上年同一支出方向的相同（文字中的年份随之改动的也算）。"
      "人数很少会一个不差，多半是照抄上年的表。"},
     R"(
 # 附表3-1
 year: 2023
 details:
   - {item: 津贴, amount: 96, explanation: 800人，每人每月100元}
 total: 96
 # 附表3-2
 year: 2024
 details:
-  - {item: 津贴, amount: 96, explanation: 800人，每人每月100元}
+  - {item: 津贴, amount: 96, explanation: 1000人，每人每月80元}
 total: 96
)",
     Activation::on,
     Scope::years},
    check};

}  // namespace budgetlint
