#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/command/command.hpp"

/// Completion scripts, written from the tables of the commands: one file a shell.
namespace budgetlint {

[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string zsh_completion(Language language);
[[nodiscard]] std::string fish_completion(Language language);

/// The options of a command, those of every command too.
[[nodiscard]] std::vector<Option> options_of(const Command& command);

/// The words that can stand for a value or an argument: its choices, or ids and names of rules. Empty: a file, or
/// anything.
[[nodiscard]] std::vector<std::string> words_for(const std::vector<std::string>& choices, Completion completion);

[[nodiscard]] std::string join_words(const std::vector<std::string>& words, std::string_view between);

}  // namespace budgetlint
