// A configuration: what our reader accepts the published schema accepts too, and what it refuses it refuses at places
// in the file.
#include "budgetlint/command/config.hpp"

#include <unistd.h>
#include <yaml-cpp/exceptions.h>

#include <filesystem>
#include <fstream>

#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/source.hpp"
#include "fuzz/fuzz.hpp"
#include "tools/json_schema.hpp"

namespace budgetlint {
namespace {

using fuzz::require;

/// A file that each input is written to in turn.
const std::string& path() {
  static const std::string all =
      (std::filesystem::temp_directory_path() / ("budgetlint-fuzz-" + std::to_string(::getpid()))).string();
  return all;
}

template <typename Entries>
void check_lines(const Entries& entries, std::size_t lines) {
  for (const auto& [key, given] : entries) require(given.line >= 1 && given.line <= lines, "a line that is none", key);
}

void check_accepted(const Config& config, const std::string& bytes) {
  const std::size_t lines = Source(path(), bytes).line_count();
  check_lines(config.severity, lines);
  check_lines(config.tolerance, lines);
  check_lines(config.bound, lines);
  check_lines(config.per_file_ignores, lines);
  for (const auto& [rule, tolerance] : config.tolerance) {
    require(!tolerance.value.bound.is_negative(), "a tolerance below nothing", bytes);
  }
  bool fits = true;
  try {
    fits = testing::fits_schema("config", bytes);
  } catch (const YAML::Exception&) {
    return;  // yaml-cpp refuses it
  }
  require(fits, "the schema refuses what the reader accepts", bytes);
}

/// Each line of the message begins with a place.
void check_refused(const Text& message, const std::string& bytes) {
  const std::size_t lines = Source(path(), bytes).line_count();
  require(!message.chinese.empty(), "no message", bytes);
  fuzz::Bytes rest(reinterpret_cast<const std::uint8_t*>(message.english.data()), message.english.size());
  while (!rest.empty()) {
    const std::string line(rest.until("\n"));
    if (!line.starts_with(path() + ":")) continue;
    const std::string number = line.substr(path().size() + 1);
    if (number.empty() || number.front() < '0' || number.front() > '9') continue;
    const std::size_t told = std::stoul(number);
    require(told >= 1 && told <= lines, "a line that is none", line);
  }
}

}  // namespace
}  // namespace budgetlint

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace budgetlint;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::ofstream(path(), std::ios::binary) << bytes;
  try {
    check_accepted(read_config(path()), bytes);
  } catch (const Failure& failure) {
    check_refused(failure.message(), bytes);
  }
  std::filesystem::remove(path());
  return 0;
}
