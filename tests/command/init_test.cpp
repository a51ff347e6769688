// `init` in a folder: what it writes, what it leaves alone, and that the forms it adds settle what was missing.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "budgetlint/command/check.hpp"
#include "tools/forms.hpp"
#include "tools/shell.hpp"

namespace fs = std::filesystem;
using namespace budgetlint;

namespace {

std::string content_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

void put(const testing::Shell& shell, const std::string& name, const std::string& bytes) {
  fs::create_directories((shell.folder() / name).parent_path());
  std::ofstream(shell.folder() / name, std::ios::binary) << bytes;
}

const std::string summary =
    "form: summary\nyear: 2024年\ndepartment: 临江县民政局\nunit: 元\ntotal: 1160000\nfunds:\n"
    "  - name: 养老服务专项资金\n    amount: 96万\n    directions:\n"
    "      - {name: 高龄津贴, amount: 600000, goals: {period: 发放到位, annual: 按月发放}}\n"
    "      - {name: 助餐补贴, amount: \"360,000\"}\n"
    "  - name: 孤儿基本生活费\n    amount: 200000\n    goals: {annual: 保障生活}\n";

}  // namespace

TEST_CASE("init writes a form under a name that fits, and never over a file") {
  testing::Shell shell;
  CHECK(shell.run("budgetlint init direction 2>&1") == "budgetlint: wrote direction.yaml\n");
  CHECK(shell.run("budgetlint init summary --lang zh 2>&1") == "budgetlint: 已生成 附表2.yaml\n");
  CHECK(shell.run("budgetlint init overall here.yaml 2>&1") == "budgetlint: wrote here.yaml\n");
  CHECK(content_of(shell.folder() / "direction.yaml") == shell.run("budgetlint init direction -"));
  CHECK(content_of(shell.folder() / "附表2.yaml") == shell.run("budgetlint init summary - --lang zh"));
  put(shell, "kept.yaml", "mine");
  CHECK(shell.run("budgetlint init direction kept.yaml 2>&1") ==
        "budgetlint: kept.yaml: is there already and is not overwritten\n");
  CHECK(shell.status() == 2);
  CHECK(content_of(shell.folder() / "kept.yaml") == "mine");
  shell.run("ln -s nowhere.yaml link.yaml; budgetlint init direction link.yaml 2>&1");
  CHECK(shell.status() == 2);
  CHECK_FALSE(fs::exists(shell.folder() / "nowhere.yaml"));
}

TEST_CASE("init says what it does not understand") {
  testing::Shell shell;
  CHECK(shell.run("budgetlint init 2>&1").starts_with("budgetlint: name a form: direction, summary or overall\n"));
  CHECK(shell.run("budgetlint init formular 2>&1").starts_with("budgetlint: there is no form formular; choose "));
  CHECK(shell.run("budgetlint init direction --missing a.yaml 2>&1").starts_with("budgetlint: --missing names "));
  CHECK(shell.status() == 2);
  shell.run("budgetlint init --missing nothing.yaml 2>/dev/null");
  CHECK(shell.status() == 2);
  shell.run("budgetlint init --missing examples/shifeng-2023/1.yaml 2>/dev/null");
  CHECK(shell.status() == 2);
}

