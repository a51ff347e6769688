#include "tools/sandbox.hpp"

#include <fcntl.h>
#include <sys/personality.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace budgetlint::testing {
namespace {

namespace fs = std::filesystem;

// These sanitizers reserve terabytes of addresses: there, time alone is limited.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool limit_memory = false;
#else
constexpr bool limit_memory = true;
#endif
constexpr rlim_t most_memory = rlim_t{1} << 30;
constexpr unsigned most_seconds = 300;  // a crowded machine, and sanitizers: what would hang hangs for ever

void lead(int descriptor, const std::string& path, int flags) {
  const int opened = ::open(path.c_str(), flags, 0600);
  if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(126);
  ::close(opened);
}

void leave_pipe() {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0 || ::dup2(ends[1], STDOUT_FILENO) < 0) ::_exit(126);
  ::close(ends[0]);
  ::close(ends[1]);
}

void be_traced() {
  ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);  // which no traced program can do
  ::personality(ADDR_NO_RANDOMIZE);               // upon addresses it hangs how many calls a sanitizer makes
}

[[noreturn]] void become(Words command, const Streams& streams, const fs::path& root) {
  constexpr int write_flags = O_WRONLY | O_CREAT | O_TRUNC;
  lead(STDERR_FILENO, (root / "error").string(), write_flags);
  lead(STDOUT_FILENO, (root / "out").string(), write_flags);
  lead(STDIN_FILENO, streams.in.empty() ? "/dev/null" : streams.in, O_RDONLY);
  if (streams.out == "closed") {
    ::close(STDOUT_FILENO);
  } else if (streams.out.starts_with("left")) {
    leave_pipe();
    if (streams.out == "left and ignored") ::signal(SIGPIPE, SIG_IGN);
  } else if (!streams.out.empty()) {
    lead(STDOUT_FILENO, streams.out, O_WRONLY);
  }
  for (const char* name : {"LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR"}) ::unsetenv(name);
  ::setenv("LC_ALL", "C.UTF-8", 1);
  ::setenv("COLUMNS", "80", 1);
  ::setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
  ::setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
  if (::chdir((root / "forms").c_str()) != 0) ::_exit(126);
  const auto names_tracer = [](const std::string& word) {
    return word.find("strace ") != word.npos || word == "strace";
  };
  if (std::any_of(command.begin(), command.end(), names_tracer)) be_traced();  // a shell may start it too
  ::close_range(STDERR_FILENO + 1, ~0U, 0);  // what the runner of the tests has open is nobody's here
  const rlimit memory{most_memory, most_memory};
  if (limit_memory && ::setrlimit(RLIMIT_AS, &memory) != 0) ::_exit(126);
  ::alarm(most_seconds);
  std::vector<char*> pointers;
  for (std::string& word : command) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  ::execvp(pointers.front(), pointers.data());
  ::_exit(127);
}

}  // namespace

std::string program() {
  return BUDGETLINT_PROGRAM;
}

std::string contents(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

Sandbox::Sandbox() {
  std::string name = (fs::temp_directory_path() / "budgetlint-sandbox-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  root_ = name;
  fs::create_directory(folder());
}

Sandbox::~Sandbox() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

void Sandbox::put(const fs::path& name, std::string_view bytes) const {
  fs::create_directories((folder() / name).parent_path());
  std::ofstream(folder() / name, std::ios::binary) << bytes;
}

Outcome Sandbox::run(const Words& arguments, const Streams& streams) const {
  Words command = {program()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run_other(command, streams);
}

Outcome Sandbox::run_other(const Words& command, const Streams& streams) const {
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no child process");
  if (child == 0) become(command, streams, root_);
  int state = 0;
  ::waitpid(child, &state, 0);
  return {WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state), contents(root_ / "out"),
          contents(root_ / "error")};
}

bool has_program(const std::string& name) {
  return Sandbox().run_other({name, "--version"}).status == 0;
}

}  // namespace budgetlint::testing
