// What is on the disk when `--fix` does not come to its end: killed at every system call, or told by one that it cannot
// be done. Hidden, for it takes seconds and needs strace; ctest runs it by its tag and calls it skipped where strace
// cannot trace (tests/CMakeLists.txt knows the line that says so).
#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include "tools/sandbox.hpp"

namespace fs = std::filesystem;
using namespace budgetlint::testing;

namespace {

constexpr int file_count = 8;

std::string form(int number, const std::string& total) {
  return "form: direction\nyear: 2023\ndepartment: 某局\ndirection: 第" + std::to_string(number) +
         "项补助\namount: 54\nfund: {name: 某专项, amount: }\ndetails: [{brief: 补助, amount: 54}]\ntotal: " + total +
         "\n";
}

std::string name_of(int number) {
  return "3-" + std::to_string(number) + ".yaml";
}

/// Eight forms with a wrong total each.
class Folder : public Sandbox {
public:
  Folder() {
    for (int i = 1; i <= file_count; ++i) put(name_of(i), form(i, "53"));
  }

  /// `--fix` under strace, which does as `injection` says.
  [[nodiscard]] Outcome fix_under(const Words& strace) const {
    Words command = {"strace", "-o", "../log"};
    command.insert(command.end(), strace.begin(), strace.end());
    command.push_back(program());
    command.insert(command.end(), fix.begin(), fix.end());
    return run_other(command);
  }

  /// Each file as a letter: `o` the old one, `n` the new one, `?` anything else.
  [[nodiscard]] std::string states() const {
    std::string letters;
    for (int i = 1; i <= file_count; ++i) {
      const std::string bytes = get(name_of(i));
      letters += bytes == form(i, "53") ? 'o' : bytes == form(i, "54") ? 'n' : '?';
    }
    return letters;
  }

  [[nodiscard]] std::ptrdiff_t entries() const {
    return std::distance(fs::directory_iterator(folder()), fs::directory_iterator());
  }

  const Words fix = {"--fix", "--unsafe-fixes", "--jobs", "1", "."};
};

/// Whether strace can do what these tests need; else the line that makes ctest call them skipped.
bool can_trace() {
  const Outcome outcome = Sandbox().run_other({"strace", "-o", "../log", "true"});
  if (outcome.status == 0) return true;
  std::cout << "SKIPPED: strace cannot trace here: " << (outcome.status == 127 ? "it is not installed" : outcome.error)
            << std::endl;
  return false;
}

/// A system call of a run: its name, how many of that name there were up to it, for so strace counts, and how strace
/// writes it.
struct Call {
  std::string name;
  int ordinal = 0;
  std::string line;

  [[nodiscard]] bool says(const std::string& words) const { return line.find(words) != line.npos; }
  /// Of the program: a sanitizer makes one too.
  [[nodiscard]] bool makes_a_file() const { return says("O_EXCL") && says(".budgetlint-new"); }
};

/// Those of the run before.
std::vector<Call> calls_of(const Sandbox& sandbox) {
  std::istringstream log(contents(sandbox.folder() / "../log"));
  std::map<std::string, int> counts;
  std::vector<Call> calls;
  for (std::string line; std::getline(log, line);) {
    line.erase(0, line.find_first_not_of("0123456789 "));  // the process, with `-f`
    const std::size_t end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_");
    if (end == 0 || end == line.npos || line[end] != '(') continue;
    const std::string name = line.substr(0, end);
    calls.push_back({name, ++counts[name], line});
  }
  return calls;
}

/// What strace is to inject into at the `nth` call of that name with these words in it. The program makes the same
/// calls in every run, but not alone: a sanitizer writes to pipes of its own.
std::string at(const std::vector<Call>& calls, const std::string& name, const std::string& words, int nth) {
  for (const Call& call : calls) {
    if (call.name == name && call.says(words) && --nth == 0) return name + ":when=" + std::to_string(call.ordinal);
  }
  throw std::runtime_error("no such call: " + name);
}

}  // namespace

TEST_CASE("killed at any system call, --fix leaves every file old or new, and the next run no litter",
          "[.][interrupted]") {
  if (!can_trace()) return;
  const Folder whole;
  REQUIRE(whole.fix_under({}).status == 0);
  REQUIRE(whole.states() == std::string(file_count, 'n'));
  const std::vector<Call> calls = calls_of(whole);
  const auto first = std::find_if(calls.begin(), calls.end(), [](const Call& call) { return call.makes_a_file(); });
  REQUIRE(std::count_if(first, calls.end(), [](const Call& call) { return call.makes_a_file(); }) == file_count);
  std::set<std::string> seen;
  int killed = 0;
  for (auto call = first; call != calls.end(); ++call) {  // what comes before the first file is made only reads
    const Folder folder;
    CAPTURE(call->name, call->ordinal);
    const Outcome outcome =
        folder.fix_under({"-e", "inject=" + call->name + ":signal=KILL:when=" + std::to_string(call->ordinal)});
    const std::string states = folder.states();
    seen.insert(states);
    CHECK(states.find('?') == std::string::npos);
    if (outcome.status == 0) continue;  // one of those that memory takes: their number varies
    REQUIRE(outcome.status == 128 + SIGKILL);
    ++killed;
    CHECK(folder.run(folder.fix).status == 0);
    CHECK(folder.states() == std::string(file_count, 'n'));
    CHECK(folder.entries() == file_count);
  }
  CHECK(killed > 10 * file_count);
  // Every stage between the old set and the new one was met.
  std::set<std::string> stages;
  for (int done = 0; done <= file_count; ++done) {
    stages.insert(std::string(static_cast<std::size_t>(done), 'n') +
                  std::string(static_cast<std::size_t>(file_count - done), 'o'));
  }
  CHECK(seen == stages);
}

