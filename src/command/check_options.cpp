// The options of `check`. Longer than most files: it is a table.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "budgetlint/command/profile_file.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/rules/choice.hpp"
#include "budgetlint/rules/policy.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/terminal.hpp"
#include "check_command.hpp"
#include "registry.hpp"
#include "rule_words.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t most_jobs = 1024;

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Format& format : formats()) names.emplace_back(format.name);
  return names;
}

void take_fail_on(Invocation& to, const std::string& value) {
  to.fail_on.reset();
  to.fail_on_given = true;
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
    if (severity_name(severity) == value) to.fail_on = severity;
  }
}

void take_color(Invocation& to, const std::string& value) {
  to.color = value == "always" ? ColorChoice::always : value == "never" ? ColorChoice::never : ColorChoice::automatic;
}

void take_jobs(Invocation& to, const std::string& value) {
  const char* const end = value.data() + value.size();
  const std::from_chars_result read = std::from_chars(value.data(), end, to.jobs);
  if (read.ec == std::errc() && read.ptr == end && to.jobs >= 1 && to.jobs <= most_jobs) return;
  throw Failure(
      {fmt::format("--jobs takes a number from 1 to {}", most_jobs), fmt::format("--jobs 应为1至{}的整数", most_jobs)});
}

/// Adds the words of `BL2,total-mismatch` to a choice of rules.
void take_rules(std::optional<std::vector<std::string>>& to, const std::string& value,
                RuleUse use = RuleUse::choosing) {
  if (!to) to.emplace();
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find(',', begin), value.size());
    to->push_back(value.substr(begin, end - begin));
    begin = end + 1;
    if (const Text mistake = mistake_in_rules(to->back(), use); !mistake.empty()) throw Failure(mistake);
  }
}

void take_ignore(Invocation& to, const std::string& value) {
  take_rules(to.ignore, value, RuleUse::leaving_out);
}

/// The value of `--output`, `sarif=report.sarif`.
void add_output(Invocation& to, const std::string& value, const std::vector<std::string>& formats) {
  const std::size_t equals = value.find('=');
  const std::string format = value.substr(0, equals);
  if (std::find(formats.begin(), formats.end(), format) == formats.end() || equals == std::string::npos ||
      equals + 1 == value.size()) {
    const Text choice = choice_of(formats);
    throw Failure({fmt::format("--output takes FORMAT=FILE, not {}; formats: {}", visible(value), choice.english),
                   fmt::format("--output 应写作“格式=文件”，不能是 {}；格式可选：{}", visible(value), choice.chinese)});
  }
  const std::string file = value.substr(equals + 1);
  if (file == "-") {
    throw Failure({"--output writes to files; --format says what is printed",
                   "--output 只写入文件；屏幕输出的格式用 --format 指定"});
  }
  const auto same = [&](const auto& output) {
    return std::filesystem::path(output.second).lexically_normal() == std::filesystem::path(file).lexically_normal();
  };
  const bool device = file.starts_with("/dev/");
  if (!device && std::any_of(to.outputs.begin(), to.outputs.end(), same)) {
    throw Failure({fmt::format("two reports would go to {}", visible(file)),
                   fmt::format("两份报告写入同一文件 {}", visible(file))});
  }
  to.outputs.emplace_back(format, file);
}

void take_today(Invocation& to, const std::string& value) {
  to.today = parse_date(value);
  if (!to.today) throw Failure({"--today takes a date such as 2026-12-31", "--today 应为日期，如 2026-12-31"});
}

/// `--diff`, `--fix` or `--add-suppressions`.
void take_repairing(Invocation& to, Repairing repairing) {
  if (to.repairing != Repairing::none && to.repairing != repairing) {
    throw Failure(
        to.repairing == Repairing::suppress || repairing == Repairing::suppress
            ? Text{"--add-suppressions goes with neither --diff nor --fix; choose one",
                   "--add-suppressions 不能与 --diff 或 --fix 同时使用，请选其一"}
            : Text{"--diff and --fix exclude each other; choose one", "--diff 与 --fix 不能同时使用，请选其一"});
  }
  to.repairing = repairing;
}

