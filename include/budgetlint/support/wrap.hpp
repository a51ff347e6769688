#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace budgetlint {

/// Where a line may end: in prose behind a blank or beside a wide character where punctuation allows, but not between a
/// number and its unit; between labels behind a blank, but not in front of a label's number; in a sum in front of its
/// `+` and `=`.
enum class Breaks : std::uint8_t { prose, labels, terms };

/// `text`, which went through `visible`, in lines of at most `width` cells (at least 2). What has no break in
/// it is cut where the line is full. Blanks between words are kept inside a line. An empty text has no line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width, Breaks breaks = Breaks::prose);

}  // namespace budgetlint
