#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/command/invocation.hpp"

namespace budgetlint {

/// Writes to standard output, all of it. Throws Failure when it cannot be written (a full disk, a closed stream). A
/// pipe whose reader has gone ends the program by SIGPIPE, in silence, as it ends grep; a caller that ignores the
/// signal gets the Failure.
void write_output(std::string_view text);

/// Writes to standard error; nobody can be told when that fails. The last guard against hostile text: every line goes
/// through `visible` and `without_commands`. Line ends are ours: a path or a word that may hold one goes through
/// `visible` where it enters a message.
void write_error(std::string_view text);

/// `--color`, else FORCE_COLOR (0: none), else NO_COLOR, else whether standard output is a terminal that knows colours.
[[nodiscard]] bool wants_color(ColorChoice choice);

/// FORCE_HYPERLINK (0: none), else whether standard output is a terminal that is known to open links (OSC 8).
[[nodiscard]] bool wants_links();

/// Columns of the terminal on standard output: COLUMNS or what the terminal says; 80 when it is none.
[[nodiscard]] std::size_t terminal_width();

/// A text as lines of at most `width` terminal cells, broken as in `two_columns`.
[[nodiscard]] std::string paragraph(std::string_view text, std::size_t width);

/// A line of a list in two columns.
struct HelpRow {
  std::string left;
  std::string right;
};

/// Rows as lines of at most `width` terminal cells: two blanks, the left text, the right text from cell `column` on. A
/// right text that is too long goes on under its own beginning: broken at blanks, or beside a Chinese character where
/// punctuation allows.
[[nodiscard]] std::string two_columns(const std::vector<HelpRow>& rows, std::size_t column, std::size_t width);

/// LC_ALL, LC_MESSAGES, LANG, the first that is set: Chinese when it begins with `zh`.
[[nodiscard]] Language environment_language();

}  // namespace budgetlint
