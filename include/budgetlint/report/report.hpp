#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "budgetlint/diagnostic/summary.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

/// Whether the closing line is printed.
enum class Closing { shown, hidden };

/// What a reader wants of a report; a format takes what concerns it. Machine formats take the language of
/// messages and nothing else.
struct ReportOptions {
  Language language = Language::english;
  bool color = false;                ///< ANSI colours
  bool links = false;                ///< places are links that the terminal opens (OSC 8)
  std::size_t width = 100;           ///< cells of the reader's terminal; less than 60 is taken for 60
  bool every_place = false;          ///< name every related place instead of the first few
  Closing closing = Closing::shown;  ///< --quiet hides it
  bool can_fix = false;              ///< the program has --fix and --diff: name them beside what they can settle
  std::string command;               ///< how the program is called, `budgetlint`; empty: no command is named
  std::string folder;                ///< the current folder as an absolute path; paths that are told start there
  std::string root;                  ///< the folder that paths for a CI service start from; empty: the current one
  std::span<const RuleInfo* const> rules;  ///< every rule there is, in the order of ids, for reports that describe them
};

/// What no count of findings shows, a line each: what is held back, made milder or left out of the check, and where
/// that is written. For reports that have no place for it. Empty when the check was whole.
[[nodiscard]] std::string held_back_text(const Results& results, const ReportOptions& options);

/// A way to print results: one file, one function.
struct Format {
  std::string_view name;  ///< as `--format` takes it
  Phrase summary;         ///< one line for the help
  std::string (*print)(const Results&, const ReportOptions&);
};

/// Every format, the default one first.
[[nodiscard]] std::span<const Format> formats();

/// The format of that name, or null.
[[nodiscard]] const Format* find_format(std::string_view name);

}  // namespace budgetlint
