// What a command line is understood to ask for (command-line.md, "Commands").
#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "budgetlint/command/command.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/report/version.hpp"
#include "budgetlint/schema/schema.hpp"
#include "budgetlint/support/terminal.hpp"

using namespace budgetlint;

namespace {

using Words = std::vector<std::string>;

Invocation understood(const Words& arguments, Language language = Language::english) {
  auto parsed = parse_command_line(arguments, language);
  if (const auto* early = std::get_if<EarlyExit>(&parsed)) FAIL(early->out + early->error);
  return std::get<Invocation>(std::move(parsed));
}

EarlyExit stopped(const Words& arguments, Language language = Language::english) {
  auto parsed = parse_command_line(arguments, language);
  REQUIRE(std::holds_alternative<EarlyExit>(parsed));
  return std::get<EarlyExit>(std::move(parsed));
}

/// A mistake in the call: status 2, told on standard error alone, in one sentence and where to read more.
void refused(const Words& arguments, const std::string& english, const std::string& chinese) {
  CAPTURE(arguments);
  const EarlyExit exit = stopped(arguments);
  CHECK(exit.status == 2);
  CHECK(exit.out.empty());
  CHECK(exit.error == "budgetlint: " + english + "\nTry 'budgetlint --help'.\n");
  const EarlyExit translated = stopped(arguments, Language::chinese);
  CHECK(translated.status == 2);
  CHECK(translated.out.empty());
  CHECK(translated.error == "budgetlint: " + chinese + "\n请看 budgetlint --help。\n");
}

/// `text, full or json`, with every format there is.
Text formats_to_choose() {
  Words names;
  for (const Format& format : formats()) names.emplace_back(format.name);
  return choice_of(names);
}

}  // namespace

TEST_CASE("a bare list of paths is a check") {
  const Invocation plain = understood({"a.yaml", "b"});
  CHECK(plain.command == "check");
  CHECK(plain.input.paths == Words{"a.yaml", "b"});
  CHECK(plain.format == "text");
  CHECK(plain.fail_on == Severity::error);
  CHECK(plain.color == ColorChoice::automatic);
  CHECK(plain.volume == Volume::normal);
  CHECK(plain.jobs == 0);
  CHECK_FALSE(plain.files_from);
  CHECK_FALSE(plain.allow_empty);
  CHECK(understood({"check", "a.yaml"}).input.paths == Words{"a.yaml"});
  CHECK(understood({}).input.paths.empty());
}

TEST_CASE("a command is the first argument or absent: a path may be named like one") {
  CHECK(understood({"schema", "direction"}).command == "schema");
  CHECK(understood({"schema", "direction"}).schema_name == "direction");
  for (const Words& arguments : {Words{"./schema"}, Words{"--", "schema"}, Words{"a.yaml", "schema"},
                                 Words{"check", "schema"}, Words{"-q", "schema"}, Words{"schema.yaml", "check"}}) {
    CAPTURE(arguments);
    const Invocation invocation = understood(arguments);
    CHECK(invocation.command == "check");
    const std::string last = arguments.back();
    REQUIRE_FALSE(invocation.input.paths.empty());
    CHECK(invocation.input.paths.back() == last);
  }
}

TEST_CASE("an option takes its own value and no more") {
  const Invocation invocation =
      understood({"--format", "json", "a.yaml", "--fail-on", "note", "b.yaml", "--files-from", "list", "-j", "3", "c"});
  CHECK(invocation.format == "json");
  CHECK(invocation.fail_on == Severity::note);
  CHECK(invocation.files_from == "list");
  CHECK(invocation.jobs == 3);
  CHECK(invocation.input.paths == Words{"a.yaml", "b.yaml", "c"});
}

