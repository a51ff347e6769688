// The program writing comments and baselines: what is on the disk, what is said, and the status.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

/// A copy of some forms, and the program run beside them.
class Desk {
public:
  Desk() {
    std::string name = (fs::temp_directory_path() / "budgetlint-known-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    root_ = name;
    fs::copy(SOURCE_DIR "/examples/shifeng-2023", root_ / "forms");
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;
  ~Desk() {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
  }

  /// The exit status; `out` and `error` hold what was printed.
  int run(const std::string& arguments, const std::string& variables = "SOURCE_DATE_EPOCH=") {
    const std::string command = "cd '" + root_.string() + "' && env LC_ALL=C.UTF-8 " + variables +
                                " '" BUDGETLINT_PROGRAM "' " + arguments + " >out 2>error </dev/null";
    const int state = std::system(command.c_str());
    out = contents(root_ / "out");
    error = contents(root_ / "error");
    return WIFEXITED(state) ? WEXITSTATUS(state) : -1;
  }

  [[nodiscard]] std::string file(const std::string& name) const { return contents(root_ / name); }
  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }

  std::string out;
  std::string error;

private:
  fs::path root_;
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a baseline that is written holds every finding from then on, from any folder", "[known]") {
  Desk desk;
  CHECK(desk.run("forms") == 1);
  CHECK(desk.run("forms --write-baseline known.json") == 0);
  CHECK(desk.error == "budgetlint: 23 entries written to known.json\n");
  CHECK(holds(desk.out, "No disagreement found"));
  CHECK(holds(desk.out, "23 findings were known before"));
  CHECK(desk.run("forms --baseline known.json --fail-on note") == 0);
  CHECK(desk.run("forms/../forms --baseline forms/../known.json --fail-on note") == 0);
  CHECK(desk.run("forms --fail-on error") == 1);

  const std::string first = desk.file("known.json");
  CHECK(desk.run("forms --baseline known.json --write-baseline known.json") == 0);
  CHECK(desk.file("known.json") == first);
  CHECK(desk.run("forms --write-baseline zh.json --lang zh") == 0);
  CHECK(desk.error == "budgetlint: 已将23个问题登记到 zh.json\n");
  CHECK(desk.file("zh.json") == first);
}

TEST_CASE("a worse error at a known cell shows", "[known]") {
  Desk desk;
  REQUIRE(desk.run("forms --write-baseline known.json") == 0);
  std::string form = desk.file("forms/3-1.yaml");
  const std::size_t at = form.find("total: 53");
  REQUIRE(at != std::string::npos);
  desk.put("forms/3-1.yaml", form.replace(at, 9, "total: 5.3"));
  CHECK(desk.run("forms --baseline known.json --format concise") == 1);
  CHECK(holds(desk.out, "3-1.yaml:64:8: error[BL201] total-mismatch: 5.3"));
  CHECK(holds(desk.out, "known.json:"));
  CHECK(holds(desk.out, "warning[BL905]"));
}

TEST_CASE("a baseline is written over nothing but a baseline", "[known]") {
  Desk desk;
  const std::string form = desk.file("forms/3-1.yaml");
  CHECK(desk.run("forms --write-baseline ./forms/3-1.yaml") == 2);
  CHECK(holds(desk.error, "writes over nothing but a baseline"));
  CHECK(desk.file("forms/3-1.yaml") == form);
  desk.put("notes.txt", "kept");
  CHECK(desk.run("forms --write-baseline notes.txt") == 2);
  CHECK(desk.file("notes.txt") == "kept");
  CHECK(desk.run("forms --write-baseline nowhere/known.json") == 2);
  CHECK(desk.run("forms --write-baseline known.json --fix") == 2);
}

TEST_CASE("comments that are added hold every finding from then on, and only once", "[known]") {
  Desk desk;
  CHECK(desk.run("forms --add-suppressions '批复如此'") == 0);
  CHECK(holds(desk.error, "23 edits in 8 files"));
  CHECK(holds(desk.out, "23 findings were suppressed"));
  const std::string form = desk.file("forms/3-1.yaml");
  CHECK(holds(form, "# budgetlint: ignore[BL201] 批复如此\ntotal: 53"));
  CHECK(desk.run("forms --fail-on note") == 0);
  CHECK(desk.run("forms --add-suppressions '再来一次'") == 0);
  CHECK(desk.error.empty());
  CHECK(desk.file("forms/3-1.yaml") == form);
}

TEST_CASE("the day that until= is compared with: --today, else SOURCE_DATE_EPOCH, else the clock", "[known]") {
  Desk desk;
  REQUIRE(desk.run("forms --add-suppressions '批复如此 until=2026-11-25' --today 2026-01-01") == 0);
  CHECK(desk.run("forms --today 2026-11-25") == 0);
  CHECK(desk.run("forms --today 2026-11-26") == 1);
  CHECK(desk.run("forms", "SOURCE_DATE_EPOCH=1795651199") == 0);  // the last second of 2026-11-25
  CHECK(desk.run("forms", "SOURCE_DATE_EPOCH=1795651200") == 1);
  CHECK(desk.run("forms --today 2026-11-25", "SOURCE_DATE_EPOCH=1795651200") == 0);
  CHECK(desk.run("forms", "SOURCE_DATE_EPOCH=yesterday") == 2);
  CHECK(holds(desk.error, "SOURCE_DATE_EPOCH is yesterday"));
  CHECK(desk.run("forms --today 26-11-2026") == 2);
}
