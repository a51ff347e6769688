#include "budgetlint/command/repository.hpp"

#include <filesystem>

namespace budgetlint {

namespace fs = std::filesystem;

std::string current_folder() {
  std::error_code error;
  return fs::current_path(error).string();
}

std::string repository_root(const std::string& folder) {
  for (fs::path path = folder; !path.empty(); path = path.parent_path()) {
    std::error_code error;
    if (fs::exists(path / ".git", error)) return path.string();
    if (path == path.parent_path()) break;
  }
  return folder;
}

}  // namespace budgetlint
