#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace budgetlint {

/// Whose a submission is; no forms.
struct SubmissionHead {
  bool identified = true;
  std::string folded_department;
  int year = 0;
};

/// Which submissions of a run bear on each other (`are_neighbours`), found without comparing each with each.
class Neighbours {
public:
  /// `heads` come sorted by department and year, the unidentified ones first, as the submissions of a run do.
  explicit Neighbours(const std::vector<const SubmissionHead*>& heads);

  /// The neighbours of the submission of that number, in the order of numbers: all of its department and of those
  /// that are spelled nearly alike.
  [[nodiscard]] std::vector<std::size_t> of(std::size_t number) const;

private:
  /// The submissions of one department: numbers in a row.
  struct Department {
    std::size_t first = 0;
    std::size_t last = 0;           ///< one past
    std::vector<std::size_t> near;  ///< departments, itself too, in their order
  };

  std::vector<Department> departments_;
  std::vector<std::size_t> department_of_;  ///< by number; none for an unidentified submission
};

}  // namespace budgetlint
