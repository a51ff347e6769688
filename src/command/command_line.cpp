#include <CLI/CLI.hpp>
#include <algorithm>

#include "budgetlint/command/invocation.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/report/version.hpp"
#include "budgetlint/schema/schema.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint {
namespace {

constexpr int usage_status = 2;

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// `--lang` decides what the help is written in, so it is looked for before anything is parsed.
Language language_of(const std::vector<std::string>& arguments, Language otherwise) {
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    std::string value;
    if (arguments[i].starts_with("--lang=")) value = arguments[i].substr(7);
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) value = arguments[i + 1];
    if (value == "zh") return Language::chinese;
    if (value == "en") return Language::english;
  }
  return otherwise;
}

/// The arguments with `check` put in front unless they begin with a command, or ask the program itself.
/// A command is the first argument or absent: a folder named like one stays a path anywhere else.
std::vector<std::string> with_command(std::vector<std::string> arguments) {
  if (!arguments.empty()) {
    const std::string& first = arguments.front();
    if (first == "--version") return arguments;
    for (const Command& command : commands()) {
      if (first == command.name) return arguments;
    }
  }
  arguments.insert(arguments.begin(), "check");
  return arguments;
}

/// CLI11's layout with our usage line and headings, in either language.
class HelpText : public CLI::Formatter {
public:
  explicit HelpText(Language language) : language_(language) {
    constexpr std::size_t option_column = 28;
    column_width(option_column);
  }

  std::string make_usage(const CLI::App* app, std::string /*name*/) const override {
    std::string arguments = " [OPTIONS]";
    for (const CLI::Option* option : app->get_options()) {
      if (option->get_positional())
        arguments += " " + option->get_name() + (option->get_expected_max() > 1 ? "..." : "");
    }
    const std::string name = app->get_name() == "check" ? "[check]" : app->get_name();
    return std::string(Phrase{"usage: ", "用法："}.in(language_)) + "budgetlint " + name + arguments + "\n";
  }

  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    if (group == "Options") group = Phrase{"Options", "选项"}.in(language_);
    if (group == "Positionals") group = Phrase{"Arguments", "参数"}.in(language_);
    return CLI::Formatter::make_group(std::move(group), is_positional, std::move(options));
  }

private:
  Language language_;
};

class Parser {
public:
  explicit Parser(Language language) : language_(language), app_("", "budgetlint") {
    app_.set_version_flag("--version", "budgetlint " + std::string(version()));
    app_.require_subcommand(1, 1);
    app_.formatter(std::make_shared<HelpText>(language));
    add_check();
    add_schema();
  }

  [[nodiscard]] std::variant<Invocation, EarlyExit> parse(std::vector<std::string> arguments) {
    arguments = with_command(std::move(arguments));
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    try {
      app_.parse(std::move(arguments));
    } catch (const CLI::CallForVersion& request) {
      return EarlyExit{0, std::string(request.what()) + "\n", ""};
    } catch (const CLI::CallForHelp&) {
      return EarlyExit{0, app_.get_subcommands().front()->help(), ""};
    } catch (const CLI::ParseError& error) {
      return EarlyExit{usage_status, "",
                       say({"budgetlint: ", "budgetlint："}) + error.what() + "\n" +
                           say({"Try 'budgetlint --help'.\n", "请看 budgetlint --help。\n"})};
    }
    invocation_.command = app_.get_subcommands().front()->get_name();
    invocation_.language = language_;
    return std::move(invocation_);
  }

private:
  [[nodiscard]] std::string say(const Phrase& phrase) const { return std::string(phrase.in(language_)); }

  CLI::App& add_command(std::string_view name) {
    for (const Command& command : commands()) {
      if (command.name != name) continue;
      CLI::App& added = *app_.add_subcommand(std::string(name), say(command.summary));
      added.set_help_flag("-h,--help", say({"Show this help", "显示帮助"}));
      // Found by `language_of`; declared so that it is known and checked.
      added
          .add_option("--lang", language_word_,
                      say({"en or zh (default: from LC_ALL, LC_MESSAGES, LANG)",
                           "en 或 zh（默认按 LC_ALL、LC_MESSAGES、LANG）"}))
          ->check(CLI::IsMember({"en", "zh"}))
          ->option_text("LANG");
      return added;
    }
    throw std::logic_error("a command that is not in the table");
  }

  /// What every reader of the main help wants to know next.
  [[nodiscard]] std::string commands_and_statuses() const {
    std::string text = say({"Commands:\n", "命令：\n"});
    for (const Command& command : commands()) {
      text += "  " + pad(command.name, 26) + say(command.summary) + "\n";
    }
    return text + say({"\nExit status: 0 nothing to settle, 1 findings, 2 the call or a path is wrong, 3 a bug.",
                       "\n退出状态：0 没有问题，1 有问题，2 命令或路径有误，3 程序自身的错误。"});
  }

