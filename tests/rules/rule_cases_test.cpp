// tests/rules/<rule>/<case>/*.yaml: a case whose name begins with `bad` trips that rule and no other, at the places in
// its expected.txt (the concise report); one whose name begins with `ok` is silent. A baseline.json beside the forms
// holds back what it knows, and today is 2026-11-25.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "budgetlint/command/check.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/rules/rule.hpp"
#include "tools/forms.hpp"

namespace fs = std::filesystem;
using namespace budgetlint;

namespace {

const fs::path cases = fs::path(SOURCE_DIR) / "tests" / "rules";

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Checks the YAML files of a case under their bare names, in order, with its rule switched on.
Results check_case(const fs::path& folder, const RuleInfo& rule) {
  std::vector<Input> inputs;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".yaml") continue;
    inputs.push_back({entry.path().filename().string(), Input::How::named, content_of(entry.path())});
  }
  std::sort(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) { return a.path < b.path; });
  REQUIRE_FALSE(inputs.empty());
  CheckOptions options;
  const auto settings = std::make_shared<Settings>();
  settings->at(rule).enabled = true;
  if (rule.id != "BL503") settings->set_profile(testing::nothing_required());
  for (const Input& input : inputs) options.policy.set(input.path, settings);
  options.scope = rule.scope;
  options.holding.today = {2026, 11, 25};
  if (fs::exists(folder / "baseline.json")) {
    const std::string bytes = content_of(folder / "baseline.json");
    options.holding.baselines.push_back({parse_baseline(std::make_shared<const Source>("baseline.json", bytes))});
  }
  return check_files(inputs, options).results;
}

std::string concise(const Results& results) {
  ReportOptions options;
  options.closing = Closing::hidden;
  return find_format("concise")->print(results, options);
}

}  // namespace

TEST_CASE("every rule has a bad and an ok case, and every folder of cases a rule") {
  std::set<std::string> names;
  for (const RuleInfo* rule : all_rules()) names.emplace(rule->name);
  std::set<std::string> folders;
  for (const fs::path& folder : folders_in(cases)) {
    folders.insert(folder.filename().string());
    CAPTURE(folder);
    CHECK(fs::is_directory(folder / "bad"));
    CHECK(fs::is_directory(folder / "ok"));
  }
  CHECK(folders == names);
}

TEST_CASE("every rule speaks on its bad cases, alone and at the right places, and is silent on its ok cases") {
  const bool bless = std::getenv("BLESS") != nullptr;
  for (const RuleInfo* rule : all_rules()) {
    for (const fs::path& folder : folders_in(cases / rule->name)) {
      INFO(folder);
      const Results results = check_case(folder, *rule);
      const std::string found = concise(results);
      if (folder.filename().string().starts_with("ok")) {
        CHECK(results.findings.empty());  // what is held back is still counted
        continue;
      }
      INFO(found);
      CHECK_FALSE(results.findings.empty());
      for (const Finding& finding : results.findings) CHECK(finding.rule->id == rule->id);
      if (bless) std::ofstream(folder / "expected.txt", std::ios::binary) << found;
      CHECK(found == content_of(folder / "expected.txt"));
    }
  }
}

TEST_CASE("every rule has its texts in both languages") {
  std::set<std::string_view> ids;
  for (const RuleInfo* rule : all_rules()) {
    CAPTURE(rule->id);
    CHECK(ids.insert(rule->id).second);
    for (const Phrase& phrase : {rule->summary, rule->explanation}) {
      CHECK_FALSE(phrase.english.empty());
      CHECK_FALSE(phrase.chinese.empty());
      CHECK(phrase.english != phrase.chinese);
    }
  }
}
