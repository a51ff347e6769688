#pragma once

#include <string>
#include <string_view>

namespace budgetlint {

/// The forms of a rule's example (RuleInfo::example) with the mistake in them, and repaired.
struct Example {
  std::string wrong;
  std::string right;
};

/// Splits the diff that an example is written as. Throws std::logic_error at a line that begins with none of its marks.
[[nodiscard]] Example sides_of(std::string_view example);

}  // namespace budgetlint
