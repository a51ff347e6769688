#pragma once

#include <map>
#include <memory>
#include <optional>

#include "budgetlint/rules/rule.hpp"

namespace budgetlint {

/// The ratio beyond which a change is a jump, where nothing else is configured.
[[nodiscard]] Decimal usual_bound();

/// Tells the jumps of one submission.
class JumpTeller {
public:
  JumpTeller();
  JumpTeller(const JumpTeller&) = delete;
  JumpTeller& operator=(const JumpTeller&) = delete;
  ~JumpTeller();

  /// One finding about the first of the changes where one number is more than `bound` times the other, with the other
  /// such changes beside it. Empty when there is none; numbers that findings about their own year call wrong are no
  /// ground for any. Exact.
  [[nodiscard]] std::optional<Finding> tell(const Comparison& comparison, const Decimal& bound);

private:
  class Doubts;
  [[nodiscard]] const Doubts& doubts_of(const Submission& submission);

  std::map<const Submission*, std::unique_ptr<const Doubts>> doubts_;  ///< of submissions that were judged for it
};

}  // namespace budgetlint
