#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/support/source.hpp"

namespace budgetlint {

/// The comma between clauses. A full-width comma never separates thousands, so it is told from the ASCII one.
inline constexpr std::string_view clause_comma = "﹐";

/// A text as the grammar sees it: full width as ASCII, one sign for × ÷ = + − and one for ranges, simplified
/// characters for units and numerals, no blanks and no line breaks (one blank stays between two digits, which are
/// then two numbers). Places lead back to the text.
struct Normalised {
  std::string text;

  /// The place in the original text of bytes of this one, one at least.
  [[nodiscard]] Span original(Span here) const;

  /// The words at a place of this text.
  [[nodiscard]] std::string_view cut(Span here) const { return std::string_view(text).substr(here.begin, here.size()); }

  std::vector<std::uint32_t> begins;  ///< of each byte of `text`: where its character begins in the original
  std::vector<std::uint32_t> ends;    ///< and where it ends
};

/// Linear in the text.
[[nodiscard]] Normalised normalise(std::string_view text);

}  // namespace budgetlint
