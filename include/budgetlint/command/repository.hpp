#pragma once

#include <string>

namespace budgetlint {

/// The current folder as an absolute path; empty when it is gone.
[[nodiscard]] std::string current_folder();

/// The nearest folder upwards from `folder`, itself included, that git calls a repository's root: it holds `.git`.
/// `folder` itself when there is none.
[[nodiscard]] std::string repository_root(const std::string& folder);

}  // namespace budgetlint
