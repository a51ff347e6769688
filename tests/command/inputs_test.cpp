// From the paths of a command line to the files to read (command-line.md, "Which files").
#include "budgetlint/command/inputs.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace budgetlint;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t file_limit = 1000;

/// An empty folder that is the current one while it lives.
class WorkingFolder {
public:
  WorkingFolder() : before_(fs::current_path()) {
    std::string name = (fs::temp_directory_path() / "budgetlint-inputs-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
    fs::current_path(folder_);
  }
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;
  ~WorkingFolder() {
    fs::current_path(before_);
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  static void put(const fs::path& name) {
    if (name.has_parent_path()) fs::create_directories(name.parent_path());
    std::ofstream(name) << "form: direction\n";
  }

private:
  fs::path before_;
  fs::path folder_;
};

Inputs find(std::vector<std::string> paths) {
  InputRequest request;
  request.paths = std::move(paths);
  return find_inputs(request, file_limit);
}

std::vector<std::string> names(const Inputs& inputs) {
  std::vector<std::string> list;
  for (const Input& input : inputs.files) list.push_back(input.path);
  return list;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a folder is walked for forms, sorted by name in bytes") {
  const WorkingFolder folder;
  for (const char* name :
       {"f/b.yaml", "f/a.yml", "f/c/z.yaml", "f/附表1.yaml", "f/B.yaml", "f/notes.txt", "f/a.yaml.bak"})
    WorkingFolder::put(name);
  const Inputs inputs = find({"f"});
  CHECK(names(inputs) == Names{"f/B.yaml", "f/a.yml", "f/b.yaml", "f/c/z.yaml", "f/附表1.yaml"});
  CHECK(inputs.failures.empty());
  for (const Input& input : inputs.files) CHECK(input.how == Input::How::walked);
}

TEST_CASE("walking skips hidden names, at every level, but takes a hidden one that is named") {
  const WorkingFolder folder;
  for (const char* name : {"f/.a.yaml", "f/.git/b.yaml", "f/c/.d/e.yaml", "f/seen.yaml"}) WorkingFolder::put(name);
  CHECK(names(find({"f"})) == Names{"f/seen.yaml"});
  CHECK(names(find({"f/.a.yaml", "f/.git"})) == Names{"f/.a.yaml", "f/.git/b.yaml"});
}

TEST_CASE("walking follows no link and opens regular files only") {
  const WorkingFolder folder;
  WorkingFolder::put("f/real.yaml");
  WorkingFolder::put("elsewhere/other.yaml");
  fs::create_symlink("../elsewhere/other.yaml", "f/link.yaml");
  fs::create_directory_symlink("../elsewhere", "f/linked");
  fs::create_directory_symlink(".", "f/loop");
  fs::create_directory_symlink("..", "f/up");
  fs::create_symlink("nowhere", "f/broken.yaml");
  fs::create_symlink("/dev/zero", "f/zero.yaml");
  REQUIRE(::mkfifo("f/fifo.yaml", 0600) == 0);
  const Inputs inputs = find({"f"});
  CHECK(names(inputs) == Names{"f/real.yaml"});
  CHECK(inputs.failures.empty());
}

TEST_CASE("a link that is named is followed") {
  const WorkingFolder folder;
  WorkingFolder::put("elsewhere/other.yaml");
  fs::create_symlink("elsewhere/other.yaml", "link.yaml");
  CHECK(names(find({"link.yaml"})) == Names{"link.yaml"});
  fs::create_directory_symlink("elsewhere", "linked");
  CHECK(names(find({"linked"})) == Names{"linked/other.yaml"});
}

TEST_CASE("a folder named like a form is a folder") {
  const WorkingFolder folder;
  WorkingFolder::put("x.yaml/a.yaml");
  fs::create_directories("f/y.yaml");
  CHECK(names(find({"x.yaml", "f"})) == Names{"x.yaml/a.yaml"});
}

TEST_CASE("a file reached twice is there once, under its first name") {
  const WorkingFolder folder;
  WorkingFolder::put("f/a.yaml");
  WorkingFolder::put("f/b.yaml");
  fs::create_symlink("f/a.yaml", "link.yaml");
  CHECK(names(find({"f/a.yaml", "f/a.yaml", "./f/a.yaml", "f/../f/a.yaml", "link.yaml",
                    fs::absolute("f/a.yaml").string()})) == Names{"f/a.yaml"});
  CHECK(names(find({"link.yaml", "f"})) == Names{"link.yaml", "f/b.yaml"});
  CHECK(names(find({"f", "f/"})) == Names{"f/a.yaml", "f/b.yaml"});
}

TEST_CASE("a named file may be called anything") {
  const WorkingFolder folder;
  const Names odd = {"notes.txt", "a b.yaml", "two\nlines.yaml", "\xff\xfe.yaml", "--dash.yaml", "[a].yaml", "*.yaml"};
  for (const std::string& name : odd) WorkingFolder::put(name);
  const Inputs inputs = find(odd);
  CHECK(names(inputs) == odd);
  for (const Input& input : inputs.files) CHECK(input.how == Input::How::named);
}

TEST_CASE("a pattern that the shell left alone is expanded") {
  const WorkingFolder folder;
  for (const char* name : {"a1.yaml", "a2.yaml", "b1.yml", "sub/c.yaml"}) WorkingFolder::put(name);
  CHECK(names(find({"a*.yaml"})) == Names{"a1.yaml", "a2.yaml"});
  CHECK(names(find({"[b]?.yml"})) == Names{"b1.yml"});
  CHECK(names(find({"s*"})) == Names{"sub/c.yaml"});
  const Inputs none = find({"*.json", "a1.yaml"});
  CHECK(names(none) == Names{"a1.yaml"});
  REQUIRE(none.failures.size() == 1);
  CHECK(none.failures[0].english.starts_with("*.json: "));
}

TEST_CASE("a pattern is expanded once: a name that exists is none, nor is a match") {
  const WorkingFolder folder;
  WorkingFolder::put("a.yaml");
  fs::create_symlink("nowhere", "*.yaml");
  const Inputs link = find({"*.yaml"});
  CHECK(link.files.empty());
  REQUIRE(link.failures.size() == 1);
  CHECK(link.failures[0].english == "*.yaml: a broken link");

  const Inputs both = find({"?.yaml"});  // gives a.yaml and the link, which would match itself and a.yaml again
  CHECK(names(both) == Names{"a.yaml"});
  CHECK(both.failures == link.failures);
}

TEST_CASE("a match named - is a file, not standard input") {
  const WorkingFolder folder;
  WorkingFolder::put("-");
  const Inputs inputs = find({"[-]"});
  CHECK(names(inputs) == Names{"-"});
  CHECK_FALSE(inputs.files.at(0).bytes);
}

TEST_CASE("a path that is not there is told in both languages, and the others are taken") {
  const WorkingFolder folder;
  WorkingFolder::put("good.yaml");
  fs::create_symlink("nowhere", "broken.yaml");
  const Inputs inputs = find({"missing.yaml", "good.yaml", "broken.yaml", "good.yaml/x"});
  CHECK(names(inputs) == Names{"good.yaml"});
  REQUIRE(inputs.failures.size() == 3);
  CHECK(inputs.failures[0].english == "missing.yaml: no such file or directory");
  CHECK(inputs.failures[0].chinese == "missing.yaml：没有这个文件或文件夹");
  CHECK(inputs.failures[1].english == "broken.yaml: a broken link");
  CHECK(inputs.failures[1].chinese == "broken.yaml：链接所指的文件不存在");
  CHECK(inputs.failures[2].english == "good.yaml/x: no such file or directory");
}

TEST_CASE("links that lead round in a circle are no broken link") {
  const WorkingFolder folder;
  fs::create_symlink("b.yaml", "a.yaml");
  fs::create_symlink("a.yaml", "b.yaml");
  const Inputs inputs = find({"a.yaml"});
  REQUIRE(inputs.failures.size() == 1);
  CHECK(inputs.failures[0].english == "a.yaml: cannot be read: its links lead round in a circle");
  CHECK(inputs.failures[0].chinese == "a.yaml：无法读取：符号链接互相指向，形成循环");
}

TEST_CASE("what a path is called cannot take over the line that tells of it") {
  const Inputs inputs = find({"x\n::error::y", "e\x1B[31m", "##[error]z"});
  REQUIRE(inputs.failures.size() == 3);
  CHECK(inputs.failures[0].english == "x ::error::y: no such file or directory");
  CHECK(inputs.failures[1].chinese == "e\\x1b[31m：没有这个文件或文件夹");
  CHECK(inputs.failures[2].english == "\\x23#[error]z: no such file or directory");
}

TEST_CASE("a folder that may not be read is told, and its neighbours are walked") {
  if (::geteuid() == 0) return;  // nothing is forbidden to root
  const WorkingFolder folder;
  WorkingFolder::put("f/closed/a.yaml");
  WorkingFolder::put("f/open/b.yaml");
  fs::permissions("f/closed", fs::perms::none);
  const Inputs inputs = find({"f"});
  fs::permissions("f/closed", fs::perms::owner_all);
  CHECK(names(inputs) == Names{"f/open/b.yaml"});
  REQUIRE(inputs.failures.size() == 1);
  CHECK(inputs.failures[0].english == "f/closed: cannot be searched: permission denied");
  CHECK(inputs.failures[0].chinese == "f/closed：无法打开文件夹：没有权限");
}

TEST_CASE("a list of paths: one a line, however the lines end") {
  CHECK(split_list("a.yaml\nb c.yaml\n", '\n') == Names{"a.yaml", "b c.yaml"});
  CHECK(split_list("a.yaml\r\n\r\nb.yaml", '\n') == Names{"a.yaml", "b.yaml"});
  CHECK(split_list("\n\n", '\n').empty());
  CHECK(split_list("", '\n').empty());
}

TEST_CASE("a BOM before a list of lines belongs to no path") {
  CHECK(split_list("\xEF\xBB\xBF"
                   "a.yaml\nb.yaml",
                   '\n') == Names{"a.yaml", "b.yaml"});
  CHECK(split_list("\xEF\xBB\xBF", '\n').empty());
  CHECK(split_list("a.yaml\n\xEF\xBB\xBF"
                   "b.yaml",
                   '\n') == Names{"a.yaml",
                                  "\xEF\xBB\xBF"
                                  "b.yaml"});
}

TEST_CASE("a list of paths between NULs keeps what a line would lose") {
  const std::string list("a\nb.yaml\0c\r\0\0d.yaml", 20);
  CHECK(split_list(list, '\0') == Names{"a\nb.yaml", "c\r", "d.yaml"});
}
