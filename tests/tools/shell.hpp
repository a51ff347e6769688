#pragma once

#include <filesystem>
#include <string>

namespace budgetlint::testing {

/// A reader's shell in a copy of the examples, where `budgetlint` and `./dev run` are the program that was built. What
/// one command leaves behind the next one finds. English, 80 columns.
class Shell {
public:
  Shell();
  Shell(const Shell&) = delete;
  Shell& operator=(const Shell&) = delete;
  ~Shell();

  /// Standard output of one command line; `$?` is the status of the one before.
  std::string run(std::string command);

  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
  std::filesystem::path folder_;
  int status_ = 0;
};

}  // namespace budgetlint::testing
