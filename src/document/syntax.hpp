#pragma once

#include <optional>
#include <string_view>

#include "events.hpp"
#include "mistake.hpp"

namespace budgetlint {

/// Characters of a key, as libyaml has it.
inline constexpr std::size_t most_key_characters = 1024;

/// What the parser had read when it gave up.
struct BrokenText {
  std::string_view bytes;  ///< of the file, up to the end of the stretch
  ParserError error;
  std::optional<Span> last_quoted;          ///< the last value in quotes that ran over several lines
  std::optional<std::size_t> open_bracket;  ///< of the innermost brackets or braces that are still open
};

/// What is probably wrong, and which rule says so.
struct SyntaxError {
  const RuleInfo* rule = nullptr;
  Mistake mistake;
};

/// What is probably wrong in a text that is no YAML: the place is the mistake itself, which libyaml often
/// notices only lines later.
[[nodiscard]] SyntaxError explain_syntax_error(const BrokenText& text);

}  // namespace budgetlint
