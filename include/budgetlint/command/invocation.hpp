#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "budgetlint/command/inputs.hpp"
#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

enum class ColorChoice { automatic, always, never };

/// How much is said: `quiet` leaves the closing line out, `verbose` adds what was read and how long it took (on
/// stderr).
enum class Volume { quiet, normal, verbose };

/// What is done about findings that an edit can settle.
enum class Repairing { none, diff, write };

/// One call of the program, as the command line says it.
struct Invocation {
  std::string command = "check";
  Language language = Language::english;

  InputRequest input;
  std::optional<std::string> files_from;  ///< a file that lists paths; `-` is standard input
  bool nul_separated = false;
  bool allow_empty = false;

  std::string format = "text";
  std::optional<Severity> fail_on = Severity::error;  ///< empty: never
  ColorChoice color = ColorChoice::automatic;
  Volume volume = Volume::normal;
  std::size_t jobs = 0;
  Repairing repairing = Repairing::none;
  Safety safety = Safety::safe;  ///< the least safe fixes that are taken
  bool diagnose = true;          ///< --no-diagnose: every broken relation by itself

  bool unchecked = false;  ///< --unchecked: also what no relation has judged

  std::string trace_target;  ///< `3-1.yaml#/total`
  std::string schema_name;
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
