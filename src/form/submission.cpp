#include "budgetlint/form/submission.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "budgetlint/support/fold.hpp"
#include "pairing.hpp"

namespace budgetlint {
namespace {

std::vector<Row> rows_of(const SummaryForm& summary) {
  std::vector<Row> rows;
  for (const Fund& fund : summary.funds) {
    if (fund.directions.empty()) rows.push_back({&fund, nullptr});
    for (const SubItem& item : fund.directions) rows.push_back({&fund, &item});
  }
  return rows;
}

/// The first form of a kind; further ones are duplicates of it.
void take_single(const Form& form, const Form*& place, Submission& submission) {
  if (place == nullptr) {
    place = &form;
  } else {
    submission.duplicates.push_back({&form, place});
  }
}

}  // namespace

std::vector<const Form*> Submission::directions_of(const Row& row) const {
  std::vector<const Form*> forms_there;
  for (const Listing& listing : directions) {
    if (listing.row == &row) forms_there.push_back(listing.form);
  }
  return forms_there;
}

std::vector<Submission> group_submissions(const std::vector<FormPtr>& forms) {
  using Key = std::tuple<std::string, int, std::size_t>;
  std::map<Key, Submission> groups;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const Form& form = *forms[i];
    const Key key = form.has_head() ? Key{fold_name(form.department.text), form.year.year, 0} : Key{"", 0, i + 1};
    Submission& submission = groups[key];
    if (submission.forms.empty()) submission.department = form.department.text;
    submission.identified = form.has_head();
    submission.year = form.year.year;
    submission.forms.push_back(&form);
  }
  std::vector<Submission> submissions;
  submissions.reserve(groups.size());
  for (auto& [key, submission] : groups) {
    submission.folded_department = std::get<0>(key);
    for (const Form* form : submission.forms) {
      if (form->kind == FormKind::overall) take_single(*form, submission.overall, submission);
      if (form->kind == FormKind::summary) take_single(*form, submission.summary, submission);
    }
    if (submission.summary != nullptr) submission.rows = rows_of(submission.summary->summary());
    submissions.push_back(std::move(submission));
    pair_directions(submissions.back());  // only now: rows are pointed at from here on
  }
  return submissions;
}

}  // namespace budgetlint
