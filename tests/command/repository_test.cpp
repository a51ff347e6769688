#include "budgetlint/command/repository.hpp"

#include <catch2/catch.hpp>

#include "tools/scratch.hpp"

using namespace budgetlint;

TEST_CASE("the root of a repository is the nearest folder upwards with .git in it", "[repository]") {
  const testing::Scratch scratch;
  const std::string top = scratch.run("pwd -P").out.substr(0, scratch.run("pwd -P").out.size() - 1);
  scratch.write("repo/.git/HEAD", "");
  scratch.write("repo/forms/2023/a.yaml", "");
  scratch.write("repo/worktree/.git", "gitdir: elsewhere");  // a work tree has a file of that name
  scratch.write("repo/worktree/forms/a.yaml", "");
  CHECK(repository_root(top + "/repo/forms/2023") == top + "/repo");
  CHECK(repository_root(top + "/repo") == top + "/repo");
  CHECK(repository_root(top + "/repo/worktree/forms") == top + "/repo/worktree");
  CHECK(repository_root("") == "");
}
