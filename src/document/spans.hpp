#pragma once

#include <cstddef>
#include <string_view>

#include "budgetlint/support/source.hpp"

/// Where a node itself stands in the bytes of a file; libyaml's marks enclose more.
namespace budgetlint {

/// The first byte behind anchors and tags, and behind the blanks, line ends and comments after them.
[[nodiscard]] std::size_t skip_properties(std::string_view bytes, Span node);

/// A block scalar from its `|` or `>` to the end of its last line that is not blank, or to the end of its
/// header (comment left out) when there is no such line.
[[nodiscard]] Span block_scalar_span(std::string_view bytes, Span node);

/// The bytes of a scalar in which nothing is a comment: without anchors, tags and the comments behind them, and of a
/// block scalar the lines below its header.
[[nodiscard]] Span text_span(std::string_view bytes, Span node);

/// Just behind the colon of the key that ends at `key_end`, or there when it has no colon (`{a, b}`).
[[nodiscard]] std::size_t behind_colon(std::string_view bytes, std::size_t key_end);

/// Just behind the dash before `at`; `at` when there is none on the line.
[[nodiscard]] std::size_t behind_dash(std::string_view bytes, std::size_t at);

}  // namespace budgetlint
