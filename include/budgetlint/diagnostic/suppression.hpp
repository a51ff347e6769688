#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/support/date.hpp"

namespace budgetlint {

/// A comment in a form that is meant for this program.
struct Comment {
  Place place;           ///< from its `#` to the end of its text, on one line
  std::string text;      ///< those bytes
  std::size_t line = 0;  ///< the line that it speaks of; 0: there is none
  bool at_top = false;   ///< before the content of the file's first document
};

/// True when the text behind a `#` (blanks first) is meant for this program: `budgetlint:`, or a slip for it.
[[nodiscard]] bool addresses_budgetlint(std::string_view text);

/// Whether a comment or a baseline may hold a rule back: not what keeps a form from being read (BL001 to BL009), nor
/// what is wrong with comments and baselines themselves (BL9…).
[[nodiscard]] bool may_be_held(std::string_view rule_id);

/// A rule that a comment names.
struct SuppressedRule {
  const RuleInfo* rule = nullptr;
  Place place;  ///< of its id
};

/// A comment that holds findings back.
struct Suppression {
  Place place;
  bool whole_file = false;
  std::size_t line = 0;  ///< otherwise: the findings that begin on this line
  std::vector<SuppressedRule> rules;
  std::string reason;  ///< without the date
};

/// Says something of a rule for a file.
using OfFile = std::function<bool(const RuleInfo& rule, const std::string& file)>;

/// What a run looked at, for telling what holds nothing back any more.
struct RunScope {
  std::vector<std::string> files;          ///< that were read, as reports print them
  std::span<const RuleInfo* const> rules;  ///< every rule there is
  OfFile in_force;                         ///< the configuration and the flags leave it in
  OfFile judged;  ///< all that it needs was read as well: only then can one say that it finds nothing
};

/// Reads comments: `ignore[BL201, BL203] reason` or `ignore-file[…] reason`, with `until=2026-12-31` anywhere in the
/// reason. Full-width colon, brackets and commas count as their narrow twins. One that cannot be read in full, names a
/// rule that is none, gives no reason or has lapsed before `today` is told (BL902, BL903, BL904, BL906) and left out.
[[nodiscard]] std::vector<Suppression> read_suppressions(const std::vector<Comment>& comments,
                                                         std::span<const RuleInfo* const> rules, Date today,
                                                         std::vector<Finding>& findings);

/// Marks the findings that comments hold back: the same file and rule (the card's own, not those in `also`), and the
/// line where the finding begins, unless it is for the whole file. Adds BL901 for what holds nothing back.
void hold_suppressed(std::vector<Finding>& findings, const std::vector<Suppression>& suppressions,
                     const RunScope& scope);

}  // namespace budgetlint
