// The command line, from the tables of the commands, and every sentence about a mistake in it. The one file that
// includes CLI11, which is slow to compile.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "budgetlint/command/command.hpp"
#include "budgetlint/report/version.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/utf8.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

constexpr int usage_status = 2;

using Words = std::vector<std::string>;

/// Mistakes in the call, each a sentence. What was typed goes through `visible`.
Failure not_allowed(const Option& option, const std::string& word) {
  const Text wanted = choice_of(option.choices);
  return Failure({fmt::format("{} cannot be {}; choose {}", option.long_name(), visible(word), wanted.english),
                  fmt::format("{} 不能是 {}，可选：{}", option.long_name(), visible(word), wanted.chinese)});
}

Failure value_missing(const Option& option) {
  const Text wanted = option.choices.empty() ? Text(option.wanted) : choice_of(option.choices);
  return Failure({fmt::format("{} needs a value: {}", option.long_name(), wanted.english),
                  fmt::format("{} 后面缺少取值：{}", option.long_name(), wanted.chinese)});
}

Failure unknown_option(const std::string& word, const std::string& meant) {
  const std::string shown = visible(word);
  if (meant.empty()) return Failure({"there is no option " + shown, "没有选项 " + shown});
  return Failure({fmt::format("there is no option {}; did you mean {}?", shown, meant),
                  fmt::format("没有选项 {}；是否为 {}？", shown, meant)});
}

/// The option that was probably meant: the only one that begins like this, or the nearest one.
std::string meant_option(const std::string& word, const Words& known) {
  const auto begins = [&](const std::string& option) { return option.starts_with(word); };
  if (word.starts_with("--") && std::count_if(known.begin(), known.end(), begins) == 1) {
    return *std::find_if(known.begin(), known.end(), begins);
  }
  constexpr std::size_t long_word = 8;  // two slips in a shorter one make it another word
  std::size_t distance = count_code_points(word) < long_word ? 2 : 3;
  std::string nearest;
  for (const std::string& option : known) {
    const std::size_t found = edit_distance(word, option, distance - 1);
    if (found >= distance) continue;
    distance = found;
    nearest = option;
  }
  return nearest;
}

/// `--lang` decides what the help is written in, so it is looked for before anything is parsed.
Language language_of(const Words& arguments, Language otherwise) {
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    std::string value;
    if (arguments[i].starts_with("--lang=")) value = arguments[i].substr(7);
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) value = arguments[i + 1];
    if (value == "zh") otherwise = Language::chinese;
    if (value == "en") otherwise = Language::english;
  }
  return otherwise;
}

/// The command that the first argument names, or null.
const Command* named_command(const Words& arguments) {
  for (const Command* command : commands()) {
    if (!arguments.empty() && arguments.front() == command->name) return command;
  }
  return nullptr;
}

bool is_there(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::symlink_status(path, error));
}

/// `help` and `help trace` as the option that they stand for; nothing is changed where a path has that name.
Words without_help_command(Words arguments) {
  if (arguments.empty() || arguments.front() != "help" || is_there("help")) return arguments;
  arguments.erase(arguments.begin());
  const bool names_one = named_command(arguments) != nullptr;
  arguments.insert(arguments.begin() + (names_one ? 1 : 0), "--help");
  return arguments;
}

/// A first argument that is neither a command nor a path, but nearly a command.
void refuse_near_command(const Words& arguments) {
  if (arguments.empty() || arguments.front().starts_with('-') || is_there(arguments.front())) return;
  for (const Command* command : commands()) {
    if (edit_distance(arguments.front(), command->name, 1) != 1) continue;
    const std::string word = visible(arguments.front());
    throw Failure({fmt::format("there is no file and no command {}; did you mean {}?", word, command->name),
                   fmt::format("没有名为 {} 的文件或命令；是否为 {}？", word, command->name)});
  }
}

/// Reads the arguments of one command.
class Parser {
public:
  Parser(const Command& command, Language language) : command_(command), app_("", "budgetlint") {
    invocation_.command = command.name;
    invocation_.language = language;
    for (const Argument& argument : command.arguments) add(argument);
    for (const OptionGroup& group : command.groups) {
      for (const Option& option : group.options) add(option);
    }
    for (const Option& option : common_options().options) add(option);
  }

  /// Throws Failure where the call is not understood, and CLI11's own calls for help and version.
  [[nodiscard]] Invocation parse(Words arguments) {
    refuse_wrong_equals(arguments);
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    try {
      app_.parse(std::move(arguments));
    } catch (const CLI::ExtrasError&) {
      throw unexpected();
    } catch (const CLI::Success&) {
      throw;
    } catch (const CLI::ParseError& error) {
      throw misunderstood(error.what());
    }
    if (command_.verify != nullptr) command_.verify(invocation_);
    return std::move(invocation_);
  }

private:
  void add(const Option& option) {
    options_.push_back(&option);
    const std::string names(option.names);
    if (option.long_name() == "--help") {
      app_.set_help_flag(names);
    } else if (option.long_name() == "--version") {
      app_.set_version_flag(names, "budgetlint " + std::string(version()));
    } else if (option.is_flag()) {
      app_.add_flag_callback(names, [this, &option] { option.take(invocation_, ""); });
    } else {
      const bool all = option.repeats == Repeats::all;
      app_.add_option(names, CLI::callback_t([this, &option](const CLI::results_t& values) {
                        for (const std::string& value : values) take(option, value);
                        return true;
                      }))
          ->expected(1)
          ->allow_extra_args(false)
          ->multi_option_policy(all ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::TakeLast);
    }
  }