TEST_CASE("the form that the examples lack is written, filled from its row") {
  testing::Shell shell;
  const std::string before = shell.run("budgetlint --format concise examples/shifeng-2023");
  CHECK(before.find("BL304") != std::string::npos);
  CHECK(shell.run("budgetlint init --missing examples/shifeng-2023/2.yaml 2>&1") ==
        "budgetlint: wrote examples/shifeng-2023/3-6.yaml\n");
  const std::string form = content_of(shell.folder() / "examples/shifeng-2023/3-6.yaml");
  for (const std::string line : {"number: 附表3-6", "year: 2023", "unit: 万元",
                                 "department: 株洲市石峰区社会保险服务中心", "direction: 业务性专项经费", "amount: 9",
                                 "  name: 业务性专项经费", "  amount: 9", "  annual: 保障社保各项业务性正常开展"}) {
    CAPTURE(line);
    CHECK(form.find("\n" + line + "\n") != std::string::npos);
  }
  const std::string after = shell.run("budgetlint --format concise examples/shifeng-2023");
  std::string expected;
  std::istringstream lines(before);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("BL304") == std::string::npos && line.find("examples") == 0) expected += line + "\n";
  }
  CHECK(after.starts_with(expected));
  CHECK(after.find("BL304") == std::string::npos);
  CHECK(shell.run("budgetlint init --missing examples/shifeng-2023/2.yaml 2>&1") ==
        "budgetlint: every row has its 附表3\n");
}

TEST_CASE("a summary alone gets all of its forms, and the whole agrees") {
  testing::Shell shell;
  put(shell, "s/附表2.yaml", summary);
  CHECK(
      shell.run("budgetlint init --missing s/附表2.yaml --lang zh 2>&1") ==
      "budgetlint: 已生成 s/附表3-1-1.yaml\nbudgetlint: 已生成 s/附表3-1-2.yaml\nbudgetlint: 已生成 s/附表3-2.yaml\n");
  CHECK(shell.run("budgetlint s --format concise --quiet") == "");
  const std::string form = content_of(shell.folder() / "s/附表3-1-2.yaml");
  for (const std::string line : {"编号: 附表3-1-2", "年度: 2024年", "金额单位: 元", "支出方向: 助餐补贴",
                                 "项目金额: 360,000", "  名称: 养老服务专项资金", "  金额: 96万"}) {
    CAPTURE(line);
    CHECK(form.find("\n" + line + "\n") != std::string::npos);
  }
}

TEST_CASE("a name that is taken gives way to one that is free") {
  testing::Shell shell;
  put(shell, "s/2.yaml", summary);
  put(shell, "s/3-2.yaml",
      "form: direction\nyear: 2024\ndepartment: 临江县民政局\nunit: 元\ndirection: 高龄津贴\namount: 600000\n"
      "fund: {name: 养老服务专项资金, amount: 960000}\ndetails:\ntotal:\n");
  CHECK(shell.run("budgetlint init --missing s/2.yaml 2>&1") ==
        "budgetlint: wrote s/3-1-2.yaml\nbudgetlint: wrote s/3-3.yaml\n");
  CHECK(content_of(shell.folder() / "s/3-3.yaml").find("\nnumber: 附表3-3\n") != std::string::npos);
}

TEST_CASE("no form is written where one may be that cannot be read") {
  testing::Shell shell;
  put(shell, "s/2.yaml", summary);
  put(shell, "s/3.yaml", "form: direction\n direction: 孤儿基本生活费\n");
  const std::string said = shell.run("budgetlint init --missing s/2.yaml 2>&1");
  CHECK(said.find("孤儿基本生活费: left out") != std::string::npos);
  CHECK_FALSE(fs::exists(shell.folder() / "s/3-2.yaml"));
}

TEST_CASE("hostile names go from the row to the form and back unchanged") {
  testing::Shell shell;
  for (const std::string name :
       {R"("a: \"b\" # c")", R"("\x1b]0;x\a\u202e")", R"("- [x]\n::error::y")", "'>5'", "\"金额：54\"",
        R"("$(touch pwned) `x` %0A |")", R"("../../up/附表3")", "'null'", R"("\\")"}) {
    CAPTURE(name);
    put(shell, "s/2.yaml",
        "form: summary\nyear: 2024\ndepartment: " + name + "\ntotal: 5\nfunds:\n  - name: " + name +
            "\n    amount: 5\n");
    CHECK(shell.run("budgetlint init --missing s/2.yaml 2>&1") == "budgetlint: wrote s/3-1.yaml\n");
    CHECK(shell.run("budgetlint s --format concise --quiet") == "");

    shell.run("rm -r s");
  }
}
