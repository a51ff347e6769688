// The README is under test: what it shows is what the program does. `BLESS=1 unit_tests "[readme]"` writes the output
// and the list of rules anew; read the difference before you commit it.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "budgetlint/command/command.hpp"
#include "budgetlint/rules/rule.hpp"
#include "tools/forms.hpp"
#include "tools/shell.hpp"

namespace fs = std::filesystem;
using namespace budgetlint;

namespace {

const fs::path root = SOURCE_DIR;
const fs::path readme = root / "README.md";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

std::vector<std::string> readme_lines() {
  std::ifstream file(readme, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return lines_of(text.str());
}

/// What comes out when asked to bless; else the README as it is.
void settle(const std::vector<std::string>& written, const std::vector<std::string>& found) {
  if (std::getenv("BLESS") != nullptr) {
    if (written != found) std::ofstream(readme, std::ios::binary) << join(found);
  } else {
    CHECK(join(written) == join(found));
  }
}

/// The lines between ```LANGUAGE and ```, as [begin, end) in the README's lines.
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Block> blocks_of(const std::vector<std::string>& lines, const std::string& language) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].starts_with("```")) continue;
    const bool wanted = lines[i] == "```" + language;
    const std::size_t begin = ++i;
    while (i < lines.size() && lines[i] != "```") ++i;
    if (i == lines.size()) throw std::runtime_error("a block of the README does not end");
    if (wanted) blocks.push_back({begin, i});
  }
  return blocks;
}

std::string text_of(const std::vector<std::string>& lines, Block block) {
  return join({lines.begin() + static_cast<std::ptrdiff_t>(block.begin),
               lines.begin() + static_cast<std::ptrdiff_t>(block.end)});
}

bool is_command(const std::string& line) {
  return line.starts_with("$ ");
}

/// The rows of the list of rules, from the table that the program checks by.
std::vector<std::string> rule_rows() {
  std::vector<std::string> rows;
  for (const RuleInfo* rule : all_rules()) {
    rows.push_back("| " + std::string(rule->id) + " | `" + std::string(rule->name) + "` | " +
                   std::string(severity_name(rule->severity)) + " | " + std::string(rule->summary.english) + " | " +
                   std::string(rule->summary.chinese) + " |");
  }
  return rows;
}

/// The words of the README that look like paths of this repository: `src/rules/table.cpp`.
std::set<std::string> paths_in(const std::string& text) {
  static const std::array<std::string, 8> folders = {"src/",     "include/", "tests/", "examples/",
                                                     "schemas/", "cmake/",   ".ci/",   "docs/"};
  const auto in_path = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("/._-").find(c) != std::string_view::npos;
  };
  std::set<std::string> paths;
  for (const std::string& folder : folders) {
    for (std::size_t at = 0; (at = text.find(folder, at)) != std::string::npos; at += folder.size()) {
      if (at > 0 && in_path(text[at - 1])) continue;
      std::size_t end = at;
      while (end < text.size() && in_path(text[end])) ++end;
      std::string path = text.substr(at, end - at);
      // `tests/rules/<rule>/bad` and `examples/*.yaml` name a folder and what a reader puts in.
      if (end < text.size() && (text[end] == '<' || text[end] == '*')) path.erase(path.rfind('/'));
      while (path.ends_with('.')) path.pop_back();
      paths.insert(path);
    }
  }
  return paths;
}

/// `--format` and the like in a line of text; rules of tables (`---`) are none.
std::set<std::string> options_in(const std::string& line) {
  static const std::string letters = "abcdefghijklmnopqrstuvwxyz";
  std::set<std::string> options;
  for (std::size_t at = 0; (at = line.find("--", at)) != std::string::npos;) {
    const std::size_t end = std::min(line.find_first_not_of(letters + "-", at), line.size());
    const bool begins_word = at == 0 || std::string_view(" `,(").find(line[at - 1]) != std::string_view::npos;
    if (begins_word && line.find_first_of(letters, at) == at + 2) options.insert(line.substr(at, end - at));
    at = end;
  }
  return options;
}

}  // namespace

TEST_CASE("the README shows what the program prints", "[readme]") {
  const std::vector<std::string> written = readme_lines();
  std::vector<std::string> found;
  testing::Shell shell;
  std::size_t copied = 0;
  std::size_t commands = 0;
  for (const Block block : blocks_of(written, "console")) {
    REQUIRE(is_command(written[block.begin]));
    for (std::size_t i = block.begin; i < block.end; ++i) {
      if (!is_command(written[i])) continue;
      found.insert(found.end(), written.begin() + static_cast<std::ptrdiff_t>(copied),
                   written.begin() + static_cast<std::ptrdiff_t>(i + 1));
      copied = i + 1;
      while (copied < block.end && !is_command(written[copied])) ++copied;
      INFO(written[i]);
      const std::vector<std::string> printed = lines_of(shell.run(written[i].substr(2)));
      CHECK(shell.status() <= 1);  // a command that was not found, or not understood, shows nothing
      found.insert(found.end(), printed.begin(), printed.end());
      ++commands;
    }
  }
  found.insert(found.end(), written.begin() + static_cast<std::ptrdiff_t>(copied), written.end());
  CHECK(commands >= 6);
  settle(written, found);
}

TEST_CASE("the forms of the README are sound", "[readme]") {
  const std::vector<std::string> lines = readme_lines();
  std::size_t forms = 0;
  for (const Block block : blocks_of(lines, "yaml")) {
    const std::string form = text_of(lines, block);
    if (!form.starts_with("form:") && !form.starts_with("表:")) continue;
    INFO(form);
    const Results results = testing::check({{"README.md", form}});
    CHECK(testing::digest(results).empty());
    CHECK(results.summary.forms == 1);
    CHECK(results.summary.not_evaluable == 0);
    ++forms;
  }
  CHECK(forms >= 1);
}

TEST_CASE("the README lists every rule", "[readme]") {
  const std::vector<std::string> written = readme_lines();
  const auto is_row = [](const std::string& line) { return line.starts_with("| BL"); };
  const auto begin = std::find_if(written.begin(), written.end(), is_row);
  const auto end = std::find_if_not(begin, written.end(), is_row);
  REQUIRE(begin != end);
  std::vector<std::string> found(written.begin(), begin);
  for (const std::string& row : rule_rows()) found.push_back(row);
  found.insert(found.end(), end, written.end());
  settle(written, found);
}

TEST_CASE("every path that the README names is there", "[readme]") {
  const std::set<std::string> paths = paths_in(join(readme_lines()));
  CHECK(paths.size() >= 10);
  for (const std::string& path : paths) {
    CAPTURE(path);
    CHECK(fs::exists(root / path));
  }
}

TEST_CASE("every option that the README names is known", "[readme]") {
  std::set<std::string> known;
  std::vector<OptionGroup> groups = {common_options()};
  for (const Command* command : commands()) groups.insert(groups.end(), command->groups.begin(), command->groups.end());
  for (const OptionGroup& group : groups) {
    for (const Option& option : group.options) known.emplace(option.long_name());
  }
  std::set<std::string> named;
  for (const std::string& line : readme_lines()) {
    // Other programs have options too.
    if (line.find("cmake") == std::string::npos && line.find("apt-get") == std::string::npos)
      named.merge(options_in(line));
  }
  CHECK(named.size() >= 4);
  for (const std::string& option : named) {
    CAPTURE(option);
    CHECK(known.count(option) == 1);
  }
}
