// What comes out when the world fails: docs/faults.md is the table of it. Whatever is injected, nothing is lost, no
// file is half written, and the status is never 0 on work not done.
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <set>
#include <sstream>

#include "documents/named_tests.hpp"
#include "tools/sandbox.hpp"

namespace fs = std::filesystem;
using namespace budgetlint::testing;

namespace {

std::string form(int number, const std::string& total) {
  return "form: direction\nyear: 2023\ndepartment: 某局\ndirection: 第" + std::to_string(number) +
         "项补助\namount: 54\nfund: {name: 某专项, amount: }\ndetails: [{brief: 补助, amount: 54}]\ntotal: " + total +
         "\n";
}

std::string name_of(int number) {
  return std::to_string(number) + ".yaml";
}

/// Without what strace itself has to say.
Outcome without_strace(Outcome outcome) {
  std::istringstream lines(outcome.error);
  outcome.error.clear();
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("strace: ")) outcome.error += line + '\n';
  }
  return outcome;
}

/// Forms with a wrong total each.
class Folder : public Sandbox {
public:
  explicit Folder(int count) : count_(count) {
    for (int i = 1; i <= count; ++i) put(name_of(i), form(i, "53"));
  }

  /// Runs the program with its arguments behind what a shell does first: `ulimit -n 4; exec "$@"`.
  [[nodiscard]] Outcome after(const std::string& shell, const Words& arguments) const {
    Words command = {"bash", "-c", shell, "bash", program()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return without_strace(run_other(command));
  }

  [[nodiscard]] Outcome under(const std::string& injection, const Words& arguments, const Words& more = {}) const {
    Words command = {"strace", "-f", "-o", "../log", "-e", "inject=" + injection};
    command.insert(command.end(), more.begin(), more.end());
    command.push_back(program());
    command.insert(command.end(), arguments.begin(), arguments.end());
    return without_strace(run_other(command));
  }

  /// Whether all forms are what they were, and nothing lies beside them.
  [[nodiscard]] bool untouched(std::ptrdiff_t others = 0) const {
    for (int i = 1; i <= count_; ++i) {
      if (get(name_of(i)) != form(i, "53")) return false;
    }
    return std::distance(fs::directory_iterator(folder()), fs::directory_iterator()) == count_ + others;
  }

private:
  int count_;
};

/// What strace or a mount needs and a machine may not give; the line makes ctest call the test skipped.
bool can(const Words& command) {
  const Outcome outcome = Sandbox().run_other(command);
  if (outcome.status == 0) return true;
  std::cout << "SKIPPED: " << command.front() << " cannot be used here: " << outcome.error << std::endl;
  return false;
}

bool can_trace() {
  return can({"strace", "-o", "../log", "true"});
}

const Words fix = {"--fix", "--unsafe-fixes", "."};
const Words concise = {"--format", "concise", "."};
// Standard error is a file here too: past a pipe it may grow.
const std::string no_larger_file =
    "exec 3>&2; (ulimit -f 0; exec \"$@\" >/dev/null) 2>&1 | cat >&3; exit \"${PIPESTATUS[0]}\"";
const std::string too_large = "it would be larger than the system allows";

}  // namespace

