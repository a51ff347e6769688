#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/document/document.hpp"
#include "budgetlint/support/source.hpp"

namespace budgetlint::fuzz {

/// A place lies inside its file, and line and column are those of its bytes.
void require_inside(const Source& source, const Place& place);

/// So do all places of a finding that stand in this file: its own, those it speaks of and those it would edit.
void require_places(const Source& source, const Finding& finding);

/// What is written in a file, by a reading of its own: to ask whether what a finding quotes stands where it says.
class Written {
public:
  explicit Written(const SourcePtr& source);

  /// A value that a finding quotes is the text of what stands at its place, or a part of it; at a key, of what stands
  /// behind that.
  void require_quoted(const Place& place, std::string_view quoted) const;

private:
  void add(const Document& document, const Node& node);
  [[nodiscard]] bool stands(const Place& place, std::string_view quoted) const;

  SourcePtr source_;
  /// By document and first byte; several stand at one byte where a list or mapping begins with a value.
  std::multimap<std::pair<std::size_t, std::size_t>, std::pair<Span, std::string>> texts_;
};

}  // namespace budgetlint::fuzz