OptionGroup report_options() {
  return {{"Report", "报告"},
          {format_option({"How findings are printed", "结果的格式"}, format_names()),
           output_option(format_names()),
           {"--fail-on",
            {"SEVERITY", "级别"},
            {"Status 1 from: error (default), warning, note; or never",
             "退出状态为1的级别：error（默认）、warning、note、never"},
            {"error", "warning", "note", "never"},
            {},
            take_fail_on,
            Completion::nothing,
            Repeats::last,
            Usage::frequent},
           {"--color",
            {"WHEN", "方式"},
            {"Colours: auto (default), always or never", "颜色：auto（默认）、always、never"},
            {"auto", "always", "never"},
            {},
            take_color},
           {"-q,--quiet",
            {},
            {"Without the closing line", "不显示末尾的汇总行"},
            {},
            {},
            [](Invocation& to, const std::string&) { to.volume = Volume::quiet; }},
           {"-v,--verbose",
            {},
            {"Also every place, what was read, how long it took", "另显示全部位置、读取情况和用时"},
            {},
            {},
            [](Invocation& to, const std::string&) { to.volume = Volume::verbose; }},
           {"--statistics",
            {},
            {"Also how often each rule was broken", "另列出各规则的问题数"},
            {},
            {},
            [](Invocation& to, const std::string&) { to.statistics = true; }},
           {"--no-diagnose",
            {},
            {"Each broken relation by itself, no search for causes", "逐条列出不一致之处，不查找原因"},
            {},
            {},
            [](Invocation& to, const std::string&) { to.diagnose = false; }},
           {"--unchecked",
            {},
            {"Also list what nothing confirms, and the share of money checked",
             "另列出未能核对的数及原因、已核对金额的占比"},
            {},
            {},
            [](Invocation& to, const std::string&) { to.unchecked = true; },
            Completion::nothing,
            Repeats::last,
            Usage::frequent}}};
}

Text profile_help() {
  const std::vector<std::string> names = profile_names();
  return {
      fmt::format("What indicators are required: {} or a file (default: {})", fmt::join(names, ", "), names.front()),
      fmt::format("必填哪些指标：{}，或自己的文件（默认 {}）", fmt::join(names, "、"), names.front())};
}

OptionGroup choice_options() {
  static constexpr Phrase rules_wanted{"rules: ids, names or the beginning of ids", "规则：编号、名称或编号的开头"};
  return {{"Rules and settings", "规则和设置"},
          {{"--select",
            {"RULES", "规则"},
            {"Only these rules: ids, names, beginnings (BL2,total-mismatch)",
             "只用这些规则：编号、名称或编号开头（BL2,total-mismatch）"},
            {},
            rules_wanted,
            [](Invocation& to, const std::string& value) { take_rules(to.select, value); },
            Completion::rule,
            Repeats::all,
            Usage::frequent},
           {"--ignore",
            {"RULES", "规则"},
            {"Without these rules", "不用这些规则"},
            {},
            rules_wanted,
            take_ignore,
            Completion::rule,
            Repeats::all,
            Usage::frequent},
           {"--extend-select",
            {"RULES", "规则"},
            {"These rules too; one that is off by itself by its full id", "另用这些规则；默认关闭的须写全编号"},
            {},
            rules_wanted,
            [](Invocation& to, const std::string& value) { take_rules(to.extend_select, value); },
            Completion::rule,
            Repeats::all},
           {"--config",
            {"FILE", "文件"},
            {"This configuration instead of the nearest .budgetlint.yaml", "用此配置文件，不用最近的 .budgetlint.yaml"},
            {},
            {"a configuration file", "配置文件"},
            [](Invocation& to, const std::string& value) { to.config = value; },
            Completion::file},
           {"--profile",
            {"NAME|FILE", "名称|文件"},
            profile_help(),
            {},
            {"a profile's name or file", "编报要求的名称或文件"},
            [](Invocation& to, const std::string& value) { to.profile = value; },
            Completion::file},
           {"--isolated",
            {},
            {"No configuration, baseline or comment counts", "不理会配置文件、已知问题清单和表中的忽略标注"},
            {},
            {},
            [](Invocation& to, const std::string&) { to.isolated = true; }},
           {"--show-config",
            {"PATH", "路径"},
            {"Only tell what is in force for PATH, and from where", "只显示该路径适用的设置及其出处"},
            {},
            {"the path of a form", "表的路径"},
            [](Invocation& to, const std::string& value) { to.show_config = value; },
            Completion::file}}};
}

