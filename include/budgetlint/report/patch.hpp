#pragma once

#include <string>
#include <string_view>

namespace budgetlint {

/// A unified diff of one file, as `git apply` takes it: three lines of context, lines end in LF and keep a CR before
/// it. Both texts have the same number of lines (edits replace parts of a line). Empty when nothing differs.
[[nodiscard]] std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace budgetlint