TEST_CASE("every value of an option means what it says") {
  CHECK(understood({"--fail-on", "error"}).fail_on == Severity::error);
  CHECK(understood({"--fail-on", "warning"}).fail_on == Severity::warning);
  CHECK(understood({"--fail-on=note"}).fail_on == Severity::note);
  CHECK(understood({"--fail-on", "never"}).fail_on == std::nullopt);
  CHECK(understood({"--color", "always"}).color == ColorChoice::always);
  CHECK(understood({"--color", "never"}).color == ColorChoice::never);
  CHECK(understood({"--color", "auto"}).color == ColorChoice::automatic);
  CHECK(understood({"-q"}).volume == Volume::quiet);
  CHECK(understood({"--verbose"}).volume == Volume::verbose);
  CHECK(understood({"-0", "--files-from", "-"}).nul_separated);
  CHECK(understood({"--allow-empty"}).allow_empty);
  CHECK(understood({"-", "--stdin-filename", "附表1.yaml"}).input.stdin_name == "附表1.yaml");
  for (const Format& format : formats())
    CHECK(understood({"--format", std::string(format.name)}).format == format.name);
  CHECK(understood({"--format", "json", "--format", "concise"}).format == "concise");
}

TEST_CASE("behind -- everything is a path") {
  const Invocation invocation = understood({"-q", "--", "--format", "-", "--lang", "zh"});
  CHECK(invocation.input.paths == Words{"--format", "-", "--lang", "zh"});
  CHECK(invocation.language == Language::english);
}

TEST_CASE("the language: --lang, else what the environment says") {
  CHECK(understood({"--lang", "zh"}).language == Language::chinese);
  CHECK(understood({"--lang=en"}, Language::chinese).language == Language::english);
  CHECK(understood({"a.yaml"}, Language::chinese).language == Language::chinese);
  CHECK(understood({"schema", "direction", "--lang", "zh"}).language == Language::chinese);
}

TEST_CASE("an option given twice counts as it was given last") {
  CHECK(understood({"--fail-on", "note", "--fail-on", "never"}).fail_on == std::nullopt);
  CHECK(understood({"--color", "always", "--color=never"}).color == ColorChoice::never);
  CHECK(understood({"--files-from", "a", "--files-from", "b"}).files_from == "b");
  CHECK(understood({"--jobs", "3", "-j4"}).jobs == 4);
  CHECK(understood({"--lang", "zh", "--lang", "en"}).language == Language::english);
  CHECK(understood({"--stdin-filename", "a", "--stdin-filename", "b"}).input.stdin_name == "b");
  CHECK(understood({"-q", "--quiet"}).volume == Volume::quiet);
}

TEST_CASE("a path may look like a list, a number or a pair") {
  for (const char* path : {"[ab]", "[a,b]", "{}", "-5", "a=b", "%%"}) {
    CAPTURE(path);
    CHECK(understood({path}).input.paths == Words{path});
    CHECK(understood({path, "x"}).input.paths == Words{path, "x"});
  }
  CHECK(understood({"--files-from", "[a,b]"}).files_from == "[a,b]");
}

TEST_CASE("what is done about findings: nothing, a patch, or the edits themselves") {
  CHECK(understood({}).repairing == Repairing::none);
  CHECK(understood({}).safety == Safety::safe);
  CHECK(understood({}).diagnose);
  CHECK(understood({"--diff"}).repairing == Repairing::diff);
  CHECK(understood({"--diff"}).safety == Safety::safe);
  CHECK(understood({"--fix"}).repairing == Repairing::write);
  const Invocation unsafe = understood({"a.yaml", "--unsafe-fixes", "--fix"});
  CHECK(unsafe.repairing == Repairing::write);
  CHECK(unsafe.safety == Safety::unsafe);
  CHECK_FALSE(understood({"--no-diagnose"}).diagnose);
}

TEST_CASE("an option that does not exist is named, with the one that was probably meant") {
  refused({"--jbos", "3"}, "there is no option --jbos; did you mean --jobs?", "没有选项 --jbos；是否为 --jobs？");
  refused({"-format", "json"}, "there is no option -format; did you mean --format?",
          "没有选项 -format；是否为 --format？");
  refused({"--colour=never"}, "there is no option --colour; did you mean --color?",
          "没有选项 --colour；是否为 --color？");
  refused({"--unsafe"}, "there is no option --unsafe; did you mean --unsafe-fixes?",
          "没有选项 --unsafe；是否为 --unsafe-fixes？");
  refused({"a.yaml", "--nope"}, "there is no option --nope", "没有选项 --nope");
  refused({"--fi"}, "there is no option --fi; did you mean --fix?", "没有选项 --fi；是否为 --fix？");
  refused({"-x"}, "there is no option -x", "没有选项 -x");
  refused({"-qx"}, "there is no option -x", "没有选项 -x");
  refused({"--dash.yaml"}, "there is no option --dash.yaml", "没有选项 --dash.yaml");
  refused({"schema", "direction", "--format", "json"}, "there is no option --format", "没有选项 --format");
}