TEST_CASE("where memory ends, the run ends with a word and status 2, or it is whole", "[faults]") {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return;
#endif
  const Sandbox sandbox;
  std::string big = form(1, "53") + "x-notes:\n";
  for (int list = 0; list < 60; ++list) {
    big += "  - [";
    for (int i = 0; i < 5'000; ++i) big += "备注, ";
    big += "]\n";
  }
  sandbox.put("big.yaml", big);
  const auto run = [&](int kilobytes) {
    return sandbox.run_other({"bash", "-c", "ulimit -v " + std::to_string(kilobytes) + "; exec \"$@\"", "bash",
                              program(), "--fix", "--unsafe-fixes", "--format", "concise", "big.yaml"});
  };
  std::set<int> seen;
  for (int megabytes = 56; megabytes <= 160; megabytes += 8) {
    CAPTURE(megabytes);
    sandbox.put("big.yaml", big);
    const Outcome outcome = run(megabytes * 1024);
    seen.insert(outcome.status);
    if (outcome.status == 2) {
      CHECK(outcome.error == "budgetlint: out of memory\n");
      CHECK(outcome.out.empty());
      CHECK(sandbox.get("big.yaml") == big);
    } else {
      CHECK(outcome.error.find("memory") == std::string::npos);
      CHECK(outcome.status == 0);
      CHECK(sandbox.get("big.yaml") != big);
    }
  }
  CHECK(seen == std::set<int>{0, 2});
}

TEST_CASE("a file that would grow past what the system allows is told, and the old one stays", "[faults]") {
#if defined(__SANITIZE_THREAD__)
  return;  // its runtime writes a file before the program begins
#endif
  const Folder folder(8);
  folder.put("old.json", "old");
  for (const Words& arguments : {Words{"--output", "json=old.json", "."}, Words{"--write-baseline", "old.json", "."}}) {
    const Outcome outcome = folder.after(no_larger_file, arguments);
    CAPTURE(outcome.error);
    CHECK(outcome.status == 2);
    CHECK(outcome.error.find("old.json") != std::string::npos);
    CHECK(folder.get("old.json") == "old");
    CHECK(folder.untouched(1));
  }
  const Outcome fixed = folder.after(no_larger_file, fix);
  CHECK(fixed.status == 2);
  CHECK(fixed.error.find(too_large) != std::string::npos);
  CHECK(folder.untouched(1));
}

TEST_CASE("on a disk that is full nothing is half written", "[.][disks]") {
  if (!can({"unshare", "-m", "mount", "-t", "tmpfs", "-o", "size=16k", "none", "."})) return;
  const Folder folder(4);
  // Room for the forms and for two of the new ones.
  const Outcome outcome = folder.after(
      "unshare -m bash -c 'mkdir ../disk && mount -t tmpfs -o size=24k none ../disk && cp *.yaml ../disk && cd ../disk "
      "&& \"$@\"; status=$?; cat *.yaml >../after; ls -A | wc -l >../left; exit $status' bash \"$@\"",
      fix);
  CHECK(outcome.status == 2);
  CHECK(outcome.error.find("no space left\n") != std::string::npos);
  CHECK(contents(folder.folder() / "../after") == form(1, "53") + form(2, "53") + form(3, "53") + form(4, "53"));
  CHECK(contents(folder.folder() / "../left") == "4\n");
}

TEST_CASE("on a disk that is read-only --fix says so and changes nothing", "[.][disks]") {
  if (!can({"unshare", "-m", "mount", "--bind", ".", "."})) return;
  const Folder folder(2);
  const Outcome outcome = folder.after(
      "exec unshare -m bash -c 'mount --bind . . && mount -o remount,ro,bind . && cd \"$PWD\" && exec \"$@\"' bash "
      "\"$@\"",
      fix);
  CHECK(outcome.status == 2);
  CHECK(outcome.error ==
        "budgetlint: ./1.yaml: cannot be written: the file system is read-only\n  ./1.yaml: left as it was\n  "
        "./2.yaml: left as it was\n");
  CHECK(folder.untouched());
}

TEST_CASE("one open file at a time is enough", "[faults]") {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return;  // they open files of their own
#endif
  const Folder folder(40);
  const Outcome usual = folder.run(concise);
  REQUIRE(usual.status == 1);
  Words one = {"--jobs", "1"};
  one.insert(one.end(), concise.begin(), concise.end());
  const Outcome outcome = folder.after("ulimit -n 4; exec \"$@\"", one);
  CHECK(outcome.out == usual.out);
  CHECK(outcome.error.empty());
  CHECK(outcome.status == 1);
  const Outcome fixed = folder.after("ulimit -n 4; exec \"$@\"", {"--jobs", "1", "--fix", "--unsafe-fixes", "."});
  CHECK(fixed.status == 0);
  for (int i = 1; i <= 40; ++i) CHECK(folder.get(name_of(i)) == form(i, "54"));
  // Where a file more is needed than there may be, it is told.
  const Outcome both = folder.after("ulimit -n 3; exec \"$@\"", one);
  CHECK(both.status > 1);
  CHECK_FALSE(both.error.empty());
}

TEST_CASE("no clock, time zone or locale changes a byte", "[faults]") {
  const Folder folder(3);
  const Outcome usual = folder.run(concise);
  REQUIRE(usual.status == 1);
  const Outcome chinese = folder.run({"--lang", "zh", "."});
  REQUIRE(chinese.status == 1);
  for (const char* setting :
       {"TZ=Asia/Shanghai", "TZ=Pacific/Kiritimati", "TZ=:/etc/passwd", "TZ=nonsense", "LC_ALL=tr_TR.UTF-8",
        "LC_ALL=de_DE.UTF-8", "LC_ALL=C", "LC_ALL=nonsense", "LC_ALL=zh_CN.GBK", "LC_ALL=zh_CN.GB18030",
        "LC_NUMERIC=de_DE.UTF-8", "LANGUAGE=tr", "LC_CTYPE=tr_TR.ISO-8859-9"}) {
    CAPTURE(setting);
    const std::string shell = "exec env " + std::string(setting) + " \"$@\"";
    const Outcome english = folder.after(shell, {"--lang", "en", "--format", "concise", "."});
    CHECK(english.out == usual.out);
    CHECK(english.error.empty());
    CHECK(english.status == 1);
    CHECK(folder.after(shell, {"--lang", "zh", "."}).out == chinese.out);
  }
  // A Chinese locale of another encoding asks for Chinese; what is written is UTF-8, as the forms are.
  CHECK(folder.after("exec env LC_ALL=zh_CN.GBK \"$@\"", {"."}).out == chinese.out);
  CHECK(folder.after("exec env LC_ALL=tr_TR.UTF-8 \"$@\"", concise).out == usual.out);
}

TEST_CASE("the clock decides on nothing but comments with an end, and --today on those", "[faults]") {
  const Folder folder(1);
  folder.put("1.yaml", form(1, "53 # budgetlint: ignore[BL201] until=2030-06-30 待补充文件"));
  const auto in = [&](const std::string& clock, const Words& arguments) {
    // Else AddressSanitizer refuses what is loaded before it.
    return folder.after(
        "export ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD=" CLOCK_ELSEWHERE " CLOCK=" + clock + "; exec \"$@\"",
        arguments);
  };
  const std::string held = in("0", {".", "--format", "concise", "--today", "2026-01-01"}).out;
  const std::string lapsed = in("0", {".", "--format", "concise", "--today", "2031-01-01"}).out;
  CHECK(held != lapsed);
  for (const char* clock : {"0", "1700000000"}) CHECK(in(clock, concise).out == held);  // 1970 and 2023
  CHECK(in("4070908800", concise).out == lapsed);                                       // 2099
  CHECK(in("0", {".", "--format", "concise", "--today", "2031-01-01"}).status == 1);
}

TEST_CASE("a signal ends the run as it ends others, with no file changed", "[faults]") {
  for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGQUIT}) {
    const Folder folder(2);
    // Nobody writes into the pipe: the program waits for it when the signal comes.
    const Outcome outcome = folder.after(
        "ulimit -c 0; mkfifo ../pipe; exec timeout --preserve-status -s " + std::to_string(signal) + " 0.3 \"$@\"",
        {"--fix", "--unsafe-fixes", "--files-from", "../pipe"});
    CHECK(outcome.status == 128 + signal);
    CHECK(outcome.out.empty());
    CHECK(folder.untouched());
  }
}

