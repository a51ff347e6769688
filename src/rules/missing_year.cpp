#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "gaps.hpp"
#include "registry.hpp"
#include "years.hpp"

namespace budgetlint {
namespace {

std::string years_text(int first, int last) {
  return first == last ? std::to_string(first) : fmt::format("{}-{}", first, last);
}

/// Forms of that department and year stand somewhere, under a name that is nearly the same or unread.
bool may_be_elsewhere(const Submission& submission, int year, const Run& run, Worksheet& worksheet) {
  if (may_be_unread(run, submission.department, worksheet)) return true;
  return std::any_of(run.submissions.begin(), run.submissions.end(), [&](const Submission& other) {
    return other.year == year && are_neighbours(submission, other) &&
           other.folded_department != submission.folded_department;
  });
}

void check_year(const Submission& submission, std::span<const Submission> years, const Run& run, Worksheet& worksheet) {
  const int first = years.front().year;
  Presence presence(static_cast<std::size_t>(years.back().year - first + 1));
  for (const Submission& other : years) presence[static_cast<std::size_t>(other.year - first)] = true;
  const auto gap = static_cast<int>(gap_before(presence, static_cast<std::size_t>(submission.year - first)));
  if (gap == 0) return;
  for (int missing = submission.year - gap; missing < submission.year; ++missing) {
    if (may_be_elsewhere(submission, missing, run, worksheet)) return;
  }
  const YearCell& here = submission.forms.front()->year;
  const std::string missing = years_text(submission.year - gap, submission.year - 1);
  Finding finding = finding_at(
      missing_year.info, here,
      {fmt::format("the department has no forms for {}", missing), fmt::format("本部门缺{}年的表", missing)});
  for (const Submission& other : years) {
    if (other.year != submission.year - gap - 1) continue;
    finding.related.push_back(related_in(other.year, Role::operand, other.forms.front()->year));
  }
  finding.conclusion = {"the years before and after are there", "前后各年都有"};
  worksheet.findings.push_back(std::move(finding));
}

/// One form that a department has year after year: what it is, where it stands in a submission, and whether something
/// there speaks of it, so that it is not simply missing.
struct Series {
  Text what;
  std::function<const Field*(const Submission&)> cell;  ///< nullptr: not there
  std::function<bool(const Submission&)> is_spoken_of;
  std::string_view name;  ///< stands in the form
};

void check_series(const Series& series, const Submission& submission, std::span<const Submission> years, const Run& run,
                  Worksheet& worksheet) {
  Presence presence;
  std::size_t at = 0;
  for (const Submission& other : years) {
    if (other.year == submission.year) at = presence.size();
    presence.push_back(series.cell(other) != nullptr);
  }
  const std::size_t gap = gap_before(presence, at);
  if (gap == 0) return;
  const auto missing = years.subspan(at - gap, gap);
  if (std::any_of(missing.begin(), missing.end(), series.is_spoken_of)) return;
  if (may_be_unread(run, series.name, worksheet)) return;
  const std::string when = years_text(missing.front().year, missing.back().year);
  Finding finding = finding_at(missing_year.info, *series.cell(submission),
                               {fmt::format("{} has no form for {}", series.what.english, when),
                                fmt::format("{} 缺{}年的表", series.what.chinese, when)});
  const Submission& before = years[at - gap - 1];
  finding.related.push_back(related_in(before.year, Role::operand, *series.cell(before)));
  for (const Submission& other : missing) {
    finding.related.push_back(related_in(other.year, Role::contradicts, other.forms.front()->year));
  }
  finding.conclusion = {"the years before and after have it", "前后各年都有"};
  worksheet.findings.push_back(std::move(finding));
}

const Form* form_named(const Submission& submission, const std::string& folded) {
  for (const Listing& listing : submission.directions) {
    const TextCell& name = listing.form->direction().name;
    if (name.stated() && fold_name(name.text) == folded) return listing.form;
  }
  return nullptr;
}

const TextCell* direction_named(const Submission& submission, const std::string& folded) {
  const Form* form = form_named(submission, folded);
  return form != nullptr ? &form->direction().name : nullptr;
}

/// A second 附表3 of that name stands in one of the years (BL307): probably it is the missing one, dated wrong.
bool is_doubled(std::span<const Submission> years, const std::string& folded) {
  return std::any_of(years.begin(), years.end(), [&](const Submission& other) {
    const Form* form = form_named(other, folded);
    return form != nullptr && std::any_of(other.duplicates.begin(), other.duplicates.end(),
                                          [&](const Duplicate& duplicate) { return duplicate.kept == form; });
  });
}

/// The direction is listed or named nearly so, which others tell; or the year holds no 附表3 that reads.
bool speaks_of_direction(const Submission& submission, const std::string& folded) {
  const auto near = [&](const TextCell& name) {
    return name.unreadable() || (name.stated() && nearly_equal(fold_name(name.text), folded));
  };
  return submission.directions.empty() ||
         std::any_of(submission.directions.begin(), submission.directions.end(),
                     [&](const Listing& listing) { return near(listing.form->direction().name); }) ||
         std::any_of(submission.rows.begin(), submission.rows.end(), [&](const Row& row) { return near(row.name()); });
}

void check_directions(const Submission& submission, std::span<const Submission> years, const Submission& before,
                      const Run& run, Worksheet& worksheet) {
  for (const Listing& listing : submission.directions) {
    const TextCell& name = listing.form->direction().name;
    if (!name.stated()) continue;
    const std::string folded = fold_name(name.text);
    if (direction_named(before, folded) != nullptr) continue;
    check_series(
        {{quoted(name), quoted(name)},
         [&](const Submission& other) { return direction_named(other, folded); },
         [&](const Submission& other) { return speaks_of_direction(other, folded) || is_doubled(years, folded); },
         name.text},
        submission, years, run, worksheet);
  }
}

/// The form stands under another spelling of the department, or a second one under another year (BL307, BL308).
bool is_astray(const Submission& submission, const Form* Submission::*member, std::span<const Submission> years,
               const Run& run) {
  const auto doubles = [&](const Submission& other) {
    return std::any_of(other.duplicates.begin(), other.duplicates.end(),
                       [&](const Duplicate& duplicate) { return duplicate.kept == other.*member; });
  };
  const auto spelled_otherwise = [&](const Submission& other) {
    return other.year == submission.year && other.*member != nullptr && are_neighbours(other, submission);
  };
  return std::any_of(years.begin(), years.end(), doubles) ||
         std::any_of(run.submissions.begin(), run.submissions.end(), spelled_otherwise);
}

void check_head(const Form* Submission::*member, const Submission& submission, std::span<const Submission> years,
                const Run& run, Worksheet& worksheet) {
  if (submission.*member == nullptr) return;
  const std::string title(form_kind_title((submission.*member)->kind));
  check_series({{title, title},
                [&](const Submission& other) { return other.*member ? &(other.*member)->kind_field : nullptr; },
                [&](const Submission& other) { return is_astray(other, member, years, run); },
                submission.department},
               submission, years, run, worksheet);
}

void check(const Submission& submission, const Run& run, Worksheet& worksheet) {
  const Submission* before = year_before(submission, run, worksheet);
  if (before == nullptr) return;
  const auto years = years_of(submission, run, worksheet);
  check_year(submission, years, run, worksheet);
  check_head(&Submission::overall, submission, years, run, worksheet);
  check_head(&Submission::summary, submission, years, run, worksheet);
  check_directions(submission, years, *before, run, worksheet);
}

}  // namespace

const Rule missing_year{
    {"BL706",
     "missing-year",
     Severity::warning,
     {"a year, or a form in one year, is missing from an unbroken run", "连续多年的表中缺了某年或某张表"},
     {"A department has forms for the years before and after, and none for the years between; or it has the 附表3 "
      "of a direction, or 附表1 or 附表2, before and after and not between. The years on both sides last at least "
      "as long as the gap. Told at the first form after it. Silent where the form may stand in a file that could "
      "not be read, and where 附表2 of that year lists the direction (BL304).",
      "部门前后各年都有表，唯独中间缺年；或某个支出方向的附表3、附表1、附表2前后各年都有，唯独中间年度没有。两边连"
      "续的年数不少于所缺的年数时才提示，写在缺口之后的第一张表上。表可能在无法读取的文件里，或当年附表2列有这一方"
      "向（BL304）的，不作提示。"},
     R"(
 # 附表3-1
 year: 2022
 ...
+# 附表3-2
+year: 2023
+amount: 90
+fund: {name: 养老服务专项资金, amount: 90}
+...
 # 附表3-3
 year: 2024
 ...
)",
     Activation::on,
     Scope::years},
    check};

}  // namespace budgetlint
