// The YAML test suite against the page that lists where reading differs from the specification.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "read.hpp"

namespace budgetlint {
namespace {

using Names = std::set<std::string>;

std::string bytes_of(const std::string& name) {
  std::ifstream file(std::string(SOURCE_DIR) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Name to `accept` or `reject`, as the suite has it.
std::map<std::string, std::string> verdicts() {
  std::istringstream index(bytes_of("tests/data/yaml-test-suite/index.tsv"));
  std::map<std::string, std::string> verdicts;
  std::string line;
  std::getline(index, line);
  while (std::getline(index, line)) {
    std::istringstream fields(line);
    std::string name;
    fields >> name >> verdicts[name];
  }
  return verdicts;
}

/// The inputs that a section of the page names.
Names listed(const std::string& section) {
  const std::string page = bytes_of("docs/yaml.md");
  const std::size_t begin = page.find("\n## " + section + "\n");
  REQUIRE(begin != page.npos);
  const std::string text = page.substr(begin, page.find("\n## ", begin + 1) - begin);
  const std::regex name("`([0-9A-Z]{4}(-[0-9]{2})?)`");
  Names names;
  for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at) {
    CAPTURE((*at)[1].str());
    CHECK(names.insert((*at)[1].str()).second);
  }
  return names;
}

bool has_syntax_error(const Reading& reading) {
  return std::any_of(reading.findings.begin(), reading.findings.end(),
                     [](const Finding& finding) { return finding.rule->id == "BL002"; });
}

}  // namespace

TEST_CASE("what differs from YAML's specification stands on its page, and nothing else", "[yaml]") {
  Names accepted;
  Names refused;
  std::size_t sound = 0;
  const auto all = verdicts();
  for (const auto& [name, verdict] : all) {
    CAPTURE(name, verdict);
    REQUIRE((verdict == "accept" || verdict == "reject"));
    const Reading reading = test::read(bytes_of("tests/data/yaml-test-suite/" + name + ".yaml"));
    // A form, a finding or both: nothing vanishes.
    CHECK((!reading.documents.empty() || !reading.findings.empty()));
    if (verdict == "reject" && reading.findings.empty()) accepted.insert(name);
    if (verdict == "accept" && has_syntax_error(reading)) {
      refused.insert(name);
      CHECK(!reading.unread.empty());
    }
    sound += verdict == "accept" && reading.findings.empty() ? 1U : 0U;
  }
  CHECK(all.size() == 405);
  CHECK(sound > 200);
  CHECK(accepted == listed("Accepted though invalid"));
  CHECK(refused == listed("Refused though valid"));
}

TEST_CASE("an anchor ends at its colon", "[yaml]") {
  CHECK(listed("Read otherwise") == Names{"Y2GN"});
  const Reading reading = test::read(bytes_of("tests/data/yaml-test-suite/Y2GN.yaml"));
  REQUIRE(reading.documents.size() == 1);
  const Node& root = *reading.documents.front().root();
  REQUIRE(root.children.size() == 1);
  CHECK(root.children.front()->text == ":chor value");
}

}  // namespace budgetlint