TEST_CASE("what cannot be written is found out before any file has changed", "[.][interrupted]") {
  if (!can_trace()) return;
  const Folder whole;
  REQUIRE(whole.fix_under({}).status == 0);
  const std::vector<Call> calls = calls_of(whole);
  for (const std::string& call :
       {at(calls, "fsync", "", 5) + ":error=ENOSPC", at(calls, "write", "\"form: direction", 3) + ":error=EIO",
        at(calls, "fchmod", "", 8) + ":error=EPERM", at(calls, "fchown", "", 2) + ":error=EIO"}) {
    CAPTURE(call);
    const Folder folder;
    const Outcome outcome = folder.fix_under({"-e", "inject=" + call});
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(folder.states() == std::string(file_count, 'o'));
    CHECK(folder.entries() == file_count);
    for (int i = 1; i <= file_count; ++i) {
      CHECK(outcome.error.find("\n  ./" + name_of(i) + ": left as it was") != std::string::npos);
    }
  }
}

TEST_CASE("when a file cannot be put in its place, it is said which were", "[.][interrupted]") {
  if (!can_trace()) return;
  const Folder folder;
  const Outcome outcome = folder.fix_under({"-e", "inject=/^rename:error=EIO:when=4"});
  CHECK(outcome.error ==
        "budgetlint: ./3-4.yaml: cannot be written: input/output error\n"
        "  ./3-1.yaml: corrected\n  ./3-2.yaml: corrected\n  ./3-3.yaml: corrected\n"
        "  ./3-4.yaml: left as it was\n  ./3-5.yaml: left as it was\n  ./3-6.yaml: left as it was\n"
        "  ./3-7.yaml: left as it was\n  ./3-8.yaml: left as it was\n");
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(folder.states() == "nnnooooo");
  CHECK(folder.entries() == file_count);
}

TEST_CASE("an audit that is interrupted says how far it was, and leaves nothing behind", "[.][interrupted]") {
  if (!can_trace()) return;
  Sandbox sandbox;
  constexpr int folders = 40;
  for (int i = 0; i < folders; ++i) {
    sandbox.put("forms/" + std::to_string(2000 + i) + "/a.yaml", form(i, "54"));
  }
  const auto audit = [&](const std::string& jobs, const Words& strace) {
    Words command = {"strace", "-f", "-o", "../log", "-e", "trace=openat"};
    command.insert(command.end(), strace.begin(), strace.end());
    for (const std::string& word :
         {program(), std::string("audit"), std::string("forms"), std::string("--jobs"), jobs, std::string("--facts"),
          std::string("f.csv"), std::string("--output"), std::string("json=f.json")}) {
      command.push_back(word);
    }
    return sandbox.run_other(command);
  };
  const auto entries = [&] {
    return std::distance(fs::directory_iterator(sandbox.folder()), fs::directory_iterator());
  };
  REQUIRE(audit("1", {}).status == 0);
  CHECK(entries() == 3);
  const std::vector<Call> calls = calls_of(sandbox);
  fs::remove(sandbox.folder() / "f.csv");
  fs::remove(sandbox.folder() / "f.json");
  for (const std::string signal : {"INT", "TERM"}) {
    CAPTURE(signal);
    const auto interrupted_at = [&](int opened) {
      return "inject=" + at(calls, "openat", "a.yaml", opened) + ":signal=" + signal;
    };
    const Outcome alone = audit("1", {"-e", interrupted_at(folders / 2)});
    CHECK(alone.status == 130);
    CHECK(alone.out.empty());
    CHECK(alone.error == "budgetlint: stopped: 20 of 40 files were read; nothing was written\n");
    CHECK(entries() == 1);
    // Of threads each counts its own calls: here it is the first whose forms and the rest are so many.
    const Outcome together = audit("2", {"-e", interrupted_at(2)});
    CHECK(together.status == 130);
    CHECK(together.out.empty());
    CHECK_THAT(together.error,
               Catch::Matches("budgetlint: stopped: [0-9]+ of 40 files were read; nothing was written\n"));
    CHECK(entries() == 1);
  }
}