  void add_check() {
    CLI::App& check = add_command("check");
    check.footer(commands_and_statuses());
    Invocation& to = invocation_;
    check
        .add_option("PATH", to.input.paths,
                    say({"Files, folders (searched for *.yaml, *.yml), or - (default: the current folder)",
                         "文件、文件夹（查找其中的 *.yaml、*.yml），或 -（标准输入）；默认当前文件夹"}))
        ->option_text("...");
    single(check
               .add_option("--format", to.format,
                           say({"How findings are printed: ", "结果的格式："}) + join(format_names()))
               ->check(CLI::IsMember(format_names()))
               ->option_text("FORMAT"));
    check
        .add_option_function<std::string>(
            "--fail-on", [&to](const std::string& word) { to.fail_on = severity_named(word); },
            say({"Lowest severity that makes the status 1: error, warning, note or never (default: error)",
                 "达到哪一级时退出状态为1：error、warning、note 或 never（默认 error）"}))
        ->check(CLI::IsMember({"error", "warning", "note", "never"}))
        ->option_text("SEVERITY");
    check
        .add_option_function<std::string>(
            "--color", [&to](const std::string& word) { to.color = color_named(word); },
            say({"auto, always or never", "颜色：auto、always 或 never"}))
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->option_text("WHEN");
    single(
        check.add_option("-j,--jobs", to.jobs, say({"Threads (default: one for each core)", "线程数（默认每核一个）"}))
            ->check(CLI::Range(1, 1024))
            ->option_text("N"));
    single(check
               .add_option("--files-from", to.files_from,
                           say({"Read paths from this file, one a line (- is standard input)",
                                "从文件中读取路径，每行一个（- 为标准输入）"}))
               ->option_text("FILE"));
    check.add_flag("-0,--null", to.nul_separated,
                   say({"--files-from is separated by NUL, not by lines", "--files-from 以 NUL 分隔"}));
    single(check
               .add_option("--stdin-filename", to.input.stdin_name,
                           say({"The name of the forms read from -", "从 - 读入的表以此为文件名"}))
               ->option_text("NAME"));
    CLI::Option* diff = check.add_flag_callback(
        "--diff", [&to] { to.repairing = Repairing::diff; },
        say({"Print the repairs as a patch for git apply", "以补丁形式输出修改（可用 git apply）"}));
    check
        .add_flag_callback(
            "--fix", [&to] { to.repairing = Repairing::write; }, say({"Make the repairs in the files", "直接修改文件"}))
        ->excludes(diff);
    check.add_flag_callback(
        "--unsafe-fixes", [&to] { to.safety = Safety::unsafe; },
        say({"Also repairs that change an amount or a year, or fill a blank", "包括改动金额、年份和填写空白的修改"}));
    check.add_flag_callback(
        "--no-diagnose", [&to] { to.diagnose = false; },
        say({"Report every broken relation by itself, without looking for the cause",
             "逐条列出不一致之处，不查找原因"}));
    check.add_flag("--allow-empty", to.allow_empty, say({"No form at all is no failure", "没有任何表时不算出错"}));
    check.add_flag_callback(
        "-q,--quiet", [&to] { to.volume = Volume::quiet; }, say({"Findings only", "只显示问题"}));
    check.add_flag_callback(
        "-v,--verbose", [&to] { to.volume = Volume::verbose; },
        say({"Also what was read and how long it took", "另显示读取了哪些文件、用时多少"}));
  }

  void add_schema() {
    CLI::App& schema = add_command("schema");
    std::vector<std::string> names;
    for (const std::string_view name : schema_names()) names.emplace_back(name);
    schema.add_option("NAME", invocation_.schema_name, join(names))
        ->required()
        ->check(CLI::IsMember(names))
        ->option_text(" ");
  }

  static void single(CLI::Option* option) { option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast); }

  static std::optional<Severity> severity_named(const std::string& word) {
    for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
      if (word == severity_name(severity)) return severity;
    }
    return std::nullopt;
  }

  static ColorChoice color_named(const std::string& word) {
    if (word == "always") return ColorChoice::always;
    return word == "never" ? ColorChoice::never : ColorChoice::automatic;
  }

  static std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const Format& format : formats()) names.emplace_back(format.name);
    return names;
  }

  Language language_;
  CLI::App app_;
  Invocation invocation_;
  std::string language_word_;
};

}  // namespace

std::variant<Invocation, EarlyExit> parse_command_line(const std::vector<std::string>& arguments,
                                                       Language default_language) {
  return Parser(language_of(arguments, default_language)).parse(arguments);
}

}  // namespace budgetlint
