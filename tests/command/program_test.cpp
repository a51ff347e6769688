// What the program takes from its surroundings: language, colours, width; and its table of commands.
#include "budgetlint/command/program.hpp"

#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <set>

#include "budgetlint/command/command.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/rules/rule.hpp"

using namespace budgetlint;

namespace {

/// The variables that the program looks at, set to these and no others while it lives.
class Environment {
public:
  explicit Environment(const std::map<std::string, std::string>& variables) {
    for (const char* name :
         {"LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS"}) {
      if (const char* value = std::getenv(name)) before_[name] = value;
      ::unsetenv(name);
      names_.insert(name);
    }
    for (const auto& [name, value] : variables) {
      REQUIRE(names_.count(name) == 1);
      ::setenv(name.c_str(), value.c_str(), 1);
    }
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  ~Environment() {
    for (const std::string& name : names_) ::unsetenv(name.c_str());
    for (const auto& [name, value] : before_) ::setenv(name.c_str(), value.c_str(), 1);
  }

private:
  std::set<std::string> names_;
  std::map<std::string, std::string> before_;
};

Language language_with(const std::map<std::string, std::string>& variables) {
  const Environment environment(variables);
  return environment_language();
}

bool color_with(ColorChoice choice, const std::map<std::string, std::string>& variables) {
  const Environment environment(variables);
  return wants_color(choice);
}

/// What `write_error` makes of a text: standard error leads to a pipe meanwhile.
std::string written_to_stderr(std::string_view text) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const int usual = ::dup(STDERR_FILENO);
  ::dup2(ends[1], STDERR_FILENO);
  write_error(text);  // shorter than a pipe holds
  ::dup2(usual, STDERR_FILENO);
  ::close(usual);
  ::close(ends[1]);
  std::array<char, 4096> buffer{};
  const ssize_t count = ::read(ends[0], buffer.data(), buffer.size());
  ::close(ends[0]);
  REQUIRE(count >= 0);
  return {buffer.data(), static_cast<std::size_t>(count)};
}

std::size_t width_with(const std::string& columns) {
  const Environment environment({{"COLUMNS", columns}});
  return terminal_width();
}

}  // namespace

TEST_CASE("the first of LC_ALL, LC_MESSAGES and LANG that says something decides the language") {
  CHECK(language_with({}) == Language::english);
  CHECK(language_with({{"LANG", "zh_CN.UTF-8"}}) == Language::chinese);
  CHECK(language_with({{"LANG", "zh_TW"}}) == Language::chinese);
  CHECK(language_with({{"LANG", "zh"}}) == Language::chinese);
  CHECK(language_with({{"LC_MESSAGES", "zh_CN"}, {"LANG", "en_US"}}) == Language::chinese);
  CHECK(language_with({{"LC_MESSAGES", "en_US"}, {"LANG", "zh_CN"}}) == Language::english);
  CHECK(language_with({{"LC_ALL", "C"}, {"LC_MESSAGES", "zh_CN"}, {"LANG", "zh_CN"}}) == Language::english);
  CHECK(language_with({{"LC_ALL", ""}, {"LANG", "zh_CN"}}) == Language::chinese);
  CHECK(language_with({{"LANG", "de_DE"}}) == Language::english);
}

TEST_CASE("colours: --color, then FORCE_COLOR, then NO_COLOR") {
  CHECK(color_with(ColorChoice::always, {{"NO_COLOR", "1"}, {"TERM", "dumb"}}));
  CHECK_FALSE(color_with(ColorChoice::never, {{"FORCE_COLOR", "1"}, {"TERM", "xterm"}}));
  CHECK(color_with(ColorChoice::automatic, {{"FORCE_COLOR", "1"}}));
  CHECK(color_with(ColorChoice::automatic, {{"FORCE_COLOR", "1"}, {"NO_COLOR", "1"}}));
  CHECK_FALSE(color_with(ColorChoice::automatic, {{"FORCE_COLOR", "0"}, {"TERM", "xterm"}}));
  CHECK(color_with(ColorChoice::always, {{"FORCE_COLOR", "0"}}));
  CHECK_FALSE(color_with(ColorChoice::automatic, {{"NO_COLOR", "1"}, {"TERM", "xterm"}}));
  CHECK_FALSE(color_with(ColorChoice::automatic, {{"TERM", "dumb"}}));
  CHECK_FALSE(color_with(ColorChoice::automatic, {}));
}

