#include "shell.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "forms.hpp"

namespace fs = std::filesystem;

namespace budgetlint::testing {
namespace {

std::string quoted(const std::string& text) {
  return "'" + replace_all(text, "'", "'\\''") + "'";
}

}  // namespace

Shell::Shell() {
  std::string name = (fs::temp_directory_path() / "budgetlint-shell-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
  fs::copy(fs::path(SOURCE_DIR) / "examples", folder_ / "examples", fs::copy_options::recursive);
  const std::string program = quoted(BUDGETLINT_PROGRAM);
  std::ofstream(folder_ / ".profile") << "unset NO_COLOR FORCE_COLOR LC_MESSAGES\nexport LC_ALL=C.UTF-8 COLUMNS=80\n"
                                      << "cd " << quoted(folder_.string()) << "\nbudgetlint() { " << program
                                      << " \"$@\"; }\n";
}

Shell::~Shell() {
  fs::remove_all(folder_);
}

std::string Shell::run(std::string command) {
  static const std::string run_program = "./dev run";
  const std::size_t at = command.find(run_program);
  if (at != std::string::npos) command.replace(at, run_program.size(), "budgetlint");
  std::ofstream(folder_ / ".command") << ". " << quoted((folder_ / ".profile").string()) << "\n(exit " << status_
                                      << ")\n"
                                      << command << "\n";
  FILE* pipe = popen(("sh " + quoted((folder_ / ".command").string())).c_str(), "re");
  if (pipe == nullptr) throw std::runtime_error("no shell");
  std::string out;
  std::array<char, 4096> buffer{};
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), size);
  const int status = pclose(pipe);
  if (!WIFEXITED(status)) throw std::runtime_error("killed: " + command);
  status_ = WEXITSTATUS(status);
  return out;
}

}  // namespace budgetlint::testing
