#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "lines.hpp"

namespace budgetlint {

/// Bytes to put in place of a range.
struct Substitution {
  Span span;
  std::string text;
};

/// What a clerk probably did, where, and what to type instead; empty substitutions where that is not sure.
struct Mistake {
  Span span;
  Text message;
  Safety safety = Safety::unsafe;
  std::vector<Substitution> substitutions;
};

/// A few words of a form for a message: the beginning of a range, on one line.
[[nodiscard]] std::string excerpt(std::string_view bytes, Span span);

/// A text of more lines than these gets no repair: no clerk wrote it.
inline constexpr std::size_t most_lines_repaired = 1000;

/// How sure it is that putting a right colon there is what was meant.
[[nodiscard]] Safety safety_of(const KeySlip& slip);

/// The colon of a line `name：value`.
[[nodiscard]] Mistake describe_key_slip(std::string_view bytes, const KeySlip& slip);

/// The indentation of a line by blanks that YAML does not know.
[[nodiscard]] Mistake describe_foreign_indentation(std::string_view bytes, Span indentation);

/// The line `　　name: …` and those of its kind before it. They are repaired where ordinary blanks bring them level
/// with a neighbour.
[[nodiscard]] Mistake describe_foreign_keys(std::string_view bytes, Span last_line);

/// `text` between double quotes as YAML wants them.
[[nodiscard]] std::string quoted(std::string_view text);

/// The finding of a mistake; `path` and `field` stay as they are in `place`.
[[nodiscard]] Finding to_finding(const RuleInfo& rule, Mistake mistake, Place place, const Source& source);

}  // namespace budgetlint
