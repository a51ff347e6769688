#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "budgetlint/command/inputs.hpp"
#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/support/date.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

enum class ColorChoice { automatic, always, never };

/// How much is said: `quiet` leaves the closing line out, `verbose` adds what was read and how long it took (on
/// stderr).
enum class Volume { quiet, normal, verbose };

/// What is done about findings that an edit can settle, or about all that a comment may ignore.
enum class Repairing { none, diff, write, suppress };

/// One call of the program, as the command line says it.
struct Invocation {
  std::string command = "check";
  Language language = Language::english;
  bool language_given = false;  ///< by a flag, not the environment

  InputRequest input;
  std::optional<std::string> files_from;  ///< a file that lists paths; `-` is standard input
  bool nul_separated = false;
  bool allow_empty = false;

  std::string format = "text";
  std::vector<std::pair<std::string, std::string>> outputs;  ///< --output: formats and the files they go to
  std::optional<Severity> fail_on = Severity::error;         ///< empty: never
  bool fail_on_given = false;                                ///< by a flag, not the default
  ColorChoice color = ColorChoice::automatic;
  Volume volume = Volume::normal;
  std::size_t jobs = 0;
  Repairing repairing = Repairing::none;
  Safety safety = Safety::safe;                    ///< the least safe fixes that are taken
  std::optional<std::vector<std::string>> select;  ///< words that choose rules; empty: no such flag
  std::optional<std::vector<std::string>> extend_select;
  std::optional<std::vector<std::string>> ignore;
  std::optional<std::string> config;       ///< the one configuration that counts
  std::optional<std::string> profile;      ///< a built-in one's name, or a file
  bool isolated = false;                   ///< neither configuration, baseline nor comment counts
  std::optional<std::string> show_config;  ///< only tell what is in force for this path
  bool statistics = false;                 ///< behind the report, how often each rule was broken

  bool diagnose = true;  ///< --no-diagnose: every broken relation by itself

  std::string reason;                         ///< --add-suppressions
  std::optional<std::string> baseline;        ///< a file
  std::optional<std::string> write_baseline;  ///< a file
  std::optional<Date> today;

  bool unchecked = false;  ///< --unchecked: also what no relation has judged

  std::optional<std::string> facts;                          ///< `audit --facts`: a file
  std::optional<std::pair<std::size_t, std::size_t>> shard;  ///< `audit --shard 3/8`
  std::optional<std::string> part;                           ///< the file that a shard goes to
  bool merge = false;                                        ///< the paths are parts

  std::string trace_target;   ///< `3-1.yaml#/total`
  std::string calculation;    ///< the text that `calc` reads; `-`: standard input
  std::optional<int> months;  ///< of the period that `calc` takes it for
  std::string schema_name;
  std::string rule;          ///< as typed
  std::string shell;         ///< whose completion is asked for
  std::string form_kind;     ///< of the skeleton that `init` writes; empty with `missing_from`
  std::string output;        ///< the file that `init` writes; empty: a name that fits the form
  std::string missing_from;  ///< `init --missing`: the summary whose rows are looked at
};

/// The command line asked for something that ends the program at once: help, the version, or a mistake.
struct EarlyExit {
  int status = 0;
  Language language = Language::english;
  std::string out;
  std::string error;
};

/// Reads the arguments (without the program's name). `default_language` is what the environment asks for. An option
/// given twice counts as it was given last.
[[nodiscard]] std::variant<Invocation, EarlyExit> parse_command_line(const std::vector<std::string>& arguments,
                                                                     Language default_language);

}  // namespace budgetlint
