#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace budgetlint::testing {

using Words = std::vector<std::string>;

struct Outcome {
  int status = -1;  ///< the exit status; 128 + signal when one ended it
  std::string out;
  std::string error;
};

/// Where the streams of a run lead; empty: nothing to read, and a file to write to.
struct Streams {
  std::string in;   ///< a path
  std::string out;  ///< a path; `closed` closes it, `left` is a pipe whose reader has gone, `left and
                    ///< ignored` one whose signal (SIGPIPE) the caller ignores
};

/// Where budgetlint is.
[[nodiscard]] std::string program();

/// The bytes of a file; empty when there is none.
[[nodiscard]] std::string contents(const std::filesystem::path& path);

/// A folder of its own for one test, and programs run in it: in English, 80 columns wide, their time and memory
/// limited, whatever the user's own settings say.
class Sandbox {
public:
  Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;
  ~Sandbox();

  [[nodiscard]] std::filesystem::path folder() const { return root_ / "forms"; }
  void put(const std::filesystem::path& name, std::string_view bytes) const;
  [[nodiscard]] std::string get(const std::filesystem::path& name) const { return contents(folder() / name); }

  /// Runs budgetlint.
  [[nodiscard]] Outcome run(const Words& arguments, const Streams& streams = {}) const;
  /// Runs another program, found as a shell finds it; status 127 when there is none.
  [[nodiscard]] Outcome run_other(const Words& command, const Streams& streams = {}) const;

private:
  std::filesystem::path root_;
};

/// Whether another program is installed.
[[nodiscard]] bool has_program(const std::string& name);

}  // namespace budgetlint::testing
