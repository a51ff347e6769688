#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace budgetlint {

/// Widest line that a tree is set in: beyond it the eye loses the place at the right.
inline constexpr std::size_t widest_tree = 105;
inline constexpr std::size_t narrowest_tree = 60;

/// `first` and `left`, with `right` at the end of the line, or of a further line where there is no room. Further lines
/// begin with `rest`. `left` and `right` went through `visible`. Ends in a line end.
[[nodiscard]] std::string spread(std::string_view first, std::string_view rest, std::string_view left,
                                 std::string_view right, std::size_t width);

}  // namespace budgetlint
