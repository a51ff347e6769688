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

std::string rows_of(const OptionGroup& group, Language language) {
  std::vector<HelpRow> rows;
  for (const Option& option : group.options) {
    rows.push_back({names_of(option, language), option.description.in(language)});
  }
  return fmt::format("\n{}{}\n{}", group.heading.in(language), say(language, {":", "："}),
                     two_columns(rows, column, width));
}

/// What every reader of the main help wants to know next.
std::string commands_and_statuses(Language language) {
  std::vector<HelpRow> rows;
  for (const Command* command : commands()) {
    rows.push_back({std::string(command->name), say(language, command->summary)});
  }
  return say(language, {"\nCommands:\n", "\n命令：\n"}) + two_columns(rows, column, width) +
         say(language, {"\nExit status: 0 nothing to settle, 1 findings, 2 wrong call or path, 3 a bug\n",
                        "\n退出状态：0 没有问题，1 有问题，2 命令或路径有误，3 程序自身的错误\n"});
}

}  // namespace

std::string help_text(const Command* command, Language language) {
  const Command& of = command == nullptr ? *commands().front() : *command;
  std::string text = head_of(of, language);
  std::vector<HelpRow> arguments;
  for (const Argument& argument : of.arguments) {
    arguments.push_back({say(language, argument.name), argument.description.in(language)});
  }
  text += two_columns(arguments, column, width);
  for (const OptionGroup& group : of.groups) text += rows_of(group, language);
  text += rows_of(common_options(), language);
  return &of == commands().front() ? text + commands_and_statuses(language) : text;
}

}  // namespace budgetlint
