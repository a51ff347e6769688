#include "strays.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "budgetlint/support/fold.hpp"

namespace budgetlint {
namespace {

std::set<std::string> direction_names(const Submission& submission) {
  std::set<std::string> names;
  for (const Listing& listing : submission.directions) names.insert(fold_name(listing.form->direction().name.text));
  return names;
}

std::set<std::string> row_names(const Submission& submission) {
  std::set<std::string> names;
  for (const Row& row : submission.rows) names.insert(fold_name(row.name().text));
  return names;
}

/// Only such submissions can be strays at all: whatever has a summary and directions stands by itself.
bool may_be_stray(const Submission& submission) {
  const bool directions_only = submission.overall == nullptr && submission.summary == nullptr;
  return submission.identified && (directions_only || submission.forms.size() == 1);
}

/// Forms without a summary or overall form, all listed by the other submission, which holds none of them.
bool directions_belong_to(const Submission& stray, const Submission& home) {
  if (stray.overall != nullptr || stray.summary != nullptr || stray.directions.empty() || home.summary == nullptr)
    return false;
  const std::set<std::string> strays = direction_names(stray);
  const std::set<std::string> listed = row_names(home);
  const std::set<std::string> held = direction_names(home);
  return std::includes(listed.begin(), listed.end(), strays.begin(), strays.end()) &&
         std::none_of(strays.begin(), strays.end(), [&](const std::string& name) { return held.count(name) != 0; });
}

/// A summary or overall form alone, beside a submission that lacks one.
bool head_belongs_to(const Submission& stray, const Submission& home) {
  if (stray.forms.size() != 1 || !stray.directions.empty()) return false;
  if (stray.overall != nullptr) return home.overall == nullptr;
  if (home.summary != nullptr || home.directions.empty()) return false;
  const std::set<std::string> listed = row_names(stray);
  const std::set<std::string> held = direction_names(home);
  return std::includes(listed.begin(), listed.end(), held.begin(), held.end());
}

bool fits(const Submission& stray, const Submission& home) {
  return may_be_stray(stray) && (directions_belong_to(stray, home) || head_belongs_to(stray, home));
}

/// Of two that fit each other the smaller one strayed, else the earlier one: last year's date is the likelier slip.
bool belongs_to(const Submission& stray, const Submission& home) {
  const bool one_slip = (stray.year == home.year) != (stray.folded_department == home.folded_department);
  if (!one_slip || !are_neighbours(stray, home) || !fits(stray, home)) return false;
  if (!fits(home, stray)) return true;
  const auto rank = [](const Submission& s) { return std::tuple(s.forms.size(), s.year, s.folded_department); };
  return rank(stray) < rank(home);
}

}  // namespace

bool are_neighbours(const Submission& a, const Submission& b) {
  if (!a.identified || !b.identified) return false;
  if (a.folded_department == b.folded_department) return a.year != b.year;
  return nearly_equal(a.folded_department, b.folded_department);
}

const Submission* home_of(const Submission& submission, const Run& run, Worksheet& worksheet) {
  if (!may_be_stray(submission)) return nullptr;
  worksheet.asked_neighbours = true;
  const auto home = std::find_if(run.submissions.begin(), run.submissions.end(),
                                 [&](const Submission& other) { return belongs_to(submission, other); });
  return home != run.submissions.end() ? &*home : nullptr;
}

bool strays_hold(const Submission& home, std::string_view direction, const Run& run, Worksheet& worksheet) {
  worksheet.asked_neighbours = true;
  const std::string name = fold_name(direction);
  return std::any_of(run.submissions.begin(), run.submissions.end(), [&](const Submission& other) {
    return belongs_to(other, home) && direction_names(other).count(name) != 0;
  });
}

}  // namespace budgetlint
