#pragma once

#include <optional>
#include <string>
#include <vector>

#include "budgetlint/support/file.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

/// A file to check.
struct Input {
  enum class How { named, walked };
  std::string path;  ///< as reports print it
  How how = How::named;
  std::optional<std::string> bytes = std::nullopt;  ///< already read (standard input)
  std::optional<FileError> error = std::nullopt;    ///< already tried (standard input), and why there are no bytes
};

/// What the paths of the command line came to.
struct Inputs {
  std::vector<Input> files;
  std::vector<Text> failures;  ///< paths that do not exist or cannot be walked: the status will be 2
  std::vector<Text> remarks;   ///< what is named as forms are but was passed over in a folder: links and the like
};

/// What was asked for.
struct InputRequest {
  std::vector<std::string> paths;
  std::string stdin_name = "<stdin>";  ///< the name that standard input (`-`) is reported under
};

/// Finds the files. Directories are walked for `*.yaml` and `*.yml`: hidden names are skipped, regular files
/// only, no links followed (a path that is named may be one). A pattern that the shell left alone is expanded, once: a
/// name that exists is no pattern, nor is a name that a pattern gave. A file reached twice is there once, under its
/// first name. Walked files come sorted by name in bytes. Standard input is read at once, and once.
[[nodiscard]] Inputs find_inputs(const InputRequest& request, std::size_t file_limit);

/// A file that is there and the forms in its folder, itself first; what stands in folders below belongs to others.
[[nodiscard]] std::vector<Input> forms_beside(const std::string& file);

/// The paths in a list (`--files-from`), one a line, or NUL-separated; empty ones are dropped. A BOM before lines is
/// none of the first path's.
[[nodiscard]] std::vector<std::string> split_list(const std::string& list, char separator);

}  // namespace budgetlint
