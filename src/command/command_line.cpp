// The options, the help and every sentence about a mistake in the call. Longer than most files: CLI11 is slow to
// compile and stays in one.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <map>

#include "budgetlint/command/invocation.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/report/version.hpp"
#include "budgetlint/schema/schema.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

constexpr int usage_status = 2;
constexpr std::size_t most_jobs = 1024;

using Words = std::vector<std::string>;

/// What may be given: `a, b or c`.
Text choice_of(const Words& words) {
  Text text;
  for (const std::string& word : words) {
    if (!text.empty()) text.english += word == words.back() ? " or " : ", ";
    if (!text.empty() && !text.chinese.empty()) text.chinese += "、";
    text.english += word;
    text.chinese += word;
  }
  return text;
}

/// Mistakes in the call, each a sentence. What was typed goes through `visible`.
Failure not_allowed(const std::string& option, const std::string& word, const Text& wanted) {
  return Failure({fmt::format("{} cannot be {}; choose {}", option, visible(word), wanted.english),
                  fmt::format("{} 不能是 {}，可选：{}", option, visible(word), wanted.chinese)});
}

Failure value_missing(const std::string& option, const Text& wanted) {
  return Failure({fmt::format("{} needs a value: {}", option, wanted.english),
                  fmt::format("{} 后面缺少取值：{}", option, wanted.chinese)});
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

/// The arguments with `check` put in front unless they begin with a command.
/// A command is the first argument or absent: a folder named like one stays a path anywhere else.
Words with_command(Words arguments) {
  const auto begins = [&](const Command& command) { return arguments.front() == command.name; };
  if (arguments.empty() || std::none_of(commands().begin(), commands().end(), begins)) {
    arguments.insert(arguments.begin(), "check");
  }
  return arguments;
}

class Parser {
public:
  explicit Parser(Language language) : language_(language), app_("", "budgetlint") {
    app_.require_subcommand(1, 1);
    add_check();
    add_trace();
    add_schema();
    invocation_.language = language;
  }

  [[nodiscard]] std::variant<Invocation, EarlyExit> parse(Words arguments) {
    arguments = with_command(std::move(arguments));
    CLI::App& command = *app_.get_subcommand(arguments.front());
    try {
      refuse_wrong_equals(command, arguments);
      std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
      app_.parse(std::move(arguments));
      invocation_.command = command.get_name();
      if (invocation_.command == "check") {
        finish_check(command);
      } else if (invocation_.command == "trace") {
        finish_trace();
      } else {
        finish_schema();
      }
    } catch (const CLI::CallForVersion& request) {
      return EarlyExit{0, language_, std::string(request.what()) + "\n", ""};
    } catch (const CLI::CallForHelp&) {
      return EarlyExit{0, language_, help(command), ""};
    } catch (const CLI::ExtrasError&) {
      return refusal(unexpected(command));
    } catch (const CLI::ParseError& error) {
      return refusal(misunderstood(command, error.what()));
    } catch (const Failure& mistake) {
      return refusal(mistake);
    }
    return std::move(invocation_);
  }

private:
  [[nodiscard]] std::string say(const Phrase& phrase) const { return std::string(phrase.in(language_)); }

  // --- The options -----------------------------------------------------------------------------------------------

  /// The options of every command, which stand at the end of its help.
  void add_common(CLI::App& command) {
    add_choice<Language>(
        command, "--lang", {"LANG", "语言"},
        {"en or zh (default: by LC_ALL, LC_MESSAGES, LANG)", "en 或 zh（默认按 LC_ALL、LC_MESSAGES、LANG）"},
        {{"en", Language::english}, {"zh", Language::chinese}}, invocation_.language);
    command.set_help_flag("-h,--help", say({"Show this help", "显示帮助"}));
    command.set_version_flag("--version", "budgetlint " + std::string(version()),
                             say({"Show the version", "显示版本"}));
  }

  /// An option with a value, of which the last one counts. `take` gives false for a value that is not allowed.
  void add_value(CLI::App& command, const std::string& names, const Phrase& word, const Phrase& description,
                 const Text& wanted, const std::function<bool(const std::string& value)>& take) {
    const std::string name = names.substr(names.find("--"));
    const auto check = [name, wanted, take](const CLI::results_t& values) {
      if (values.back().empty()) throw value_missing(name, wanted);
      if (!take(values.back())) throw not_allowed(name, values.back(), wanted);
      return true;
    };
    command.add_option(names, check, say(description))
        ->option_text(say(word))
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    wanted_.insert_or_assign({command.get_name(), name}, wanted);
  }

  template <typename Value>
  void add_choice(CLI::App& command, const std::string& name, const Phrase& word, const Phrase& description,
                  const std::vector<std::pair<std::string, Value>>& choices, Value& to) {
    Words words;
    for (const auto& choice : choices) words.push_back(choice.first);
    add_value(command, name, word, description, choice_of(words), [choices, &to](const std::string& value) {
      const auto found = std::find_if(choices.begin(), choices.end(), [&](const auto& c) { return c.first == value; });
      if (found == choices.end()) return false;
      to = found->second;
      return true;
    });
  }

  static void add_flag(CLI::App& command, const std::string& names, const std::string& description,
                       std::function<void()> take) {
    command.add_flag_callback(names, std::move(take), description);
  }

  void add_paths(CLI::App& command, const Phrase& description) {
    // Raw, with as many as there may be: CLI11's own lists take a path `[ab]` for a list in brackets.
    constexpr int most = CLI::detail::expected_max_vector_size - 1;
    command
        .add_option("PATH", CLI::callback_t([this](const CLI::results_t& paths) {
                      invocation_.input.paths = paths;
                      return true;
                    }),
                    say(description))
        ->option_text(say({"PATH...", "路径..."}))
        ->expected(most)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  void add_check() {
    CLI::App& check = *app_.add_subcommand("check");
    add_paths(check, {"Files, folders (their *.yaml and *.yml), patterns, - for standard input; default: this folder",
                      "文件、文件夹（取其中的 *.yaml、*.yml）、通配符，或 -（标准输入）；默认为当前文件夹"});
    add_report_options(check);
    add_repair_options(check);
    add_input_options(check);
    add_common(check);
  }

  void add_report_options(CLI::App& check) {
    Invocation& to = invocation_;
    std::vector<std::pair<std::string, std::string>> names;
    for (const Format& format : formats()) names.emplace_back(format.name, format.name);
    Words words;
    for (const auto& name : names) words.push_back(name.first);
    const Text choices = choice_of(words);
    const Text of_format{"How findings are printed: " + choices.english, "结果的格式：" + choices.chinese};
    add_choice<std::string>(check, "--format", {"FORMAT", "格式"}, {of_format.english, of_format.chinese}, names,
                            to.format);
    add_choice<std::optional<Severity>>(
        check, "--fail-on", {"SEVERITY", "级别"},
        {"Status 1 from: error (default), warning, note; or never",
         "退出状态为1的级别：error（默认）、warning、note、never"},
        {{"error", Severity::error}, {"warning", Severity::warning}, {"note", Severity::note}, {"never", std::nullopt}},
        to.fail_on);
    add_choice<ColorChoice>(
        check, "--color", {"WHEN", "方式"},
        {"Colours: auto (default), always or never", "颜色：auto（默认）、always、never"},
        {{"auto", ColorChoice::automatic}, {"always", ColorChoice::always}, {"never", ColorChoice::never}}, to.color);
    add_flag(check, "-q,--quiet", say({"Without the closing line", "不显示末尾的汇总行"}),
             [&to] { to.volume = Volume::quiet; });
    add_flag(check, "-v,--verbose",
             say({"Also every place, what was read, how long it took", "另显示全部位置、读取情况和用时"}),
             [&to] { to.volume = Volume::verbose; });
    add_flag(check, "--no-diagnose",
             say({"Each broken relation by itself, no search for causes", "逐条列出不一致之处，不查找原因"}),
             [&to] { to.diagnose = false; });
    add_flag(check, "--unchecked",
             say({"Also list what nothing confirms, and the share of money checked",
                  "另列出未能核对的数及原因、已核对金额的占比"}),
             [&to] { to.unchecked = true; });
  }

  void add_trace() {
    CLI::App& trace = *app_.add_subcommand("trace");
    trace
        .add_option("CELL", invocation_.trace_target,
                    say({"The form and the cell in it: 3-1.yaml#/total or 3-1.yaml#/合计; rows count from 0 "
                         "(#/details/0/amount); all.yaml#2/total: the second document of a file",
                         "表和栏目：3-1.yaml#/合计 或 3-1.yaml#/total；行号从0数起（#/支出明细及测算说明/0/金额）；"
                         "all.yaml#2/合计 为文件中的第二张表"}))
        ->option_text(say({"FILE#/CELL", "文件#/栏目"}));
    add_paths(trace, {"The forms it is compared with; default: those in the folder of FILE",
                      "与之核对的表；默认为该文件所在文件夹中的各表"});
    add_choice<std::string>(trace, "--format", {"FORMAT", "格式"}, {"text (default) or json", "text（默认）或 json"},
                            {{"text", "text"}, {"json", "json"}}, invocation_.format);
    add_common(trace);
  }

  void add_repair_options(CLI::App& check) {
    Invocation& to = invocation_;
    add_flag(check, "--diff",
             say({"Print the repairs as a patch for git apply", "以补丁形式输出修改（可用 git apply）"}),
             [&to] { to.repairing = Repairing::diff; });
    add_flag(check, "--fix", say({"Make the repairs in the files", "直接修改文件"}),
             [&to] { to.repairing = Repairing::write; });
    add_flag(check, "--unsafe-fixes",
             say({"With repairs of an amount, a year or a blank too", "包括改动金额、年份和填写空白的修改"}),
             [&to] { to.safety = Safety::unsafe; });
  }

  void add_input_options(CLI::App& check) {
    Invocation& to = invocation_;
    add_value(check, "--files-from", {"FILE", "文件"},
              {"Read paths from FILE, one a line (-: standard input)", "从文件读取路径，每行一个（- 为标准输入）"},
              {"the file that lists paths", "列有路径的文件"}, [&to](const std::string& value) {
                to.files_from = value;
                return true;
              });
    add_flag(check, "-0,--null",
             say({"A NUL stands between those paths, not a line end", "清单中的路径以 NUL 分隔，不以换行分隔"}),
             [&to] { to.nul_separated = true; });
    add_value(check, "--stdin-filename", {"NAME", "名称"},
              {"The name of the forms read from -", "从 - 读入的表以此为文件名"},
              {"a name for standard input", "标准输入的名称"}, [&to](const std::string& value) {
                to.input.stdin_name = value;
                return true;
              });
    add_flag(check, "--allow-empty", say({"No form at all is no failure", "没有任何表时不算出错"}),
             [&to] { to.allow_empty = true; });
    add_value(
        check, "-j,--jobs", {"N", "数目"}, {"Threads (default: one for each core)", "线程数（默认每核一个）"},
        {fmt::format("a number from 1 to {}", most_jobs), fmt::format("1至{}的整数", most_jobs)},
        [&to](const std::string& value) {
          const std::from_chars_result end = std::from_chars(value.data(), value.data() + value.size(), to.jobs);
          if (end.ec == std::errc() && end.ptr == value.data() + value.size() && to.jobs >= 1 && to.jobs <= most_jobs) {
            return true;
          }
          throw Failure({fmt::format("--jobs takes a number from 1 to {}", most_jobs),
                         fmt::format("--jobs 应为1至{}的整数", most_jobs)});
        });
  }

  void add_schema() {
    CLI::App& schema = *app_.add_subcommand("schema");
    schema
        .add_option(
            "NAME", invocation_.schema_name,
            say({"direction, summary, overall (forms) or report (what --format json prints)",
                 "direction（附表3）、summary（附表2）、overall（附表1）或 report（--format json 的输出格式）"}))
        ->option_text(say({"NAME", "名称"}));
    add_common(schema);
  }

  // --- What CLI11 does not see -------------------------------------------------------------------------------------

  /// `--quiet=yes`, and `--format=` which would take the next argument.
  void refuse_wrong_equals(const CLI::App& command, const Words& arguments) const {
    for (auto word = arguments.begin(); word != arguments.end() && *word != "--"; ++word) {
      const std::size_t equals = word->find('=');
      const std::string name = word->substr(0, equals);
      if (!name.starts_with("--") || equals == std::string::npos) continue;
      const CLI::Option* option = command.get_option_no_throw(name);
      if (option == nullptr) continue;
      if (option->get_items_expected_max() == 0) throw Failure({name + " takes no value", name + " 后面不带取值"});
      if (equals + 1 == word->size()) throw value_missing(name, wanted_.at({command.get_name(), name}));
    }
  }

  void finish_check(const CLI::App& check) const {
    const Words& paths = invocation_.input.paths;
    const auto has = [&](const char* path) { return std::find(paths.begin(), paths.end(), path) != paths.end(); };
    if (check.count("--diff") > 0 && check.count("--fix") > 0) {
      throw Failure({"--diff and --fix exclude each other; choose one", "--diff 与 --fix 不能同时使用，请选其一"});
    }
    if (check.count("--diff") > 0 && invocation_.unchecked) {
      throw Failure(
          {"--diff prints a patch alone; use --unchecked without it", "--diff 只输出补丁，--unchecked 请单独使用"});
    }
    if (has(""))
      throw Failure({"a path is empty (a variable that is not set?)", "有一个路径为空（是否变量没有赋值？）"});
    if (has("-") && check.count("--fix") > 0) {
      throw Failure({"--fix cannot correct standard input; use --diff", "--fix 不能修改标准输入，请用 --diff"});
    }
    if (has("-") && invocation_.files_from == "-") {
      throw Failure({"standard input cannot be both a form and the list of --files-from",
                     "标准输入不能既作为表，又作为 --files-from 的清单"});
    }
    if (invocation_.nul_separated && !invocation_.files_from) {
      throw Failure({"-0 says how the list of --files-from is separated; give --files-from too",
                     "-0 说明 --files-from 清单的分隔方式，须与 --files-from 一起使用"});
    }
  }

  void finish_trace() const {
    if (!invocation_.trace_target.empty()) return;
    throw Failure({"name a cell: FILE#/total", "请写明要查的栏目：文件#/合计"});
  }

  void finish_schema() const {
    Words names;
    for (const std::string_view name : schema_names()) names.emplace_back(name);
    const Text choice = choice_of(names);
    const std::string& name = invocation_.schema_name;
    if (name.empty()) throw Failure({"name a schema: " + choice.english, "请写明表的名称：" + choice.chinese});
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    throw Failure({fmt::format("there is no schema {}; choose {}", visible(name), choice.english),
                   fmt::format("没有名为 {} 的表，可选：{}", visible(name), choice.chinese)});
  }

  // --- Mistakes ----------------------------------------------------------------------------------------------------

  [[nodiscard]] EarlyExit refusal(const Failure& mistake) const {
    return {usage_status, language_, "",
            "budgetlint: " + mistake.message().in(language_) + "\n" +
                say({"Try 'budgetlint --help'.\n", "请看 budgetlint --help。\n"})};
  }

  /// The first argument that found no place: an option that does not exist, or one name too many.
  [[nodiscard]] static Failure unexpected(const CLI::App& command) {
    const std::string word = command.remaining().front();
    if (!word.starts_with('-')) {
      return Failure({fmt::format("{} takes one name; {} is too much", command.get_name(), visible(word)),
                      fmt::format("{} 只需一个名称，多出了 {}", command.get_name(), visible(word))});
    }
    Words known;
    for (const CLI::Option* option : command.get_options()) {
      for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    }
    const std::string name = word.substr(0, word.find('='));
    return unknown_option(name, meant_option(name, known));
  }

  /// CLI11's own words, but for the one mistake that is left to it: an option at the end, without its value.
  [[nodiscard]] Failure misunderstood(const CLI::App& command, const std::string& message) const {
    const std::string name = message.substr(0, message.find(':'));
    const auto option = wanted_.find({command.get_name(), name});
    if (option != wanted_.end()) return value_missing(name, option->second);
    return Failure({"the call is not understood: " + message, "无法理解这条命令：" + message});
  }

  // --- The help ----------------------------------------------------------------------------------------------------

  static constexpr std::size_t help_column = 25;
  static constexpr std::size_t help_width = 80;

  [[nodiscard]] std::string help(const CLI::App& command) const {
    const bool is_check = command.get_name() == "check";
    std::string text = usage_of(command.get_name());
    std::vector<HelpRow> arguments;
    std::vector<HelpRow> options;
    for (const CLI::Option* option : command.get_options()) {
      (option->get_positional() ? arguments : options).push_back({names_of(*option), option->get_description()});
    }
    text += two_columns(arguments, help_column, help_width);
    text += say({"\nOptions:\n", "\n选项：\n"}) + two_columns(options, help_column, help_width);
    return is_check ? text + commands_and_statuses() : text;
  }

  [[nodiscard]] std::string usage_of(const std::string& command) const {
    if (command == "check") {
      return say(
          {"example: budgetlint forms/    checks the forms in the folder forms\n"
           "usage: budgetlint [check] [OPTIONS] [PATH...]\n\n",
           "示例：budgetlint forms/    核对文件夹 forms 中的各表\n"
           "用法：budgetlint [check] [选项] [路径...]\n\n"});
    }
    if (command == "trace") {
      return say(
          {"example: budgetlint trace forms/3-1.yaml#/total\n"
           "usage: budgetlint trace [OPTIONS] FILE#/CELL [PATH...]\n\n",
           "示例：budgetlint trace forms/3-1.yaml#/合计\n"
           "用法：budgetlint trace [选项] 文件#/栏目 [路径...]\n\n"});
    }
    return say(
        {"example: budgetlint schema direction > direction.schema.json\n"
         "usage: budgetlint schema [OPTIONS] NAME\n\n",
         "示例：budgetlint schema direction --lang zh > direction.schema.json\n"
         "用法：budgetlint schema [选项] 名称\n\n"});
  }

  /// `-j, --jobs N`
  [[nodiscard]] static std::string names_of(const CLI::Option& option) {
    std::string text;
    for (const std::string& name : option.get_snames()) text += "-" + name + ", ";
    for (const std::string& name : option.get_lnames())
      text += "--" + name + (option.get_option_text().empty() ? "" : " ");
    return text + option.get_option_text();
  }

  /// What every reader of the main help wants to know next.
  [[nodiscard]] std::string commands_and_statuses() const {
    std::vector<HelpRow> rows;
    for (const Command& command : commands()) rows.push_back({std::string(command.name), say(command.summary)});
    return say({"\nCommands:\n", "\n命令：\n"}) + two_columns(rows, help_column, help_width) +
           say({"\nExit status: 0 nothing to settle, 1 findings, 2 wrong call or path, 3 a bug\n",
                "\n退出状态：0 没有问题，1 有问题，2 命令或路径有误，3 程序自身的错误\n"});
  }

  Language language_;
  CLI::App app_;
  Invocation invocation_;
  std::map<std::pair<std::string, std::string>, Text> wanted_;  ///< by command and option: what its value may be
};

}  // namespace

std::variant<Invocation, EarlyExit> parse_command_line(const std::vector<std::string>& arguments,
                                                       Language default_language) {
  return Parser(language_of(arguments, default_language)).parse(arguments);
}

}  // namespace budgetlint
