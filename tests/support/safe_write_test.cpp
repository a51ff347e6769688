// What replacing a file keeps, refuses and leaves behind. That no moment shows half a file is in
// tests/command/interrupted_test.cpp.
#include "budgetlint/support/safe_write.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "budgetlint/support/failure.hpp"
#include "tools/sandbox.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;
namespace fs = std::filesystem;

namespace {

struct stat status_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status;
}

std::ptrdiff_t entries(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

/// The words with which writing fails.
Text refusal(const std::string& path) {
  try {
    replace_file(path, "new");
  } catch (const Failure& failure) {
    return failure.message();
  }
  FAIL("was written");
  return {};
}

/// Somebody to whom things can be forbidden, while it lives.
class Nobody {
public:
  Nobody() {
    if (::geteuid() == 0) changed_ = ::seteuid(nobody) == 0;
  }
  Nobody(const Nobody&) = delete;
  Nobody& operator=(const Nobody&) = delete;
  ~Nobody() {
    if (changed_ && ::seteuid(0) != 0) std::abort();
  }

  static constexpr uid_t nobody = 65534;

private:
  bool changed_ = false;
};

}  // namespace

TEST_CASE("a file gets new bytes and keeps its mode", "[safe_write]") {
  const Sandbox sandbox;
  for (const mode_t mode : {0600U, 0644U, 0664U, 0755U, 0666U}) {
    sandbox.put("a.yaml", "old");
    const std::string path = (sandbox.folder() / "a.yaml").string();
    REQUIRE(::chmod(path.c_str(), mode) == 0);
    replace_file(path, "new");
    CHECK(sandbox.get("a.yaml") == "new");
    CHECK((status_of(path).st_mode & 07777U) == mode);
    CHECK(entries(sandbox.folder()) == 1);
  }
}

TEST_CASE("a file keeps its owner and group", "[safe_write]") {
  if (::geteuid() != 0) return;  // only root can give a file away
  const Sandbox sandbox;
  sandbox.put("a.yaml", "old");
  const std::string path = (sandbox.folder() / "a.yaml").string();
  REQUIRE(::chown(path.c_str(), 1234, 4321) == 0);
  REQUIRE(::chmod(path.c_str(), 02640) == 0);
  replace_file(path, "new");
  CHECK(status_of(path).st_uid == 1234);
  CHECK(status_of(path).st_gid == 4321);
  CHECK((status_of(path).st_mode & 07777U) == 02640U);
}

TEST_CASE("a colleague's file that one may write becomes one's own, but no program of theirs", "[safe_write]") {
  if (::geteuid() != 0) return;  // a colleague is needed
  const Sandbox sandbox;
  sandbox.put("a.yaml", "old");
  const std::string path = (sandbox.folder() / "a.yaml").string();
  fs::permissions(sandbox.folder().parent_path(), fs::perms::all);
  fs::permissions(sandbox.folder(), fs::perms::all);
  REQUIRE(::chmod(path.c_str(), 06666) == 0);
  const Nobody nobody;
  replace_file(path, "new");
  CHECK(sandbox.get("a.yaml") == "new");
  CHECK(status_of(path).st_uid == Nobody::nobody);
  CHECK((status_of(path).st_mode & 07777U) == 0666U);
}

TEST_CASE("a new file is like any other new file", "[safe_write]") {
  const Sandbox sandbox;
  const mode_t mask = ::umask(027);
  replace_file((sandbox.folder() / "a.json").string(), "new");
  ::umask(mask);
  CHECK(sandbox.get("a.json") == "new");
  CHECK((status_of(sandbox.folder() / "a.json").st_mode & 07777U) == 0640U);
}

