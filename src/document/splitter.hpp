#pragma once

#include <cstddef>
#include <optional>

#include "budgetlint/support/source.hpp"

namespace budgetlint {

/// libyaml compares every directive with all those before it; nobody writes more than two.
inline constexpr std::size_t most_directives = 100;

/// A piece of a file that holds one document, or only comments.
struct Stretch {
  Span span;
  std::size_t directives = 0;  ///< lines that begin with `%` before the document
};

/// Cuts a file before each `---` line and behind each `...` line, which is where YAML ends a document whatever
/// stands around them; directives and comments before a `---` go with it. So one document that is broken
/// does not break the next. A BOM at the start of a later line (two files put together) cuts too and belongs
/// to no stretch.
class DocumentSplitter {
public:
  explicit DocumentSplitter(const Source& source) : source_(source), begin_(source.bom_size()) {}

  /// The next stretch; nothing at the end of the file.
  [[nodiscard]] std::optional<Stretch> next();

private:
  [[nodiscard]] Stretch cut(std::size_t end, std::size_t next_begin, bool next_has_head);

  const Source& source_;
  std::size_t line_ = 1;
  std::size_t begin_;
  std::size_t directives_ = 0;
  bool in_head_ = true;  ///< nothing but comments and directives since `begin_`
};

}  // namespace budgetlint
