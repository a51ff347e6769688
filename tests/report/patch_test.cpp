#include "budgetlint/report/patch.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>

#include "tools/sandbox.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

/// Whether `git ARGUMENTS…` succeeds in the folder.
bool git(const Sandbox& sandbox, Words arguments) {
  arguments.insert(arguments.begin(), "git");
  return sandbox.run_other(arguments).status == 0;
}

/// git takes the patch and makes of the one text the other.
void check_with_git(const std::string& path, const std::string& before, const std::string& after) {
  if (!has_program("git")) {
    WARN("git is not installed: the patch was not tried");
    return;
  }
  const Sandbox sandbox;
  REQUIRE(git(sandbox, {"init"}));
  sandbox.put(path, before);
  sandbox.put("the.patch", unified_diff(path, before, after));
  INFO(sandbox.get("the.patch"));
  CHECK(git(sandbox, {"apply", "--check", "the.patch"}));
  CHECK(git(sandbox, {"apply", "the.patch"}));
  CHECK(sandbox.get(path) == after);
}

/// Lines `1` to `last`, those at `changed` with an `x` behind.
std::string numbered(int last, std::initializer_list<int> changed = {}) {
  std::string text;
  for (int line = 1; line <= last; ++line) {
    text += std::to_string(line);
    if (std::find(changed.begin(), changed.end(), line) != changed.end()) text += 'x';
    text += '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("equal texts make no patch", "[report][patch]") {
  CHECK(unified_diff("a.yaml", "total: 53\n", "total: 53\n").empty());
  CHECK(unified_diff("a.yaml", "", "").empty());
}

TEST_CASE("a changed line stands between three lines of context", "[report][patch]") {
  CHECK(unified_diff("forms/3-1.yaml", numbered(9), numbered(9, {5})) ==
        "--- a/forms/3-1.yaml\n"
        "+++ b/forms/3-1.yaml\n"
        "@@ -2,7 +2,7 @@\n"
        " 2\n 3\n 4\n-5\n+5x\n 6\n 7\n 8\n");
  check_with_git("forms/3-1.yaml", numbered(9), numbered(9, {5}));
}

TEST_CASE("context ends where the file does", "[report][patch]") {
  CHECK(unified_diff("a.yaml", numbered(5), numbered(5, {1})) ==
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,4 +1,4 @@\n-1\n+1x\n 2\n 3\n 4\n");
  CHECK(unified_diff("a.yaml", numbered(5), numbered(5, {5})) ==
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -2,4 +2,4 @@\n 2\n 3\n 4\n-5\n+5x\n");
  CHECK(unified_diff("a.yaml", "1\n", "1x\n") == "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,1 +1,1 @@\n-1\n+1x\n");
  check_with_git("a.yaml", numbered(5), numbered(5, {1}));
  check_with_git("a.yaml", numbered(5), numbered(5, {5}));
  check_with_git("a.yaml", "1\n", "1x\n");
}

TEST_CASE("changed lines side by side go out as the old ones, then the new ones", "[report][patch]") {
  CHECK(unified_diff("a.yaml", numbered(4), numbered(4, {2, 3})) ==
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,4 +1,4 @@\n 1\n-2\n-3\n+2x\n+3x\n 4\n");
  check_with_git("a.yaml", numbered(4), numbered(4, {2, 3}));
}

TEST_CASE("changes far apart are hunks of their own", "[report][patch]") {
  CHECK(unified_diff("a.yaml", numbered(20), numbered(20, {4, 16})) ==
        "--- a/a.yaml\n+++ b/a.yaml\n"
        "@@ -1,7 +1,7 @@\n 1\n 2\n 3\n-4\n+4x\n 5\n 6\n 7\n"
        "@@ -13,7 +13,7 @@\n 13\n 14\n 15\n-16\n+16x\n 17\n 18\n 19\n");
  check_with_git("a.yaml", numbered(20), numbered(20, {4, 16}));
}

TEST_CASE("changes whose context would overlap share a hunk", "[report][patch]") {
  CHECK(unified_diff("a.yaml", numbered(20), numbered(20, {4, 10})) ==
        "--- a/a.yaml\n+++ b/a.yaml\n"
        "@@ -1,13 +1,13 @@\n 1\n 2\n 3\n-4\n+4x\n 5\n 6\n 7\n 8\n 9\n-10\n+10x\n 11\n 12\n 13\n");
  check_with_git("a.yaml", numbered(20), numbered(20, {4, 10}));
}

TEST_CASE("no line is told twice, however near or far two changes are", "[report][patch]") {
  for (int second = 5; second <= 14; ++second) {
    const std::string after = numbered(20, {4, second});
    const std::string patch = unified_diff("a.yaml", numbered(20), after);
    INFO(patch);
    for (int line = 1; line <= 20; ++line) {
      const std::string context = "\n " + std::to_string(line) + "\n";
      const std::size_t first = patch.find(context);
      CHECK((first == std::string::npos || patch.find(context, first + 1) == std::string::npos));
    }
    check_with_git("a.yaml", numbered(20), after);
  }
}

TEST_CASE("a patch keeps CRLF", "[report][patch]") {
  CHECK(unified_diff("a.yaml", "unit: 万元\r\ntotal: 53\r\n", "unit: 万元\r\ntotal: 54\r\n") ==
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,2 @@\n unit: 万元\r\n-total: 53\r\n+total: 54\r\n");
  check_with_git("a.yaml", "unit: 万元\r\ntotal: 53\r\n", "unit: 万元\r\ntotal: 54\r\n");
}

TEST_CASE("a file without a final line end keeps it so", "[report][patch]") {
  CHECK(unified_diff("a.yaml", "unit: 万元\ntotal: 53", "unit: 万元\ntotal: 54") ==
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,2 @@\n unit: 万元\n"
        "-total: 53\n\\ No newline at end of file\n+total: 54\n\\ No newline at end of file\n");
  check_with_git("a.yaml", "unit: 万元\ntotal: 53", "unit: 万元\ntotal: 54");
  check_with_git("a.yaml", "total: 53\nunit: 万元", "total: 54\nunit: 万元");
  check_with_git("a.yaml", "total: 53\r\nunit: 万元\r", "total: 54\r\nunit: 万元\r");
}

TEST_CASE("any name of a file reaches git", "[report][patch]") {
  struct Name {
    const char* path;
    const char* head;
  };
  for (const Name& name : {
           Name{"附表 2023/3-1 合计.yaml", "--- a/附表 2023/3-1 合计.yaml\t\n+++ b/附表 2023/3-1 合计.yaml\t\n"},
           Name{"附表3-1.yaml", "--- a/附表3-1.yaml\n+++ b/附表3-1.yaml\n"},
           Name{"a \"b\".yaml", "--- \"a/a \\042b\\042.yaml\"\n+++ \"b/a \\042b\\042.yaml\"\n"},
           Name{"it's.yaml", "--- a/it's.yaml\n+++ b/it's.yaml\n"},
           Name{"back\\slash.yaml", "--- \"a/back\\134slash.yaml\"\n+++ \"b/back\\134slash.yaml\"\n"},
           Name{"合计\n\t.yaml", "--- \"a/合计\\012\\011.yaml\"\n+++ \"b/合计\\012\\011.yaml\"\n"},
       }) {
    CHECK(unified_diff(name.path, "1\n", "2\n") == std::string(name.head) + "@@ -1,1 +1,1 @@\n-1\n+2\n");
    check_with_git(name.path, "1\n", "2\n");
  }
}

TEST_CASE("a name begins at the folder that git applies the patch in", "[report][patch]") {
  CHECK(unified_diff("./forms/a.yaml", "1\n", "2\n").starts_with("--- a/forms/a.yaml\n+++ b/forms/a.yaml\n"));
  CHECK(unified_diff("/forms/a.yaml", "1\n", "2\n").starts_with("--- a/forms/a.yaml\n+++ b/forms/a.yaml\n"));
}

TEST_CASE("patches of several files are one patch", "[report][patch]") {
  if (!has_program("git")) return;
  const Sandbox sandbox;
  REQUIRE(git(sandbox, {"init"}));
  sandbox.put("a.yaml", "1");
  sandbox.put("附表 2.yaml", numbered(20));
  sandbox.put("the.patch",
              unified_diff("a.yaml", "1", "2") + unified_diff("附表 2.yaml", numbered(20), numbered(20, {3, 19})));
  CHECK(git(sandbox, {"apply", "the.patch"}));
  CHECK(sandbox.get("a.yaml") == "2");
  CHECK(sandbox.get("附表 2.yaml") == numbered(20, {3, 19}));
  CHECK_FALSE(git(sandbox, {"apply", "--check", "the.patch"}));  // it is made now
}

TEST_CASE("an edit that changes the number of lines is a bug and told so", "[report][patch]") {
  CHECK_THROWS_AS(unified_diff("a.yaml", "1\n", "1\n2\n"), std::logic_error);
}
