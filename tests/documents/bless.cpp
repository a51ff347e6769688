#include "bless.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace budgetlint::testing {

void settle_document(const std::string& path, const std::string& written) {
  const std::filesystem::path file = std::filesystem::path(SOURCE_DIR) / path;
  std::ostringstream found;
  found << std::ifstream(file, std::ios::binary).rdbuf();
  if (std::getenv("BLESS") == nullptr) {
    INFO(path);
    CHECK(found.str() == written);
  } else if (found.str() != written) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << written;
  }
}

}  // namespace budgetlint::testing
