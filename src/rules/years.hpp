#pragma once

#include <span>
#include <vector>

#include "budgetlint/rules/rule.hpp"

/// How the submissions of a department follow each other.
namespace budgetlint {

/// All submissions of the department, this one too, by year. Empty for a form whose head cannot be read.
[[nodiscard]] std::span<const Submission> years_of(const Submission& submission, const Run& run, Worksheet& worksheet);

/// The department's submission of the nearest earlier year; nullptr: there is none.
[[nodiscard]] const Submission* year_before(const Submission& submission, const Run& run, Worksheet& worksheet);

/// A form, and the one for the same thing in an earlier year.
struct FormPair {
  const Form* now = nullptr;
  const Form* before = nullptr;
};

/// The 附表3 of the same directions: by name, of several by their fund too, else by the one name that is nearly the
/// same. In the order of `now`.
[[nodiscard]] std::vector<FormPair> same_directions(const Submission& now, const Submission& before);

/// Those, and the two 附表1 and 附表2.
[[nodiscard]] std::vector<FormPair> same_forms(const Submission& now, const Submission& before);

/// True for a 附表3 with a calculation that repeats the earlier one in every cell but year and period.
[[nodiscard]] bool is_copied(const FormPair& pair, Worksheet& worksheet);

/// A cell of another year as a finding's related place.
[[nodiscard]] Related related_in(int year, Role role, const Field& cell);

}  // namespace budgetlint
