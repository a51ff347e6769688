#include <fmt/format.h>

#include "completion.hpp"

namespace budgetlint {
namespace {

constexpr std::string_view files = "_files -g \"*.y(a|)ml(-.)\"";

/// Between single quotes, with what _arguments and _describe take for their own marked.
std::string described(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else if (c == '[' || c == ']' || c == ':' || c == '\\') {
      out.append(1, '\\').append(1, c);
    } else {
      out += c;
    }
  }
  return out;
}

std::string offer(const std::vector<std::string>& choices, Completion completion) {
  const std::vector<std::string> words = words_for(choices, completion);
  if (!words.empty()) return fmt::format("({})", join_words(words, " "));
  if (completion == Completion::file) return std::string(files);
  return completion == Completion::folder ? "_files -/" : " ";
}

/// `'(-j --jobs)'{-j+,--jobs=}'[Threads]:N: '`
std::string spec_of(const Option& option, Language language) {
  std::string value;
  if (!option.is_flag()) {
    value = fmt::format(":{}:{}", described(option.value.in(language)), offer(option.choices, option.completion));
  }
  const std::string text = fmt::format("'[{}]{}'", described(option.description.in(language)), value);
  const std::string name = fmt::format("{}{}", option.long_name(), option.is_flag() ? "" : "=");
  const std::string_view star = option.repeats == Repeats::all ? "'*'" : "";
  if (option.short_name().empty()) return fmt::format("{}{}{}", star, name, text);
  return fmt::format("'({0} {1})'{{{0}{2},{3}}}{4}", option.short_name(), option.long_name(),
                     option.is_flag() ? "" : "+", name, text);
}

std::string case_of(const Command& command, Language language) {
  std::string specs;
  for (const Option& option : options_of(command)) specs += " \\\n        " + spec_of(option, language);
  for (const Argument& argument : command.arguments) {
    specs += fmt::format(" \\\n        '{}:{}:{}'", argument.many ? "*" : "", described(argument.name.in(language)),
                         offer(argument.choices, argument.completion));
  }
  return fmt::format("    {})\n      _arguments -s -S{}\n      ;;\n", command.name, specs);
}

}  // namespace

std::string zsh_completion(Language language) {
  std::vector<std::string> names;
  std::string first;
  std::string cases;
  for (const Command* command : commands()) {
    names.emplace_back(command->name);
    first += fmt::format("    '{}:{}'\n", command->name, described(command->summary.in(language)));
    cases += case_of(*command, language);
  }
  return fmt::format(R"(#compdef budgetlint
# zsh completion for budgetlint, written by: budgetlint completion zsh

_budgetlint() {{
  local command=check
  local -a names
  names=(
{0}  )
  if (( CURRENT > 2 )) && [[ $words[2] == ({1}) ]]; then
    command=$words[2]
    shift words
    (( CURRENT-- ))
  elif (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe -t commands command names
  fi
  case $command in
{2}  esac
}}

if [[ $funcstack[1] == _budgetlint ]]; then
  _budgetlint "$@"
else
  compdef _budgetlint budgetlint
fi
)",
                     first, join_words(names, "|"), cases);
}

}  // namespace budgetlint
