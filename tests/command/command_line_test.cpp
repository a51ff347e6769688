// What a command line is understood to ask for (command-line.md, "Commands").
#include <catch2/catch.hpp>

#include "budgetlint/command/invocation.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/report/version.hpp"
#include "budgetlint/schema/schema.hpp"

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

/// A mistake in the call: status 2, told on standard error alone, and naming what is wrong.
void refused(const Words& arguments, const std::string& culprit) {
  CAPTURE(arguments);
  for (const Language language : {Language::english, Language::chinese}) {
    const EarlyExit exit = stopped(arguments, language);
    CHECK(exit.status == 2);
    CHECK(exit.out.empty());
    CHECK_THAT(exit.error, Catch::Matchers::Contains(culprit) && Catch::Matchers::Contains("budgetlint --help"));
  }
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

TEST_CASE("a mistake in the call is refused by name") {
  refused({"--nope"}, "--nope");
  refused({"-x"}, "-x");
  refused({"--format", "nope"}, "--format");
  refused({"a.yaml", "--format"}, "--format");
  refused({"--fail-on", "fatal"}, "--fail-on");
  refused({"--color", "rot"}, "--color");
  refused({"--lang", "fr"}, "--lang");
  refused({"--files-from"}, "--files-from");
  for (const char* jobs : {"0", "-1", "x", "1025", "1.5", "", "99999999999999999999"})
    refused({"--jobs", jobs}, "--jobs");
  refused({"--dash.yaml"}, "--dash.yaml");
}

TEST_CASE("a schema is asked for by a name that exists") {
  refused({"schema"}, "NAME");
  refused({"schema", "nope"}, "nope");
  refused({"schema", "direction", "extra"}, "extra");
  for (const std::string_view name : schema_names())
    CHECK(understood({"schema", std::string(name)}).schema_name == name);
}

TEST_CASE("help is no failure, goes to standard output and names every option in the language asked for") {
  const EarlyExit english = stopped({"--help"});
  const EarlyExit chinese = stopped({"-h", "--lang", "zh"});
  for (const EarlyExit& help : {english, chinese}) {
    CHECK(help.status == 0);
    CHECK(help.error.empty());
    for (const char* option : {"--help", "--lang", "--format", "--fail-on", "--color", "--jobs", "--files-from",
                               "--null", "--stdin-filename", "--allow-empty", "--quiet", "--verbose"}) {
      CHECK_THAT(help.out, Catch::Matchers::Contains(option));
    }
    for (const Command& command : commands())
      CHECK_THAT(help.out, Catch::Matchers::Contains("\n  " + std::string(command.name) + " "));
  }
  CHECK_THAT(english.out, Catch::Matchers::Contains("usage: budgetlint [check]"));
  CHECK_THAT(chinese.out, Catch::Matchers::Contains("用法：budgetlint [check]"));
  CHECK_THAT(stopped({"schema", "--help"}).out, Catch::Matchers::Contains("budgetlint schema"));
}

TEST_CASE("the version is one line on standard output") {
  const EarlyExit exit = stopped({"--version"});
  CHECK(exit.status == 0);
  CHECK(exit.out == "budgetlint " + std::string(version()) + "\n");
  CHECK(exit.error.empty());
}
