#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/rules/rule.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/terminal.hpp"
#include "completion.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

const std::vector<std::string> shells = {"bash", "zsh", "fish"};

int run(const Invocation& invocation) {
  write_output(invocation.shell == "bash"  ? bash_completion()
               : invocation.shell == "zsh" ? zsh_completion(invocation.language)
                                           : fish_completion(invocation.language));
  return 0;
}

void verify(const Invocation& invocation) {
  const Text choice = choice_of(shells);
  const std::string& shell = invocation.shell;
  if (shell.empty()) throw Failure({"name a shell: " + choice.english, "请写明命令行环境：" + choice.chinese});
  if (std::find(shells.begin(), shells.end(), shell) != shells.end()) return;
  throw Failure({fmt::format("there is no completion for {}; choose {}", visible(shell), choice.english),
                 fmt::format("没有适用于 {} 的补全，可选：{}", visible(shell), choice.chinese)});
}

}  // namespace

std::vector<Option> options_of(const Command& command) {
  std::vector<Option> options;
  for (const OptionGroup& group : command.groups) {
    options.insert(options.end(), group.options.begin(), group.options.end());
  }
  const std::vector<Option>& common = common_options().options;
  options.insert(options.end(), common.begin(), common.end());
  return options;
}

std::vector<std::string> words_for(const std::vector<std::string>& choices, Completion completion) {
  if (completion != Completion::rule) return choices;
  std::vector<std::string> words;
  for (const RuleInfo* rule : all_rules()) {
    words.emplace_back(rule->id);
    words.emplace_back(rule->name);
  }
  return words;
}

std::string join_words(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

const Command& completion_command() {
  static const Command command{
      "completion",
      {"Print a shell's completion of what is typed", "输出命令行自动补全脚本"},
      {"source <(budgetlint completion bash)", "source <(budgetlint completion bash)"},
      {"budgetlint completion [OPTIONS] SHELL", "budgetlint completion [选项] 命令行环境"},
      {{{"SHELL", "命令行环境"},
        {"bash, zsh or fish; put what is printed where that shell looks for completions",
         "bash、zsh 或 fish；输出的脚本放入相应的补全目录"},
        false,
        [](Invocation& to, const std::vector<std::string>& values) { to.shell = values.front(); },
        Completion::nothing,
        shells}},
      {},
      verify,
      run};
  return command;
}

}  // namespace budgetlint
