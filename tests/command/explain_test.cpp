// `explain` and `rules`: what a person reads and what a program gets.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "budgetlint/command/command.hpp"
#include "budgetlint/rules/rule.hpp"
#include "budgetlint/support/terminal.hpp"
#include "tools/shell.hpp"

using namespace budgetlint;

namespace {

bool fits(const std::string& text, std::size_t width) {
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (cell_width(line) > width) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("every rule is explained within 80 cells, in both languages") {
  testing::Shell shell;
  for (const RuleInfo* rule : all_rules()) {
    for (const std::string language : {"en", "zh"}) {
      const std::string text = shell.run("budgetlint explain " + std::string(rule->name) + " --lang " + language);
      INFO(text);
      CHECK(shell.status() == 0);
      const std::string bracket = language == "en" ? " (" : "（";
      CHECK(text.starts_with(std::string(rule->id) + " " + std::string(rule->name) + bracket));
      CHECK(text.find(language == "en" ? "\nWrong:\n    # 附表" : "\n错误示例：\n    # 附表") != std::string::npos);
      CHECK(fits(text, 80));
    }
  }
}

TEST_CASE("a rule that is unknown is no rule; the near one is named") {
  testing::Shell shell;
  CHECK(shell.run("budgetlint explain BL2O1 2>&1") == "budgetlint: there is no rule BL2O1; did you mean BL201?\n");
  CHECK(shell.status() == 2);
  CHECK(shell.run("budgetlint explain --lang zh 天气 2>&1") ==
        "budgetlint: 没有规则 天气；全部规则可用 budgetlint rules 查看\n");
  CHECK(shell.status() == 2);
  CHECK(shell.run("budgetlint explain 2>&1").starts_with("budgetlint: name a rule, such as BL201"));
  CHECK(shell.status() == 2);
}

TEST_CASE("rules and explain tell programs the same") {
  testing::Shell shell;
  const auto list = nlohmann::json::parse(shell.run("budgetlint rules --format json"));
  REQUIRE(list.size() == all_rules().size());
  for (std::size_t i = 0; i < list.size(); ++i) CHECK(list[i]["id"] == all_rules()[i]->id);
  const auto one = nlohmann::json::parse(shell.run("budgetlint explain bl201 --format json"));
  CHECK(std::find(list.begin(), list.end(), one) != list.end());
  CHECK(one["name"] == "total-mismatch");
  CHECK(one["severity"] == "error");
  CHECK(one["example"]["wrong"].get<std::string>().find("total: 95\n") != std::string::npos);
  const auto chinese = nlohmann::json::parse(shell.run("budgetlint explain bl201 --format json --lang zh"));
  CHECK(chinese["example"]["right"].get<std::string>().find("合计: 96\n") != std::string::npos);
}

TEST_CASE("the program's help fits a screen and says where the rest is") {
  for (const Language language : {Language::english, Language::chinese}) {
    const std::string help = help_text(nullptr, language);
    INFO(help);
    CHECK(std::count(help.begin(), help.end(), '\n') <= 40);
    CHECK(fits(help, 80));
    CHECK(help.find("budgetlint check --help") != std::string::npos);
    for (const Command* command : commands()) {
      CHECK(help.find("\n  " + std::string(command->name) + " ") != std::string::npos);
      CHECK(fits(help_text(command, language), 80));
    }
  }
}

TEST_CASE("the help of a command tells every option, that of the program the most used ones") {
  const std::string all = help_text(commands().front(), Language::english);
  const std::string screen = help_text(nullptr, Language::english);
  std::size_t frequent = 0;
  for (const OptionGroup& group : commands().front()->groups) {
    for (const Option& option : group.options) {
      const std::string name = std::string(option.long_name()) + " ";
      INFO(name);
      CHECK(all.find(name) != std::string::npos);
      CHECK((screen.find("  " + name) != std::string::npos) == (option.usage == Usage::frequent));
      if (option.usage == Usage::frequent) ++frequent;
    }
  }
  CHECK(frequent >= 4);
}

TEST_CASE("rules across years say that audit alone applies them, and so does a check that is asked for them") {
  testing::Shell shell;
  const auto holds = [&](const std::string& command, const std::string& text) {
    const std::string out = shell.run(command);
    INFO(out);
    CHECK(out.find(text) != std::string::npos);
  };
  holds("budgetlint explain BL701", "BL701 unexplained-jump (warning) (audit only)\n");
  holds("budgetlint explain BL701 --lang zh", "BL701 unexplained-jump（警告）（仅 audit 核对）\n");
  holds("COLUMNS=200 budgetlint rules", "listed in one year and not in the next (audit only)\n");
  const auto rule = nlohmann::json::parse(shell.run("budgetlint explain BL706 --format json"));
  CHECK(rule["command"] == "audit");
  CHECK_FALSE(nlohmann::json::parse(shell.run("budgetlint explain BL201 --format json")).contains("command"));
  const std::string check = "budgetlint --quiet examples/shifeng-2023-reconciled ";
  holds(check + "--select BL701,stale-cell,BL2 2>&1",
        "budgetlint: BL701, stale-cell are applied by 'budgetlint audit' only\n");
  holds(check + "--lang zh --extend-select BL7 2>&1", "budgetlint: BL7 只在 budgetlint audit 中核对\n");
  CHECK(shell.run(check + "--select BL2 2>&1").find("audit") == std::string::npos);
}
