#pragma once

#include <cstddef>
#include <vector>

#include "budgetlint/diagnostic/suppression.hpp"
#include "budgetlint/support/source.hpp"

namespace budgetlint {

/// Nobody has more to explain in one file; a hostile one could earn a finding with every few of its bytes.
inline constexpr std::size_t most_comments = 10'000;

/// What the reader knows of a file once it has read it.
struct CommentGround {
  const Source& source;
  const std::vector<Span>& texts;             ///< Reading::texts, in order
  const std::vector<Span>& unread;            ///< Reading::unread, in order
  const std::vector<std::size_t>& documents;  ///< where each begins
  std::size_t content;                        ///< where the content of the first begins
};

/// The comments of a file that are meant for this program. libyaml passes comments over, so that this looks at every
/// `#` that a blank or a line's beginning stands before and that lies in no text. One with nothing before it on its
/// line speaks of the next line that is no comment by itself (none, if that is blank), any other of its own line.
/// Past `most_comments` only the first is given, for whoever tells that it is not read.
[[nodiscard]] std::vector<Comment> find_comments(const CommentGround& ground);

}  // namespace budgetlint
