#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "registry.hpp"

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

/// One slip of the pen apart: the same department in another year, or a department spelled nearly the same.
bool are_neighbours(const Submission& a, const Submission& b) {
  const std::string here = fold_name(a.department);
  const std::string there = fold_name(b.department);
  if (here == there) return a.year != b.year;
  return a.year == b.year && nearly_equal(here, there);
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

Finding stray(const Submission& submission, const Submission& home) {
  const Form& form = *submission.forms.front();
  const bool other_year = submission.year != home.year;
  const Field& cell = other_year ? static_cast<const Field&>(form.year) : static_cast<const Field&>(form.department);
  const std::string should = other_year ? std::to_string(home.year) : std::string(home.department);
  Finding finding =
      finding_at(stray_form.info, cell,
                 {fmt::format("{} {} stands alone; should it be {}?", label_of(cell), quoted(cell), should),
                  fmt::format("{} {} 只有这里这样写；是否应为 {}？", label_of(cell), quoted(cell), should)});
  finding.expected = should;
  const Form& there = *home.forms.front();
  finding.related.push_back(related(Role::supports, other_year ? static_cast<const Field&>(there.year)
                                                               : static_cast<const Field&>(there.department)));
  finding.conclusion = {"these forms fit the submission of that department and year, which lacks just them",
                        "那个部门、那个年度的整套表中正好缺这里的表"};
  return finding;
}

void check(const Submission& submission, const Run& run, Worksheet& worksheet) {
  if (!submission.identified) return;
  for (const Submission& home : run.submissions) {
    if (!home.identified || &home == &submission || !are_neighbours(submission, home)) continue;
    if (!directions_belong_to(submission, home) && !head_belongs_to(submission, home)) continue;
    worksheet.findings.push_back(stray(submission, home));
    return;
  }
}

}  // namespace

const Rule stray_form{
    {"BL308",
     "stray-form",
     Severity::warning,
     {"forms whose year or department is probably mistyped", "年度或部门名称可能写错，与整套表对不上"},
     {"Forms are reconciled within their department and year. Forms that stand alone in theirs, beside a submission "
      "that lists just them and holds none, were probably given last year's year or another spelling of the "
      "department.",
      "各表在同一部门、同一年度内核对。若有表单独成套，而另一套正好列出这些内容又缺这些表，多半是沿用了上年的年度或部门"
      "名称写法不同。"}},
    check};

}  // namespace budgetlint
