// Which configuration counts for which file, and what flags make of it (command-line.md, "Configuration").
#include "budgetlint/command/in_force.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "budgetlint/command/command.hpp"
#include "budgetlint/rules/choice.hpp"
#include "budgetlint/support/failure.hpp"

using namespace budgetlint;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, removed at the end.
class Folder {
public:
  Folder() : root_(fs::temp_directory_path() / ("budgetlint-settings-" + std::to_string(::getpid()))) {
    fs::create_directories(root_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
  }
  void put(const std::string& name, const std::string& bytes) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (root_ / name).string(); }

private:
  fs::path root_;
};

Invocation called(const std::vector<std::string>& arguments) {
  auto parsed = parse_command_line(arguments, Language::english);
  if (const auto* early = std::get_if<EarlyExit>(&parsed)) FAIL(early->error);
  return std::get<Invocation>(std::move(parsed));
}

bool enabled(const InForce& in_force, const std::string& file, const std::string& rule) {
  return in_force.policy.of(file).enabled(*find_rule(rule));
}

InForce settled(const Folder& folder, const std::vector<std::string>& flags, const std::vector<std::string>& names,
                Input::How how = Input::How::named) {
  std::vector<Input> inputs;
  for (const std::string& name : names) inputs.push_back({folder.path(name), how});
  return settle_settings(called(flags), inputs);
}

}  // namespace

TEST_CASE("the nearest configuration upwards counts for a form, and that one alone") {
  const Folder folder;
  folder.put(".budgetlint.yaml", "ignore: BL201\n");
  folder.put("a/.budgetlint.yaml", "ignore: [BL202]\n");
  const InForce in_force = settled(folder, {}, {"x.yaml", "a/y.yaml", "a/b/z.yaml"});
  for (const auto& [name, off, on] : {std::tuple{"x.yaml", "BL201", "BL202"}, std::tuple{"a/y.yaml", "BL202", "BL201"},
                                      std::tuple{"a/b/z.yaml", "BL202", "BL201"}}) {
    CAPTURE(name);
    CHECK_FALSE(enabled(in_force, folder.path(name), off));
    CHECK(enabled(in_force, folder.path(name), on));
  }
  REQUIRE(in_force.loosenings.size() == 2);
  CHECK(in_force.loosenings[0].what == Text("ignores BL201", "不核对 BL201"));
  CHECK(in_force.loosenings[0].line == 1);
  CHECK(fs::path(in_force.loosenings[1].file).filename() == ".budgetlint.yaml");
}

TEST_CASE("a flag wins over the configuration, --config over the nearest, --isolated over all") {
  const Folder folder;
  folder.put(".budgetlint.yaml", "ignore: BL201\nfail-on: note\nlang: zh\nlimits: {depth: 5}\n");
  folder.put("other.yaml", "ignore: BL203\n");
  const std::string form = folder.path("x.yaml");
  const InForce config = settled(folder, {}, {"x.yaml"});
  CHECK(config.fail_on.at(form) == Severity::note);
  CHECK(config.language == Language::chinese);
  CHECK(config.limits.at(form).depth == 5);
  const InForce flag = settled(folder, {"--ignore", "BL202", "--fail-on", "never"}, {"x.yaml"});
  CHECK(enabled(flag, form, "BL201"));
  CHECK_FALSE(enabled(flag, form, "BL202"));
  CHECK(flag.fail_on.empty());
  const InForce named = settled(folder, {"--config", folder.path("other.yaml")}, {"x.yaml"});
  CHECK(enabled(named, form, "BL201"));
  CHECK_FALSE(enabled(named, form, "BL203"));
  CHECK(named.limits.empty());
  const InForce isolated = settled(folder, {"--isolated"}, {"x.yaml"});
  CHECK(isolated.policy.empty());
  CHECK(isolated.loosenings.empty());
  CHECK(isolated.fail_on.empty());
  CHECK_FALSE(isolated.language);
}

