#include "scratch.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace budgetlint::testing {
namespace {

namespace fs = std::filesystem;

fs::path make_folder() {
  std::string name = (fs::temp_directory_path() / "budgetlint-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no scratch folder");
  return name;
}

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

Scratch::Scratch() : folder_(make_folder()), streams_(make_folder()) {}

Scratch::~Scratch() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
  fs::remove_all(streams_, ignored);
}

void Scratch::write(const fs::path& name, std::string_view bytes) const {
  fs::create_directories((folder_ / name).parent_path());
  std::ofstream(folder_ / name, std::ios::binary) << bytes;
}

std::string Scratch::read(const fs::path& name) const {
  return contents(folder_ / name);
}

Ran Scratch::run(const std::string& command) const {
  const std::string streams = " >'" + (streams_ / "out").string() + "' 2>'" + (streams_ / "error").string() + "'";
  const int status = std::system(("cd '" + folder_.string() + "' && { " + command + "\n}" + streams).c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128, contents(streams_ / "out"), contents(streams_ / "error")};
}

}  // namespace budgetlint::testing
