#include <fmt/format.h>

#include "completion.hpp"

namespace budgetlint {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

/// What to offer where a value or an argument stands; `-x`: nothing but that.
std::string offer(const std::vector<std::string>& choices, Completion completion) {
  const std::vector<std::string> words = words_for(choices, completion);
  if (!words.empty()) return "-x -a " + quoted(join_words(words, " "));
  if (completion == Completion::file) return "-x -a '(__budgetlint_files)'";
  return completion == Completion::folder ? "-x -a '(__fish_complete_directories)'" : "-x";
}

std::string lines_of(const Command& command, Language language) {
  const std::string head = fmt::format("complete -c budgetlint -n 'test (__budgetlint_command) = {}'", command.name);
  std::string lines;
  for (const Argument& argument : command.arguments) {
    lines += fmt::format("{} {}\n", head, offer(argument.choices, argument.completion));
  }
  for (const Option& option : options_of(command)) {
    lines += head;
    if (!option.short_name().empty()) lines += fmt::format(" -s {}", option.short_name().substr(1));
    lines += fmt::format(" -l {}", option.long_name().substr(2));
    if (!option.is_flag()) lines += " " + offer(option.choices, option.completion);
    lines += fmt::format(" -d {}\n", quoted(option.description.in(language)));
  }
  return lines;
}

}  // namespace

std::string fish_completion(Language language) {
  std::vector<std::string> names;
  std::string first;
  std::string rest;
  for (const Command* command : commands()) {
    names.emplace_back(command->name);
    first += fmt::format("complete -c budgetlint -n __budgetlint_first -a {} -d {}\n", command->name,
                         quoted(command->summary.in(language)));
    rest += lines_of(*command, language);
  }
  return fmt::format(R"(# fish completion for budgetlint, written by: budgetlint completion fish

function __budgetlint_first
    test (count (commandline -opc)) -eq 1
end

function __budgetlint_command
    set -l words (commandline -opc)
    if test (count $words) -gt 1; and contains -- $words[2] {}
        echo $words[2]
    else
        echo check
    end
end

function __budgetlint_files
    __fish_complete_path (commandline -ct) | string match -er '(/|\.ya?ml)(\t|$)'
end

complete -c budgetlint -f
{}{})",
                     join_words(names, " "), first, rest);
}

}  // namespace budgetlint