TEST_CASE("a value that is not allowed is named, with those that are") {
  const Text choice = formats_to_choose();
  refused({"--format", "xml"}, "--format cannot be xml; choose " + choice.english,
          "--format 不能是 xml，可选：" + choice.chinese);
  refused({"--format", "json", "--format", "xml"}, "--format cannot be xml; choose " + choice.english,
          "--format 不能是 xml，可选：" + choice.chinese);
  refused({"--fail-on", "fatal"}, "--fail-on cannot be fatal; choose error, warning, note or never",
          "--fail-on 不能是 fatal，可选：error、warning、note、never");
  refused({"--color", "rot"}, "--color cannot be rot; choose auto, always or never",
          "--color 不能是 rot，可选：auto、always、never");
  refused({"--lang", "fr"}, "--lang cannot be fr; choose en or zh", "--lang 不能是 fr，可选：en、zh");
  for (const char* jobs : {"0", "-1", "x", "1025", "1.5", "+3", " 3", "99999999999999999999"})
    refused({"--jobs", jobs}, "--jobs takes a number from 1 to 1024", "--jobs 应为1至1024的整数");
  CHECK(understood({"--jobs", "1024"}).jobs == 1024);
  CHECK(understood({"--jobs", "1"}).jobs == 1);
}

TEST_CASE("a value that is missing, or one too many, is told") {
  const Text choice = formats_to_choose();
  for (const Words& arguments : {Words{"a.yaml", "--format"}, Words{"--format", ""}, Words{"--format=", "json"}}) {
    refused(arguments, "--format needs a value: " + choice.english, "--format 后面缺少取值：" + choice.chinese);
  }
  refused({"-j"}, "--jobs needs a value: a number from 1 to 1024", "--jobs 后面缺少取值：1至1024的整数");
  for (const Words& arguments : {Words{"--files-from"}, Words{"--files-from="}, Words{"--files-from", ""}})
    refused(arguments, "--files-from needs a value: the file that lists paths",
            "--files-from 后面缺少取值：列有路径的文件");
  refused({"-", "--stdin-filename", ""}, "--stdin-filename needs a value: a name for standard input",
          "--stdin-filename 后面缺少取值：标准输入的名称");
  refused({"--quiet=yes"}, "--quiet takes no value", "--quiet 后面不带取值");
}

TEST_CASE("what does not go together is refused") {
  for (const Words& arguments : {Words{"--diff", "--fix"}, Words{"--fix", "a.yaml", "--diff"}})
    refused(arguments, "--diff and --fix exclude each other; choose one", "--diff 与 --fix 不能同时使用，请选其一");
  for (const char* null : {"-0", "--null"})
    refused({null, "a.yaml"}, "-0 says how the list of --files-from is separated; give --files-from too",
            "-0 说明 --files-from 清单的分隔方式，须与 --files-from 一起使用");
  refused({"a.yaml", ""}, "a path is empty (a variable that is not set?)", "有一个路径为空（是否变量没有赋值？）");
  refused({"-", "--fix"}, "--fix cannot correct standard input; use --diff", "--fix 不能修改标准输入，请用 --diff");
  CHECK(understood({"-", "--diff"}).repairing == Repairing::diff);
  refused({"-", "--files-from", "-"}, "standard input cannot be both a form and the list of --files-from",
          "标准输入不能既作为表，又作为 --files-from 的清单");
}

TEST_CASE("what was typed cannot take over the line that tells of it") {
  for (const Words& arguments :
       {Words{"--x\n::error::y"}, Words{"--format", "a\n::error::\x1B[31m"}, Words{"schema", "##[error]\n::x"}}) {
    CAPTURE(arguments);
    const std::string error = stopped(arguments).error;
    for (const char* attack : {"\n::", "\x1B", "##["}) CHECK(error.find(attack) == std::string::npos);
    CHECK(std::count(error.begin(), error.end(), '\n') == 2);
  }
}