OptionGroup repair_options() {
  return {{"Repairs", "修改"},
          {{"--diff",
            {},
            {"Print the repairs as a patch for git apply", "以补丁形式输出修改（可用 git apply）"},
            {},
            {},
            [](Invocation& to, const std::string&) { take_repairing(to, Repairing::diff); },
            Completion::nothing,
            Repeats::last,
            Usage::frequent},
           {"--fix",
            {},
            {"Make the repairs in the files", "直接修改文件"},
            {},
            {},
            [](Invocation& to, const std::string&) { take_repairing(to, Repairing::write); },
            Completion::nothing,
            Repeats::last,
            Usage::frequent},
           {"--unsafe-fixes",
            {},
            {"With repairs of an amount, a year or a blank too", "包括改动金额、年份和填写空白的修改"},
            {},
            {},
            [](Invocation& to, const std::string&) { to.safety = Safety::unsafe; },
            Completion::nothing,
            Repeats::last,
            Usage::frequent}}};
}

OptionGroup known_options() {
  return {
      {"Known findings", "已知问题"},
      {{"--add-suppressions",
        {"REASON", "理由"},
        {"Write a comment that ignores it, with REASON, above each finding", "在每个问题上方写入忽略标注并注明理由"},
        {},
        {"the reason that the comments give", "标注中写明的理由"},
        [](Invocation& to, const std::string& value) {
          take_repairing(to, Repairing::suppress);
          to.reason = value;
        }},
       {"--baseline",
        {"FILE", "文件"},
        {"Hold back the findings that FILE lists as known", "不再列出清单文件中已登记的问题"},
        {},
        {"the file that lists known findings", "登记已知问题的清单文件"},
        [](Invocation& to, const std::string& value) { to.baseline = value; },
        Completion::file},
       {"--write-baseline",
        {"FILE", "文件"},
        {"List all findings of this run in FILE as known", "将本次发现的问题全部登记到清单文件"},
        {},
        {"the file to list the findings in", "用于登记问题的清单文件"},
        [](Invocation& to, const std::string& value) { to.write_baseline = value; },
        Completion::file},
       {"--today",
        {"DATE", "日期"},
        {"The day for until= in comments (default: today in UTC)", "标注中 until= 以此日期为准（默认为当天，UTC）"},
        {},
        {"a date such as 2026-12-31", "日期，如 2026-12-31"},
        take_today}}};
}

OptionGroup input_options() {
  static const std::string jobs_wanted_english = fmt::format("a number from 1 to {}", most_jobs);
  static const std::string jobs_wanted_chinese = fmt::format("1至{}的整数", most_jobs);
  return {{"Input", "输入"},
          {{"--files-from",
            {"FILE", "文件"},
            {"Read paths from FILE, one a line (-: standard input)", "从文件读取路径，每行一个（- 为标准输入）"},
            {},
            {"the file that lists paths", "列有路径的文件"},
            [](Invocation& to, const std::string& value) { to.files_from = value; },
            Completion::file},
           {"-0,--null",
            {},
            {"A NUL stands between those paths, not a line end", "清单中的路径以 NUL 分隔，不以换行分隔"},
            {},
            {},
            [](Invocation& to, const std::string&) { to.nul_separated = true; }},
           {"--stdin-filename",
            {"NAME", "名称"},
            {"The name of the forms read from -", "从 - 读入的表以此为文件名"},
            {},
            {"a name for standard input", "标准输入的名称"},
            [](Invocation& to, const std::string& value) { to.input.stdin_name = value; }},
           {"--allow-empty",
            {},
            {"No form at all is no failure", "没有任何表时不算出错"},
            {},
            {},
            [](Invocation& to, const std::string&) { to.allow_empty = true; }},
           {"-j,--jobs",
            {"N", "数目"},
            {"Threads (default: one for each core)", "线程数（默认每核一个）"},
            {},
            {jobs_wanted_english, jobs_wanted_chinese},
            take_jobs}}};
}

