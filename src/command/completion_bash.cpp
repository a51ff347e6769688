#include <fmt/format.h>

#include "completion.hpp"

namespace budgetlint {
namespace {

/// What to offer, as a shell function of the script below.
std::string offer(const std::vector<std::string>& choices, Completion completion) {
  const std::vector<std::string> words = words_for(choices, completion);
  if (!words.empty()) return fmt::format("_budgetlint_words '{}'", join_words(words, " "));
  if (completion == Completion::file) return "_budgetlint_files";
  return completion == Completion::folder ? "_budgetlint_folders" : ":";
}

/// The case of a command's options that take a value, and of what else may stand there.
std::string cases_of(const Command& command) {
  std::string cases;
  std::string options;
  for (const Option& option : options_of(command)) {
    options += fmt::format("{}{}{}", options.empty() ? "" : " ", option.long_name(), option.is_flag() ? "" : "=");
    if (option.is_flag()) continue;
    std::string names = fmt::format("{}:{}", command.name, option.long_name());
    if (!option.short_name().empty()) names += fmt::format("|{}:{}", command.name, option.short_name());
    cases += fmt::format("    {}) {} ;;\n", names, offer(option.choices, option.completion));
  }
  std::string arguments;
  for (const Argument& argument : command.arguments) {
    arguments += offer(argument.choices, argument.completion) + "; ";
  }
  return cases + fmt::format("    {}:*) if [[ $word == -* ]]; then _budgetlint_words '{}'; else {}:; fi ;;\n",
                             command.name, options, arguments);
}

}  // namespace

std::string bash_completion() {
  std::vector<std::string> names;
  std::string cases;
  for (const Command* command : commands()) {
    names.emplace_back(command->name);
    cases += cases_of(*command);
  }
  return fmt::format(R"(# bash completion for budgetlint, written by: budgetlint completion bash

_budgetlint_words() {{
  local reply
  while IFS= read -r reply; do COMPREPLY+=("$reply"); done < <(compgen -W "$1" -- "$word")
  [[ ${{#COMPREPLY[@]}} -eq 1 && ${{COMPREPLY[0]}} == *= ]] && compopt -o nospace 2>/dev/null
}}

_budgetlint_files() {{
  local reply
  compopt -o filenames 2>/dev/null
  while IFS= read -r reply; do COMPREPLY+=("$reply"); done < <(
    compgen -d -- "$word"
    compgen -f -X '!*.yaml' -- "$word"
    compgen -f -X '!*.yml' -- "$word"
  )
}}

_budgetlint_folders() {{
  local reply
  compopt -o filenames 2>/dev/null
  while IFS= read -r reply; do COMPREPLY+=("$reply"); done < <(compgen -d -- "$word")
}}

_budgetlint() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} command=check name
  COMPREPLY=()
  # bash cuts --format=json in three
  if [[ $word == "=" ]]; then
    word=
  elif [[ $before == "=" ]]; then
    before=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  for name in {0}; do
    [[ $COMP_CWORD -gt 1 && ${{COMP_WORDS[1]}} == "$name" ]] && command=$name
  done
  if [[ $COMP_CWORD -eq 1 && $word != -* ]]; then _budgetlint_words '{0}'; fi
  case $command:$before in
{1}  esac
}}

complete -F _budgetlint budgetlint
)",
                     join_words(names, " "), cases);
}

}  // namespace budgetlint