TEST_CASE("a schema is asked for by a name that exists") {
  refused({"schema"}, "name a schema: direction, overall, summary, report, config or profile",
          "请写明表的名称：direction、overall、summary、report、config、profile");
  refused({"schema", "nope"}, "there is no schema nope; choose direction, overall, summary, report, config or profile",
          "没有名为 nope 的表，可选：direction、overall、summary、report、config、profile");
  refused({"schema", "direction", "extra"}, "schema takes one name; extra is too much",
          "schema 只需一个名称，多出了 extra");
  for (const std::string_view name : schema_names())
    CHECK(understood({"schema", std::string(name)}).schema_name == name);
}

TEST_CASE("help is no failure, goes to standard output and names every option in the language asked for") {
  const EarlyExit english = stopped({"check", "--help"});
  const EarlyExit chinese = stopped({"check", "-h", "--lang", "zh"});
  for (const EarlyExit& help : {english, chinese}) {
    CHECK(help.status == 0);
    CHECK(help.error.empty());
    for (const char* option : {"-h, --help", "-V, --version", "--lang", "--format", "--fail-on", "--color",
                               "-j, --jobs", "--files-from", "-0, --null", "--stdin-filename", "--allow-empty",
                               "-q, --quiet", "-v, --verbose", "--diff", "--fix", "--unsafe-fixes", "--no-diagnose"}) {
      CHECK_THAT(help.out, Catch::Matchers::Contains("\n  " + std::string(option) + " "));
    }
    for (const Format& format : formats()) CHECK_THAT(help.out, Catch::Matchers::Contains(std::string(format.name)));
  }
  for (const EarlyExit& help : {stopped({"--help"}), stopped({"-h", "--lang", "zh"})}) {
    for (const Command* command : commands())
      CHECK_THAT(help.out, Catch::Matchers::Contains("\n  " + std::string(command->name) + " "));
    CHECK(std::count(help.out.begin(), help.out.end(), '\n') <= 40);  // a screen
  }
  CHECK_THAT(english.out, Catch::Matchers::StartsWith("example: budgetlint forms/ "));
  CHECK_THAT(chinese.out, Catch::Matchers::StartsWith("示例：budgetlint forms/ "));
  CHECK_THAT(english.out, Catch::Matchers::Contains("usage: budgetlint [check] [OPTIONS] [PATH...]\n"));
  CHECK_THAT(chinese.out, Catch::Matchers::Contains("用法：budgetlint [check] [选项] [路径...]\n"));
}

TEST_CASE("help fits a terminal of 80 columns") {
  for (const Words& arguments : {Words{"--help"}, Words{"check", "--help"}, Words{"schema", "--help"}}) {
    for (const Language language : {Language::english, Language::chinese}) {
      std::istringstream lines(stopped(arguments, language).out);
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(cell_width(line) <= 80);
        CHECK_FALSE(line.ends_with(' '));
      }
    }
  }
}

TEST_CASE("the help of schema names every schema") {
  for (const Language language : {Language::english, Language::chinese}) {
    const std::string help = stopped({"schema", "--help"}, language).out;
    for (const std::string_view name : schema_names()) CHECK_THAT(help, Catch::Matchers::Contains(std::string(name)));
  }
  CHECK_THAT(stopped({"schema", "-h"}).out, Catch::Matchers::Contains("usage: budgetlint schema [OPTIONS] NAME\n"));
}

TEST_CASE("the version is one line on standard output, wherever it is asked for") {
  for (const Words& arguments : {Words{"--version"}, Words{"--jobs", "1", "--version"}, Words{"check", "--version"},
                                 Words{"schema", "--version"}}) {
    CAPTURE(arguments);
    const EarlyExit exit = stopped(arguments);
    CHECK(exit.status == 0);
    CHECK(exit.out == "budgetlint " + std::string(version()) + "\n");
    CHECK(exit.error.empty());
  }
}

TEST_CASE("a word that is nearly a command and no path is asked about", "[command line]") {
  refused({"chek"}, "there is no file and no command chek; did you mean check?",
          "没有名为 chek 的文件或命令；是否为 check？");
  CHECK(understood({"forms"}).input.paths == Words{"forms"});
}

TEST_CASE("help may be asked for by a word", "[command line]") {
  CHECK(stopped({"help"}).out == stopped({"--help"}).out);
  CHECK(stopped({"help", "trace"}).out == stopped({"trace", "--help"}).out);
  CHECK(stopped({"-V"}).out == stopped({"--version"}).out);
}
