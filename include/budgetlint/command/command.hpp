#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/command/invocation.hpp"

namespace budgetlint {

/// What a shell may offer where a value is typed.
enum class Completion : std::uint8_t { nothing, file, folder, rule };

/// Whether an option that is given again replaces what it said before, or adds to it.
enum class Repeats : std::uint8_t { last, all };

/// Whether the help of the program, which fits a screen, shows an option, or that of its command alone.
enum class Usage : std::uint8_t { occasional, frequent };

/// An option as the command line, the help, the manual and the completions know it.
struct Option {
  std::string_view names;            ///< `-j,--jobs`: a short name may stand before the long one
  Phrase value;                      ///< what stands for the value in the help: `N`; empty: a flag, which takes none
  Text description;                  ///< one line, without a full stop
  std::vector<std::string> choices;  ///< the values that are allowed; empty: any
  Phrase wanted;                     ///< what a value is, where there are no choices
  /// Throws Failure where the value is of no use.
  std::function<void(Invocation&, const std::string& value)> take;
  Completion completion = Completion::nothing;
  Repeats repeats = Repeats::last;
  Usage usage = Usage::occasional;

  [[nodiscard]] bool is_flag() const { return value.english.empty(); }
  [[nodiscard]] std::string_view long_name() const { return names.substr(names.find("--")); }
  [[nodiscard]] std::string_view short_name() const { return names.substr(0, names.find("--") == 0 ? 0 : 2); }
};

/// Options that are told together.
struct OptionGroup {
  Phrase heading;  ///< `Repairs`
  std::vector<Option> options;
};

/// An argument without a name.
struct Argument {
  Phrase name;  ///< `PATH...`
  Text description;
  bool many = false;  ///< takes all that are left
  void (*take)(Invocation&, const std::vector<std::string>& values);
  Completion completion = Completion::file;
  std::vector<std::string> choices = {};  ///< for completions
};

/// Exit statuses.
inline constexpr int status_clean = 0;
inline constexpr int status_findings = 1;
inline constexpr int status_failure = 2;  ///< what was asked could not be done, or not with every file
inline constexpr int status_bug = 3;
inline constexpr int status_interrupted = 130;

/// A subcommand: one file each, listed in program.cpp.
struct Command {
  std::string_view name;
  Phrase summary;  ///< for the list of commands
  Phrase example;  ///< one call that teaches most
  Phrase usage;    ///< `budgetlint schema [OPTIONS] NAME`
  std::vector<Argument> arguments;
  std::vector<OptionGroup> groups;              ///< those of every command (`--lang`, `--help`, `--version`) apart
  void (*verify)(const Invocation&) = nullptr;  ///< what does not go together, or is missing; throws Failure
  int (*run)(const Invocation&) = nullptr;      ///< gives the exit status
};

/// All of them; `check`, the first, is what a bare list of paths means.
[[nodiscard]] const std::vector<const Command*>& commands();

/// The options that every command has.
[[nodiscard]] const OptionGroup& common_options();

/// `a, b or c`
[[nodiscard]] Text choice_of(const std::vector<std::string>& words);

/// The help of a command, at most 80 cells wide; without one that of the program, which fits a screen: the commands
/// and the most used options.
[[nodiscard]] std::string help_text(const Command* command, Language language);

}  // namespace budgetlint