TEST_CASE("select, extend-select and ignore") {
  const Folder folder;
  folder.put("off.yaml", "ignore: [BL3]\n");
  const std::string form = folder.path("x.yaml");
  const InForce chosen = settled(folder, {"--select", "BL2,fund-amount-mismatch", "--ignore", "BL208"}, {"x.yaml"});
  for (const char* on : {"BL201", "BL301", "BL001"}) CHECK(enabled(chosen, form, on));
  for (const char* off : {"BL208", "BL302", "BL401", "BL101"}) CHECK_FALSE(enabled(chosen, form, off));
  // What a flag adds, a configuration does not take away.
  const InForce added = settled(folder, {"--config", folder.path("off.yaml"), "--extend-select", "BL301"}, {"x.yaml"});
  CHECK(enabled(added, form, "BL301"));
  CHECK_FALSE(enabled(added, form, "BL302"));
}

TEST_CASE("patterns: a path from the configuration, a bare name, a folder") {
  const auto matches = [](const std::string& pattern, const std::string& file) {
    return matches_pattern(pattern, "/forms", file);
  };
  CHECK(matches("3-1.yaml", "/forms/3-1.yaml"));
  CHECK(matches("3-1.yaml", "/forms/2023/3-1.yaml"));
  CHECK(matches("2023/3-1.yaml", "/forms/2023/3-1.yaml"));
  CHECK(matches("./2023/*.yaml", "/forms/2023/3-1.yaml"));
  CHECK(matches("2023", "/forms/2023/3-1.yaml"));
  CHECK(matches("2023/", "/forms/2023/a/3-1.yaml"));
  CHECK(matches("*", "/forms/2023/3-1.yaml"));
  CHECK(matches("附表3-?.yaml", "/forms/附表3-1.yaml"));
  CHECK_FALSE(matches("2023/3-1.yaml", "/forms/3-1.yaml"));
  CHECK_FALSE(matches("3-1", "/forms/3-1.yaml"));
  CHECK_FALSE(matches("202", "/forms/2023/3-1.yaml"));
  CHECK_FALSE(matches("b/2023", "/forms/2023/3-1.yaml"));
}

TEST_CASE("per-file-ignores and exclude mean the files they name, and are told") {
  const Folder folder;
  folder.put(".budgetlint.yaml", "per-file-ignores:\n  old/*: [BL2]\nexclude: [drafts/, '*.tmp.yaml']\n");
  const std::vector<std::string> names = {"new/a.yaml", "old/a.yaml", "drafts/a.yaml", "old/b.tmp.yaml"};
  const InForce walked = settled(folder, {}, names, Input::How::walked);
  REQUIRE(walked.files.size() == 2);
  CHECK(enabled(walked, folder.path("new/a.yaml"), "BL201"));
  CHECK_FALSE(enabled(walked, folder.path("old/a.yaml"), "BL201"));
  CHECK(enabled(walked, folder.path("old/a.yaml"), "BL301"));
  std::vector<std::string> told;
  for (const Loosening& loosening : walked.loosenings) told.push_back(loosening.what.english);
  CHECK(told == std::vector<std::string>{"ignores BL2 in old/*", "leaves out 1 file: *.tmp.yaml",
                                         "leaves out 1 file: drafts/"});
  CHECK(settled(folder, {}, names, Input::How::named).files.size() == 4);
}

TEST_CASE("a configuration that cannot be read stops the run, wherever it stands") {
  const Folder folder;
  folder.put(".budgetlint.yaml", "ignore: BL99\n");
  CHECK_THROWS_AS(settled(folder, {}, {"a/x.yaml"}), Failure);
  fs::remove(folder.path(".budgetlint.yaml"));
  fs::create_symlink(folder.path("nowhere"), folder.path(".budgetlint.yaml"));
  CHECK_THROWS_AS(settled(folder, {}, {"a/x.yaml"}), Failure);
  CHECK_NOTHROW(settled(folder, {"--isolated"}, {"a/x.yaml"}));
}