TEST_CASE("COLUMNS decides the width when it makes sense") {
  CHECK(width_with("120") == 120);
  CHECK(width_with("40") == 40);
  const std::size_t otherwise = width_with("");  // the terminal's, or 80
  for (const char* nonsense : {"0", "39", "1000", "-1", "x", "99999999999999999999"}) {
    CAPTURE(nonsense);
    CHECK(width_with(nonsense) == otherwise);
  }
}

TEST_CASE("nothing that is written to standard error can command a terminal or a CI runner") {
  const std::string before = "one\n  two  three\n::error::four\x1B[31m\n ::warning::five ##[error]\xFF\n\nsix";
  CHECK(written_to_stderr(before) ==
        "one\n  two  three\n\\x3a:error::four\\x1b[31m\n \\x3a:warning::five \\x23#[error]\\xff\n\nsix");
}

TEST_CASE("two columns: a text that is too long goes on under its own beginning") {
  CHECK(two_columns({{"-q", "quiet"}, {"--long-name N", "number"}}, 8, 20) ==
        "  -q    quiet\n  --long-name N  number\n");
  CHECK(two_columns({{"-a", "one two three"}}, 6, 13) == "  -a  one two\n      three\n");
  CHECK(two_columns({{"-a", "one two three"}}, 6, 14) == "  -a  one two\n      three\n");
  CHECK(two_columns({{"-a", "unbreakable"}}, 6, 10) == "  -a  unbr\n      eaka\n      ble\n");
  CHECK(two_columns({}, 6, 20).empty());
}

TEST_CASE("two columns: Chinese is measured in cells and broken where its punctuation allows") {
  CHECK(two_columns({{"路径", "只读"}}, 10, 20) == "  路径    只读\n");
  CHECK(two_columns({{"-a", "核对各表核对各表"}}, 6, 14) == "  -a  核对各表\n      核对各表\n");
  CHECK(two_columns({{"-a", "核对各表核对各表"}}, 6, 15) == "  -a  核对各表\n      核对各表\n");
  CHECK(two_columns({{"-a", "核对各表，再核对"}}, 6, 14) ==
        "  -a  核对各\n      表，再核\n      对\n");                                          // no line begins with ，
  CHECK(two_columns({{"-a", "核对表（默认）"}}, 6, 14) == "  -a  核对表\n      （默认）\n");  // none ends with （
  CHECK(two_columns({{"-a", "核对--lang表"}}, 6, 14) == "  -a  核对\n      --lang表\n");
}

TEST_CASE("every command is named once and says what it does in both languages") {
  std::set<std::string_view> names;
  for (const Command* command : commands()) {
    CAPTURE(command->name);
    CHECK(names.insert(command->name).second);
    CHECK_FALSE(command->summary.english.empty());
    CHECK_FALSE(command->summary.chinese.empty());
    CHECK(command->run != nullptr);
  }
  CHECK(names.count("check") == 1);
  CHECK(names.count("schema") == 1);
}

TEST_CASE("every option, argument, command and format says what it does in both languages") {
  std::size_t texts = 0;
  const auto both = [&texts](const std::string& english, const std::string& chinese) {
    ++texts;
    CAPTURE(english, chinese);
    CHECK_FALSE(english.empty());
    CHECK_FALSE(chinese.empty());
    CHECK(english != chinese);
  };
  for (const Command* command : commands()) {
    CAPTURE(command->name);
    both(std::string(command->summary.english), std::string(command->summary.chinese));
    CHECK_FALSE(command->usage.chinese.empty());
    CHECK_FALSE(command->example.chinese.empty());
    for (const Argument& argument : command->arguments)
      both(argument.description.english, argument.description.chinese);
    for (const OptionGroup& group : command->groups) {
      both(std::string(group.heading.english), std::string(group.heading.chinese));
      for (const Option& option : group.options) both(option.description.english, option.description.chinese);
    }
  }
  for (const Option& option : common_options().options) both(option.description.english, option.description.chinese);
  for (const Format& format : formats()) both(std::string(format.summary.english), std::string(format.summary.chinese));
  for (const RuleInfo* rule : all_rules()) {
    both(std::string(rule->summary.english), std::string(rule->summary.chinese));
    both(std::string(rule->explanation.english), std::string(rule->explanation.chinese));
  }
  CHECK(texts > 150);
}
