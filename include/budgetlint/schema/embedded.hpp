#pragma once

#include <span>
#include <string_view>

namespace budgetlint {

/// A file of `schemas/` that was compiled in.
struct EmbeddedFile {
  std::string_view name;  ///< without its folder
  std::string_view text;
};

/// Every one of them, in the order of src/CMakeLists.txt.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

}  // namespace budgetlint
