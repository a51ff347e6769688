#include <fmt/format.h>

#include "budgetlint/form/edit.hpp"
#include "build.hpp"
#include "periods.hpp"
#include "registry.hpp"
#include "strays.hpp"

namespace budgetlint {
namespace {

/// Last year's period: its one year becomes the form's.
void offer_fix(const Form& form, Finding& finding) {
  const PeriodCell& period = form.direction().period;
  if (period.reading.period.from.year != period.reading.period.to.year) return;
  std::vector<Edit> edits = edit_years(period, form.year.year);
  if (edits.empty()) return;
  finding.expected = period.text;
  for (std::size_t i = edits.size(); i-- > 0;) {  // from the back: the spans before it stay where they are
    const Span& year = period.reading.years[i];
    finding.expected.replace(year.begin, year.size(), edits[i].text);
  }
  finding.fixes.push_back(
      {Safety::unsafe, change_of(label_of(period), period.text, finding.expected), std::move(edits)});
}

/// Deadlines that only seem late or early because of the period or the year are told with it.
void add_deadlines(const Form& form, Finding& finding) {
  const std::vector<const TextCell*> outside = deadlines_outside(form);
  if (outside.empty()) return;
  if (finding.also.empty()) finding.also.emplace_back(deadline_outside_period.info.id);
  for (const TextCell* deadline : outside) finding.related.push_back(related(Role::contradicts, *deadline));
}

/// The other forms' periods that lie in the year: they show what this one should say. Not all of many, for each of many
/// such forms would list them.
void add_siblings(const Submission& submission, const Form& form, Finding& finding) {
  constexpr std::size_t enough = 20;
  std::size_t count = 0;
  for (const Form* other : submission.forms) {
    const bool speaks = other != &form && other->kind == FormKind::direction && other->direction().period.stated();
    if (!speaks || misses_year(*other)) continue;
    finding.related.push_back(related(Role::supports, other->direction().period));
    if (++count == enough) return;
  }
}

Finding stale_period(const Submission& submission, const Form& form) {
  const PeriodCell& period = form.direction().period;
  Finding finding = finding_at(
      period_year_mismatch.info, period,
      {fmt::format("{} {} has no day in {}, the form's year", label_of(period), quoted(period), form.year.year),
       fmt::format("{} {} 不在本表年度{}年之内", label_of(period), quoted(period), form.year.year)});
  finding.related.push_back(related(Role::contradicts, form.year));
  add_deadlines(form, finding);
  add_siblings(submission, form, finding);
  offer_fix(form, finding);
  return finding;
}

Finding wrong_year(const Submission& submission, const std::vector<const Form*>& missing) {
  const YearCell& year = submission.forms.front()->year;
  const int said = missing.front()->direction().period.reading.period.from.year;
  Finding finding = finding_at(period_year_mismatch.info, year,
                               {fmt::format("年度 {} on every form, but every period is {}", year.year, said),
                                fmt::format("各表年度都是 {}，而实施期都是 {} 年", year.year, said)});
  finding.conclusion = {"either the year or the periods are another year's; nothing in the forms tells which",
                        "年度和实施期必有一方写的是别的年份，从表中看不出是哪一方"};
  for (const Form* form : missing) finding.related.push_back(related(Role::contradicts, form->direction().period));
  for (const Form* form : submission.forms) add_deadlines(*form, finding);
  return finding;
}

void check(const Submission& submission, const Run& run, Worksheet& worksheet) {
  std::vector<const Form*> missing;
  for (const Form* form : submission.forms) {
    if (form->kind == FormKind::direction && misses_year(*form)) missing.push_back(form);
  }
  if (missing.empty() || home_of(submission, run, worksheet) != nullptr) return;  // a mistyped year is BL308's
  if (all_miss_alike(submission)) {
    worksheet.findings.push_back(wrong_year(submission, missing));
    return;
  }
  for (const Form* form : missing) worksheet.findings.push_back(stale_period(submission, *form));
}

}  // namespace

const Rule period_year_mismatch{
    {"BL401",
     "period-year-mismatch",
     Severity::error,
     {"the implementation period lies outside the form's year", "项目实施期不在本表年度之内"},
     {"A form for 2023 whose period says 2022 was last year's. The period and the budget year have at least a day in "
      "common. Where all forms of a submission disagree alike, the year of the submission is the suspect.",
      "2023年的表而实施期写2022年，多半是沿用了上年的表。实施期至少要有一天在本年度内。整套表都不符时，先看年度是否写错"
      "。"},
     R"(
 # 附表3
 year: 2024
 ...
-period: 2023年一年
+period: 2024年一年
 ...
)"},
    check};

}  // namespace budgetlint
