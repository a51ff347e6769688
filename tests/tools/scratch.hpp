#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace budgetlint::testing {

/// What a command of the shell did.
struct Ran {
  int status = -1;
  std::string out;
  std::string error;
};

/// A folder that is gone at the end.
class Scratch {
public:
  Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch();

  void write(const std::filesystem::path& name, std::string_view bytes) const;
  [[nodiscard]] std::string read(const std::filesystem::path& name) const;

  /// Runs a command line of the shell in the folder.
  [[nodiscard]] Ran run(const std::string& command) const;

private:
  std::filesystem::path folder_;   ///< what is written
  std::filesystem::path streams_;  ///< what commands print
};

}  // namespace budgetlint::testing
