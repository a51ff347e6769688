#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "registry.hpp"
#include "years.hpp"

namespace budgetlint {
namespace {

/// Names by their folded text, each where it stands first.
using Names = std::map<std::string, const TextCell*>;
using NamesOf = Names (*)(const Submission&);

void add(const TextCell& name, Names& names) {
  if (name.stated()) names.emplace(fold_name(name.text), &name);
}

Names funds_of(const Submission& submission) {
  Names names;
  if (submission.summary != nullptr) {
    for (const Fund& fund : submission.summary->summary().funds) add(fund.name, names);
  }
  for (const Listing& listing : submission.directions) add(listing.form->direction().fund_name, names);
  return names;
}

Names directions_of(const Submission& submission) {
  Names names;
  for (const Listing& listing : submission.directions) add(listing.form->direction().name, names);
  for (const Row& row : submission.rows) add(row.name(), names);
  return names;
}

Finding drifted(const TextCell& now, const TextCell& before, int year) {
  const std::string_view label = label_of(now);
  Finding finding = finding_at(name_drift.info, now,
                               {fmt::format("{} {} was {} in {}", label, quoted(now), quoted(before), year),
                                fmt::format("{} {} 在{}年写作 {}", label, quoted(now), year, quoted(before))});
  finding.related.push_back(related_in(year, Role::contradicts, before));
  finding.conclusion = {"if both are one and the same, write the name alike in every year",
                        "如为同一项，请各年使用同一名称"};
  return finding;
}

/// An earlier name that is nearly this one, and its year; of several the latest.
struct Earlier {
  const TextCell* name = nullptr;
  int year = 0;
};

/// Empty where the name itself is older, or where both names stand side by side in any year: then they are two things.
Earlier earlier_name(const std::string& name, int year, std::span<const Submission> years, NamesOf names_of) {
  std::map<std::string, Earlier> near;
  for (const Submission& other : years) {
    if (other.year >= year) continue;
    const Names names = names_of(other);
    if (names.contains(name)) return {};
    for (const auto& [spelling, cell] : names) {
      if (nearly_equal(spelling, name)) near[spelling] = {cell, other.year};
    }
  }
  if (near.empty()) return {};
  for (const Submission& other : years) {
    const Names names = names_of(other);
    if (!names.contains(name)) continue;
    std::erase_if(near, [&](const auto& entry) { return names.contains(entry.first); });
  }
  Earlier latest;
  for (const auto& [spelling, earlier] : near) {
    if (earlier.year > latest.year) latest = earlier;
  }
  return latest;
}

/// Adds the names that have drifted; a pair that is told of a fund is not told again of the direction named like it.
void check_names(const Submission& submission, std::span<const Submission> years, const Submission& before,
                 NamesOf names_of, std::map<std::string, std::string>& told, Worksheet& worksheet) {
  const Names known = names_of(before);
  for (const auto& [name, cell] : names_of(submission)) {
    if (known.contains(name)) continue;
    const Earlier earlier = earlier_name(name, submission.year, years, names_of);
    if (earlier.name == nullptr || !told.emplace(name, earlier.name->text).second) continue;
    worksheet.findings.push_back(drifted(*cell, *earlier.name, earlier.year));
  }
}

/// The first year of a department whose name is nearly another's of earlier years, which has no year in common with it.
void check_department(const Submission& submission, const Run& run, Worksheet& worksheet) {
  const auto years = years_of(submission, run, worksheet);
  if (years.empty() || years.front().year < submission.year) return;
  std::map<std::string_view, const Submission*> near;
  for (const Submission& other : run.submissions) {
    if (!are_neighbours(other, submission) || other.folded_department == submission.folded_department) continue;
    const auto in_common = [&](const Submission& own) { return own.year == other.year; };
    const Submission*& latest = near[other.folded_department];
    if (std::any_of(years.begin(), years.end(), in_common)) {
      latest = nullptr;
    } else if (other.year < submission.year) {
      latest = &other;
    }
  }
  std::erase_if(near, [](const auto& entry) { return entry.second == nullptr; });
  if (near.empty()) return;
  const auto by_year = [](const auto& a, const auto& b) { return a.second->year < b.second->year; };
  const Submission& before = *std::max_element(near.begin(), near.end(), by_year)->second;
  worksheet.findings.push_back(
      drifted(submission.forms.front()->department, before.forms.front()->department, before.year));
}

void check(const Submission& submission, const Run& run, Worksheet& worksheet) {
  check_department(submission, run, worksheet);
  const Submission* before = year_before(submission, run, worksheet);
  if (before == nullptr) return;
  const auto years = years_of(submission, run, worksheet);
  std::map<std::string, std::string> told;
  check_names(submission, years, *before, funds_of, told, worksheet);
  check_names(submission, years, *before, directions_of, told, worksheet);
}

}  // namespace

const Rule name_drift{
    {"BL705",
     "name-drift",
     Severity::warning,
     {"a name is spelled a little otherwise than in earlier years", "名称与以前年度略有出入"},
     {"The name of a department, a fund or a direction that no earlier year has, while an earlier one has nearly "
      "the same: 补贴 for 补助. Told where the new spelling stands first. Names that stand side by side in any "
      "year are two things, and numerals (第一, 第二) always tell names apart.",
      "部门、专项或支出方向的名称以前年度没有，而以前年度有一个只差一两个字的名称（如“补贴”与“补助”）。只在新写法首"
      "次出现的年度提示。同一年度里并列出现过的，是两项；序号不同（第一、第二）的，也是两项。"},
     R"(
 # 附表3-1
 year: 2023
 direction: 高龄老人津贴
 ...
 # 附表3-2
 year: 2024
-direction: 高龄老人补贴
+direction: 高龄老人津贴
 ...
)",
     Activation::on,
     Scope::years},
    check};

}  // namespace budgetlint
