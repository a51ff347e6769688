#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "document/read.hpp"
#include "generate/generate.hpp"
#include "second_opinion/yaml_cpp.hpp"

// Another parser, written by other people, reads the same files: where both accept one, they must agree.

namespace budgetlint {
namespace {

namespace fs = std::filesystem;
using testing::trees_of;
using testing::yaml_cpp_reads;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> yaml_files(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// Inputs that both accept and read differently, and why.
const std::map<std::string, std::string> known_differences{
    {"NAT4", "yaml-cpp drops the line breaks of a quoted text that is nothing but blank lines; they are kept"},
    {"PUW8", "a `---` at the end of a file is an empty document to yaml-cpp; we let it through in silence"},
    {"Y2GN", "in `&an:chor value` libyaml ends the anchor at the colon"},
};

TEST_CASE("yaml-cpp reads every example as we do") {
  for (const fs::path& path : yaml_files(fs::path(SOURCE_DIR) / "examples")) {
    CAPTURE(path.string());
    const std::string bytes = bytes_of(path);
    const Reading reading = test::read(bytes);
    CHECK(test::brief(reading).empty());
    CHECK(trees_of(reading) == yaml_cpp_reads(bytes));
  }
}

TEST_CASE("yaml-cpp reads generated forms as we do, in whatever way they are spelled") {
  std::size_t compared = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    for (const testing::GeneratedForm& form : testing::generate_submission(seed)) {
      CAPTURE(seed, form.name);
      const Reading reading = test::read(form.yaml);
      const auto theirs = yaml_cpp_reads(form.yaml);
      REQUIRE(test::brief(reading).empty());
      REQUIRE(theirs);
      REQUIRE(trees_of(reading) == *theirs);
      compared += theirs->size();
    }
  }
  CHECK(compared > 1'000);
}

TEST_CASE("yaml-cpp reads the YAML test suite as we do, where both accept it") {
  std::size_t compared = 0;
  for (const fs::path& path : yaml_files(fs::path(SOURCE_DIR) / "tests/data/yaml-test-suite")) {
    CAPTURE(path.stem().string());
    const std::string bytes = bytes_of(path);
    const Reading reading = test::read(bytes);
    CHECK((!reading.documents.empty() || !reading.findings.empty()));

    const auto theirs = yaml_cpp_reads(bytes);
    if (!reading.findings.empty() || !theirs) continue;
    ++compared;
    const bool differs = known_differences.count(path.stem().string()) > 0;
    if (differs) {
      CHECK(trees_of(reading) != *theirs);
    } else {
      CHECK(trees_of(reading) == *theirs);
    }
  }
  CHECK(compared > 200);
}

}  // namespace
}  // namespace budgetlint