  void take(const Option& option, const std::string& value) {
    if (value.empty()) throw value_missing(option);
    const Words& choices = option.choices;
    if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end()) {
      throw not_allowed(option, value);
    }
    option.take(invocation_, value);
  }

  void add(const Argument& argument) {
    // Raw, with as many as there may be: CLI11's own lists take a path `[ab]` for a list in brackets.
    constexpr int most = CLI::detail::expected_max_vector_size - 1;
    app_.add_option(std::string(argument.name.english),
                    CLI::callback_t([this, &argument](const CLI::results_t& values) {
                      argument.take(invocation_, values);
                      return true;
                    }))
        ->expected(argument.many ? most : 1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  [[nodiscard]] const Option* find_option(std::string_view long_name) const {
    const auto found = std::find_if(options_.begin(), options_.end(),
                                    [&](const Option* option) { return option->long_name() == long_name; });
    return found == options_.end() ? nullptr : *found;
  }

  /// `--quiet=yes`, and `--format=` which would take the next argument.
  void refuse_wrong_equals(const Words& arguments) const {
    for (auto word = arguments.begin(); word != arguments.end() && *word != "--"; ++word) {
      const std::size_t equals = word->find('=');
      const std::string name = word->substr(0, equals);
      if (!name.starts_with("--") || equals == std::string::npos) continue;
      const Option* option = find_option(name);
      if (option == nullptr) continue;
      if (option->is_flag()) throw Failure({name + " takes no value", name + " 后面不带取值"});
      if (equals + 1 == word->size()) throw value_missing(*option);
    }
  }

  /// The first argument that found no place: an option that does not exist, or one name too many.
  [[nodiscard]] Failure unexpected() const {
    const std::string word = app_.remaining().front();
    if (!word.starts_with('-')) {
      return Failure({fmt::format("{} takes one name; {} is too much", command_.name, visible(word)),
                      fmt::format("{} 只需一个名称，多出了 {}", command_.name, visible(word))});
    }
    Words known;
    for (const Option* option : options_) known.emplace_back(option->long_name());
    const std::string name = word.substr(0, word.find('='));
    return unknown_option(name, meant_option(name, known));
  }

  /// CLI11's own words, but for the one mistake that is left to it: an option at the end, without its value.
  [[nodiscard]] Failure misunderstood(const std::string& message) const {
    if (const Option* option = find_option(message.substr(0, message.find(':')))) return value_missing(*option);
    return Failure({"the call is not understood: " + message, "无法理解这条命令：" + message});
  }

  const Command& command_;
  CLI::App app_;
  Invocation invocation_;
  std::vector<const Option*> options_;
};

EarlyExit refusal(const Failure& mistake, Language language) {
  constexpr Phrase more{"Try 'budgetlint --help'.\n", "请看 budgetlint --help。\n"};
  return {usage_status, language, "",
          "budgetlint: " + mistake.message().in(language) + "\n" + std::string(more.in(language))};
}

}  // namespace

Text choice_of(const std::vector<std::string>& words) {
  Text text;
  for (const std::string& word : words) {
    if (!text.empty()) text.english += word == words.back() ? " or " : ", ";
    if (!text.empty() && !text.chinese.empty()) text.chinese += "、";
    text.english += word;
    text.chinese += word;
  }
  return text;
}

Option text_or_json() {
  return {"--format",
          {"FORMAT", "格式"},
          {"text (default) or json", "text（默认）或 json"},
          {"text", "json"},
          {},
          [](Invocation& to, const std::string& value) { to.format = value; }};
}

const OptionGroup& common_options() {
  static const OptionGroup group{
      {"General", "通用"},
      {{"--lang",
        {"LANG", "语言"},
        {"en or zh (default: by LC_ALL, LC_MESSAGES, LANG)", "en 或 zh（默认按 LC_ALL、LC_MESSAGES、LANG）"},
        {"en", "zh"},
        {},
        [](Invocation& to, const std::string& value) {
          to.language = value == "zh" ? Language::chinese : Language::english;
          to.language_given = true;
        },
        Completion::nothing,
        Repeats::last,
        Usage::frequent},
       {"-h,--help",
        {},
        {"Show this help", "显示帮助"},
        {},
        {},
        nullptr,
        Completion::nothing,
        Repeats::last,
        Usage::frequent},
       {"-V,--version", {}, {"Show the version", "显示版本"}, {}, {}, nullptr}}};
  return group;
}

std::variant<Invocation, EarlyExit> parse_command_line(const std::vector<std::string>& given,
                                                       Language default_language) {
  const Words arguments = without_help_command(given);
  const Language language = language_of(arguments, default_language);
  // A command is the first argument or absent: a folder named like one stays a path anywhere else.
  const Command* named = named_command(arguments);
  const Command& command = named == nullptr ? *commands().front() : *named;
  try {
    if (named == nullptr) refuse_near_command(arguments);
    return Parser(command, language).parse({arguments.begin() + (named == nullptr ? 0 : 1), arguments.end()});
  } catch (const CLI::CallForVersion& request) {
    return EarlyExit{0, language, std::string(request.what()) + "\n", ""};
  } catch (const CLI::CallForHelp&) {
    return EarlyExit{0, language, help_text(named, language), ""};
  } catch (const Failure& mistake) {
    return refusal(mistake, language);
  }
}

}  // namespace budgetlint