TEST_CASE("links stay, and their file is replaced where it is", "[safe_write]") {
  const Sandbox sandbox;
  sandbox.put("real/a.yaml", "old");
  fs::create_directory(sandbox.folder() / "links");
  fs::create_symlink("../real/a.yaml", sandbox.folder() / "links/one.yaml");
  fs::create_symlink("one.yaml", sandbox.folder() / "links/two.yaml");
  fs::create_symlink("links", sandbox.folder() / "folder");
  for (const char* name : {"links/one.yaml", "links/two.yaml", "folder/two.yaml"}) {
    CAPTURE(name);
    replace_file((sandbox.folder() / name).string(), name);
    CHECK(sandbox.get("real/a.yaml") == name);
    CHECK(fs::is_symlink(sandbox.folder() / name));
    CHECK_FALSE(fs::is_symlink(sandbox.folder() / "real/a.yaml"));
  }
  CHECK(entries(sandbox.folder() / "links") == 2);
  CHECK(entries(sandbox.folder() / "real") == 1);
  fs::create_symlink("nowhere", sandbox.folder() / "broken.yaml");
  CHECK(refusal((sandbox.folder() / "broken.yaml").string()).english.find("no such file") != std::string::npos);
}

TEST_CASE("a name as long as a name can be", "[safe_write]") {
  const Sandbox sandbox;
  const std::string name = std::string(250, 'x') + ".yaml";
  sandbox.put(name, "old");
  replace_file((sandbox.folder() / name).string(), "new");
  CHECK(sandbox.get(name) == "new");
}

TEST_CASE("a closed folder and a write-protected file are refused, in both languages, and stay as they are",
          "[safe_write]") {
  const Sandbox sandbox;
  sandbox.put("open/protected.yaml", "old");
  sandbox.put("closed/a.yaml", "old");
  fs::permissions(sandbox.folder().parent_path(), fs::perms::all);
  fs::permissions(sandbox.folder(), fs::perms::all);
  fs::permissions(sandbox.folder() / "open", fs::perms::all);
  fs::permissions(sandbox.folder() / "open/protected.yaml", static_cast<fs::perms>(0444));
  fs::permissions(sandbox.folder() / "closed/a.yaml", static_cast<fs::perms>(0666));
  fs::permissions(sandbox.folder() / "closed", static_cast<fs::perms>(0555));
  for (const char* name : {"open/protected.yaml", "closed/a.yaml"}) {
    const std::string path = (sandbox.folder() / name).string();
    Text words;
    {
      const Nobody nobody;
      words = refusal(path);
    }
    CHECK(words.english == path + ": cannot be written: permission denied");
    CHECK(words.chinese == path + "：无法写入：没有权限");
    CHECK(sandbox.get(name) == "old");
    CHECK(entries(fs::path(path).parent_path()) == 1);
  }
  fs::permissions(sandbox.folder() / "closed", fs::perms::all);  // to be removed
}

TEST_CASE("nothing has changed until it is put in its place, and nothing is left of what was not", "[safe_write]") {
  const Sandbox sandbox;
  sandbox.put("a.yaml", "old");
  const std::string path = (sandbox.folder() / "a.yaml").string();
  {
    const Replacement given_up(path, "never");
    CHECK(sandbox.get("a.yaml") == "old");
    CHECK(entries(sandbox.folder()) == 2);
  }
  CHECK(entries(sandbox.folder()) == 1);
  Replacement first(path, "new");
  Replacement moved(std::move(first));
  CHECK(sandbox.get("a.yaml") == "old");
  moved.put_in_place();
  CHECK(sandbox.get("a.yaml") == "new");
  CHECK(entries(sandbox.folder()) == 1);
}

TEST_CASE("what a dead run left is removed, what a living one is writing is not", "[safe_write]") {
  const Sandbox sandbox;
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  REQUIRE(::waitpid(child, nullptr, 0) == child);
  const std::string prefix = ".budgetlint-new-";
  const std::string living = prefix + std::to_string(::getppid()) + "-abcdef";
  for (const std::string& name : {prefix + std::to_string(child) + "-abcdef", living, prefix + "x", prefix + "-1-x",
                                  std::string(".budgetlint.yaml"), std::string("a.yaml")}) {
    sandbox.put(name, "old");
  }
  remove_leftovers(sandbox.folder().string());
  CHECK_FALSE(fs::exists(sandbox.folder() / (prefix + std::to_string(child) + "-abcdef")));
  CHECK(fs::exists(sandbox.folder() / living));
  CHECK(entries(sandbox.folder()) == 5);
}
