// What the program takes from its surroundings: language, colours, width; and its table of commands.
#include "budgetlint/command/program.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <set>

#include "budgetlint/command/terminal_output.hpp"

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

TEST_CASE("every command is named once and says what it does in both languages") {
  std::set<std::string_view> names;
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    CHECK(names.insert(command.name).second);
    CHECK_FALSE(command.summary.english.empty());
    CHECK_FALSE(command.summary.chinese.empty());
    CHECK(command.run != nullptr);
  }
  CHECK(names.count("check") == 1);
  CHECK(names.count("schema") == 1);
}
