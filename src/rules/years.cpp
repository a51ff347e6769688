#include "years.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "budgetlint/support/fold.hpp"

namespace budgetlint {
namespace {

struct Named {
  std::string name, fund;
  const Form* form = nullptr;
};

std::vector<Named> names_of(const Submission& submission) {
  std::vector<Named> names;
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    if (!direction.name.stated()) continue;
    names.push_back({fold_name(direction.name.text), fold_name(direction.fund_name.text), listing.form});
  }
  return names;
}

/// The one entry that fits; nullptr where none or several do.
template <typename Fits>
const Named* only_one(const std::vector<Named>& names, Fits fits) {
  const Named* found = nullptr;
  for (const Named& name : names) {
    if (!fits(name)) continue;
    if (found != nullptr) return nullptr;
    found = &name;
  }
  return found;
}

bool holds(const std::vector<Named>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(), [&](const Named& other) { return other.name == name; });
}

/// The entry of the other year that a name is the same as.
const Named* counterpart_of(const Named& name, const std::vector<Named>& here, const std::vector<Named>& there) {
  if (holds(there, name.name)) {
    const auto same_name = [&](const Named& other) { return other.name == name.name; };
    const auto same = [&](const Named& other) { return same_name(other) && other.fund == name.fund; };
    const Named* found = only_one(there, same_name);
    if (found != nullptr && only_one(here, same_name) == nullptr) found = nullptr;
    return found != nullptr ? found : only_one(there, same);
  }
  const auto is_free_and_near = [](const Named& a, const std::vector<Named>& other_side) {
    return [&](const Named& b) { return !holds(other_side, b.name) && nearly_equal(a.name, b.name); };
  };
  const Named* near = only_one(there, is_free_and_near(name, here));
  return near != nullptr && only_one(here, is_free_and_near(*near, there)) == &name ? near : nullptr;
}

}  // namespace

std::span<const Submission> years_of(const Submission& submission, const Run& run, Worksheet& worksheet) {
  worksheet.asked_neighbours = true;
  if (!submission.identified) return {};
  const auto is_before = [](const Submission& other, const std::string& department) {
    return other.folded_department < department;
  };
  const auto is_of_another = [&](const Submission& other) {
    return other.folded_department != submission.folded_department;
  };
  const auto first =
      std::lower_bound(run.submissions.begin(), run.submissions.end(), submission.folded_department, is_before);
  const auto last = std::find_if(first, run.submissions.end(), is_of_another);
  return {first, last};
}

const Submission* year_before(const Submission& submission, const Run& run, Worksheet& worksheet) {
  const Submission* before = nullptr;
  for (const Submission& other : years_of(submission, run, worksheet)) {
    if (other.year < submission.year) before = &other;
  }
  return before;
}

std::vector<FormPair> same_directions(const Submission& now, const Submission& before) {
  const std::vector<Named> here = names_of(now);
  const std::vector<Named> there = names_of(before);
  std::vector<FormPair> pairs;
  for (const Named& name : here) {
    if (const Named* other = counterpart_of(name, here, there)) pairs.push_back({name.form, other->form});
  }
  return pairs;
}

std::vector<FormPair> same_forms(const Submission& now, const Submission& before) {
  std::vector<FormPair> pairs = same_directions(now, before);
  if (now.summary != nullptr && before.summary != nullptr) pairs.push_back({now.summary, before.summary});
  if (now.overall != nullptr && before.overall != nullptr) pairs.push_back({now.overall, before.overall});
  return pairs;
}

Related related_in(int year, Role role, const Field& cell) {
  return related(role, cell, {fmt::format("in {}", year), fmt::format("{}年", year)});
}

}  // namespace budgetlint
