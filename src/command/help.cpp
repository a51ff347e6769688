#include <fmt/format.h>

#include "budgetlint/command/command.hpp"
#include "budgetlint/command/terminal_output.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t column = 25;
constexpr std::size_t width = 80;

std::string say(Language language, const Phrase& phrase) {
  return std::string(phrase.in(language));
}

std::string head_of(const Command& command, Language language) {
  return fmt::format("{}{}\n{}{}\n\n", say(language, {"example: ", "示例："}), command.example.in(language),
                     say(language, {"usage: ", "用法："}), command.usage.in(language));
}

/// `-j, --jobs N`
std::string names_of(const Option& option, Language language) {
  std::string text(option.short_name());
  if (!text.empty()) text += ", ";
  text += option.long_name();
  if (!option.is_flag()) text.append(" ").append(option.value.in(language));
  return text;
}

std::string under(const Phrase& heading, const std::vector<HelpRow>& rows, Language language) {
  return fmt::format("\n{}{}\n{}", heading.in(language), say(language, {":", "："}), two_columns(rows, column, width));
}

HelpRow row_of(const Option& option, Language language) {
  return {names_of(option, language), option.description.in(language)};
}

std::string rows_of(const OptionGroup& group, Language language) {
  std::vector<HelpRow> rows;
  for (const Option& option : group.options) rows.push_back(row_of(option, language));
  return under(group.heading, rows, language);
}

std::string arguments_of(const Command& command, Language language) {
  std::vector<HelpRow> rows;
  for (const Argument& argument : command.arguments) {
    rows.push_back({say(language, argument.name), argument.description.in(language)});
  }
  return two_columns(rows, column, width);
}

/// One screen: what to type first, what there is, and where the rest is told.
std::string program_help(Language language) {
  const Command& check = *commands().front();
  std::vector<HelpRow> names;
  for (const Command* command : commands()) {
    names.push_back({std::string(command->name), say(language, command->summary)});
  }
  std::vector<HelpRow> options;
  std::vector<OptionGroup> groups = check.groups;
  groups.push_back(common_options());
  for (const OptionGroup& group : groups) {
    for (const Option& option : group.options) {
      if (option.usage == Usage::frequent) options.push_back(row_of(option, language));
    }
  }
  return head_of(check, language) + arguments_of(check, language) + under({"Commands", "命令"}, names, language) +
         under({"Options used most", "常用选项"}, options, language) +
         say(language, {"\nAll options: budgetlint check --help; of a command: budgetlint COMMAND --help\n"
                        "Exit status: 0 nothing to settle, 1 findings, 2 wrong call or path, 3 a bug\n",
                        "\n全部选项：budgetlint check --help；其他命令：budgetlint 命令 --help\n"
                        "退出状态：0 没有问题，1 有问题，2 命令或路径有误，3 程序自身的错误\n"});
}

}  // namespace

std::string help_text(const Command* command, Language language) {
  if (command == nullptr) return program_help(language);
  std::string text = head_of(*command, language) + arguments_of(*command, language);
  for (const OptionGroup& group : command->groups) text += rows_of(group, language);
  return text + rows_of(common_options(), language);
}

}  // namespace budgetlint
