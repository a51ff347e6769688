#pragma once

#include <span>
#include <string_view>

namespace budgetlint {

/// A file of the repository that was compiled in; see cmake/embed.cmake.
struct EmbeddedFile {
  std::string_view name;  ///< without its folder
  std::string_view text;
  std::string_view digest;  ///< the SHA-256 of `text` in Base64, as a content security policy names it
};

}  // namespace budgetlint