void verify(const Invocation& invocation) {
  const std::vector<std::string>& paths = invocation.input.paths;
  const auto has = [&](const char* path) { return std::find(paths.begin(), paths.end(), path) != paths.end(); };
  if (invocation.repairing == Repairing::diff && invocation.unchecked) {
    throw Failure(
        {"--diff prints a patch alone; use --unchecked without it", "--diff 只输出补丁，--unchecked 请单独使用"});
  }
  if (has("")) throw Failure({"a path is empty (a variable that is not set?)", "有一个路径为空（是否变量没有赋值？）"});
  if (has("-") && invocation.repairing == Repairing::write) {
    throw Failure({"--fix cannot correct standard input; use --diff", "--fix 不能修改标准输入，请用 --diff"});
  }
  if (has("-") && invocation.repairing == Repairing::suppress) {
    throw Failure({"--add-suppressions cannot write to standard input", "--add-suppressions 不能写入标准输入"});
  }
  if (invocation.write_baseline && invocation.repairing != Repairing::none) {
    throw Failure({"--write-baseline lists findings as they are; use it without --diff, --fix and --add-suppressions",
                   "--write-baseline 登记现有问题，不能与 --diff、--fix、--add-suppressions 同时使用"});
  }
  if (has("-") && invocation.files_from == "-") {
    throw Failure({"standard input cannot be both a form and the list of --files-from",
                   "标准输入不能既作为表，又作为 --files-from 的清单"});
  }
  if (invocation.isolated && invocation.config) {
    throw Failure({"--isolated takes no configuration; use --config without it",
                   "--isolated 不使用配置文件，不能与 --config 同时使用"});
  }
  if (invocation.isolated && invocation.profile && built_in_profile(*invocation.profile) == nullptr) {
    const Text choice = choice_of(profile_names());
    throw Failure({"--isolated takes a built-in profile only: " + choice.english,
                   "使用 --isolated 时，--profile 只能是内置的编报要求：" + choice.chinese});
  }
  const bool holds_back =
      invocation.baseline || invocation.write_baseline || invocation.repairing == Repairing::suppress;
  if (invocation.isolated && holds_back) {
    throw Failure({"--isolated holds nothing back; use it without --baseline, --write-baseline and --add-suppressions",
                   "--isolated 列出全部问题，不能与 --baseline、--write-baseline、--add-suppressions 同时使用"});
  }
  if (invocation.nul_separated && !invocation.files_from) {
    throw Failure({"-0 says how the list of --files-from is separated; give --files-from too",
                   "-0 说明 --files-from 清单的分隔方式，须与 --files-from 一起使用"});
  }
}

}  // namespace

Option format_option(const Text& what, const std::vector<std::string>& formats) {
  const Text choices = choice_of(formats);
  return {"--format",
          {"FORMAT", "格式"},
          {what.english + ": " + choices.english, what.chinese + "：" + choices.chinese},
          formats,
          {},
          [](Invocation& to, const std::string& value) { to.format = value; },
          Completion::nothing,
          Repeats::last,
          Usage::frequent};
}

Option output_option(const std::vector<std::string>& formats) {
  return {"--output",
          {"FORMAT=FILE", "格式=文件"},
          {"A report into a file too; may be given again", "另将报告写入文件，可重复使用"},
          {},
          {"FORMAT=FILE", "格式=文件"},
          [formats](Invocation& to, const std::string& value) { add_output(to, value, formats); },
          Completion::file,
          Repeats::all};
}

std::vector<Option> check_options_named(std::initializer_list<std::string_view> names) {
  std::vector<Option> options;
  for (const std::string_view name : names) {
    for (const OptionGroup& group : check_command().groups) {
      const auto option = std::ranges::find(group.options, name, &Option::long_name);
      if (option != group.options.end()) options.push_back(*option);
    }
  }
  return options;
}

Argument path_argument(const Text& description) {
  return {{"PATH...", "路径..."}, description, true, [](Invocation& to, const std::vector<std::string>& values) {
            to.input.paths = values;
          }};
}

const Command& check_command() {
  static const Command command{
      "check",
      {"Check forms against each other (the default)", "核对各表（默认）"},
      {"budgetlint forms/    checks the forms in the folder forms", "budgetlint forms/    核对文件夹 forms 中的各表"},
      {"budgetlint [check] [OPTIONS] [PATH...]", "budgetlint [check] [选项] [路径...]"},
      {path_argument({"Files, folders (their *.yaml and *.yml), patterns, - for standard input; default: this folder",
                      "文件、文件夹（取其中的 *.yaml、*.yml）、通配符，或 -（标准输入）；默认为当前文件夹"})},
      {report_options(), repair_options(), choice_options(), known_options(), input_options()},
      verify,
      run_check};
  return command;
}

}  // namespace budgetlint