TEST_CASE("a read error half-way through a file is told, and the others are checked", "[.][interrupted]") {
  if (!can_trace()) return;
  const Folder folder(2);
  folder.put("big.yaml", form(3, "54") + "# " + std::string(200'000, 'x') + "\n");
  const Outcome outcome = folder.under("read:error=EIO:when=2", concise, {"-P", "./big.yaml"});
  CHECK(outcome.status == 2);
  CHECK(outcome.error == "budgetlint: ./big.yaml: cannot be read: input/output error\n");
  CHECK(outcome.out.find("./1.yaml:8:8: error[BL201]") != std::string::npos);
  CHECK(outcome.out.find("1 file could not be read") != std::string::npos);
}

TEST_CASE("a file or folder that goes while the run looks at it is told", "[.][interrupted]") {
  if (!can_trace()) return;
  const Folder folder(2);
  fs::create_directory(folder.folder() / "inner");
  folder.put("inner/3.yaml", form(3, "53"));
  const Outcome file = folder.under("openat:error=ENOENT", concise, {"-P", "./1.yaml"});
  CHECK(file.status == 2);
  CHECK(file.error == "budgetlint: ./1.yaml: no such file or directory\n");
  CHECK(file.out.find("./2.yaml:8:8: error[BL201]") != std::string::npos);
  for (const char* call : {"openat:error=ENOENT", "getdents64:error=EIO"}) {
    CAPTURE(call);
    const Outcome walked = folder.under(call, concise, {"-P", "./inner"});
    CHECK(walked.status == 2);
    CHECK(walked.error.find("budgetlint: ./inner: cannot be searched: ") == 0);
    CHECK(walked.out.find("./1.yaml:8:8: error[BL201]") != std::string::npos);
  }
}

TEST_CASE("a file that is written to while it is read is not checked, and told", "[.][interrupted]") {
  if (!can_trace()) return;
  const Folder folder(2);
  // Every read of the form takes a second, in which somebody saves it.
  const Outcome outcome = folder.after(
      "(sleep 0.7; echo '# more' >>1.yaml) & exec strace -f -o ../log -P ./1.yaml -e "
      "inject=read:delay_enter=1500000 \"$@\"",
      concise);
  CHECK(outcome.status == 2);
  CHECK(outcome.error == "budgetlint: ./1.yaml: was changed while it was read; run again\n");
  CHECK(outcome.out.find("./2.yaml:8:8: error[BL201]") != std::string::npos);
}

TEST_CASE("what somebody saves while --fix works is not lost", "[.][interrupted]") {
  if (!can_trace()) return;
  const Folder folder(2);
  // The new file takes long to reach the disk, and somebody saves the form meanwhile.
  const Outcome outcome = folder.after(
      "(sleep 0.7; echo 'saved' >2.yaml) & exec strace -f -o ../log -e inject=fsync:delay_enter=1500000:when=1 \"$@\"",
      fix);
  CHECK(outcome.status == 2);
  CHECK(outcome.error ==
        "budgetlint: ./2.yaml: was changed since it was read; run again\n  ./1.yaml: left as it was\n  ./2.yaml: left "
        "as it was\n");
  CHECK(folder.get("1.yaml") == form(1, "53"));
  CHECK(folder.get("2.yaml") == "saved\n");
  CHECK(std::distance(fs::directory_iterator(folder.folder()), fs::directory_iterator()) == 2);
}

TEST_CASE("where the system gives no thread, those that there are do the work", "[.][interrupted]") {
  if (!can_trace()) return;
  const Folder folder(300);
  const Outcome usual = folder.run(concise);
  REQUIRE(usual.status == 1);
  for (const char* when : {"1+", "2+"}) {
    CAPTURE(when);
    const Outcome outcome = folder.under("clone3,clone:error=EAGAIN:when=" + std::string(when),
                                         {"--jobs", "8", "--format", "concise", "."});
    CHECK(outcome.out == usual.out);
    CHECK(outcome.error.empty());
    CHECK(outcome.status == 1);
  }
}

TEST_CASE("calls that a signal cuts short are made again", "[.][interrupted]") {
  if (!can_trace()) return;
  const Folder folder(3);
  const Outcome usual = folder.run(concise);
  for (const char* call :
       {"read:error=EINTR:when=8..30", "write:error=EINTR:when=1", "openat:error=EINTR:when=14..20"}) {
    CAPTURE(call);
    const Outcome outcome = folder.under(call, concise);
    CHECK(outcome.status != 0);
    if (outcome.status == 1) CHECK(outcome.out == usual.out);
    if (outcome.status != 1) CHECK_FALSE(outcome.error.empty());
  }
}

TEST_CASE("every test that the page of faults names is there", "[documents]") {
  const std::string page = contents(SOURCE_DIR "/docs/faults.md");
  CHECK_FALSE(page.empty());
  CHECK(tests_missing_in(page).empty());
}
