#pragma once

#include <string>
#include <vector>

#include "budgetlint/command/check.hpp"

/// Forms in memory for tests over whole runs.
namespace budgetlint::testing {

struct File {
  std::string name;
  std::string bytes;
};

/// The default profile, but nothing is required: for tests whose forms show a part of a table.
[[nodiscard]] ProfilePtr nothing_required();

/// All *.yaml of a folder of the repository, by name.
[[nodiscard]] std::vector<File> load_folder(const std::string& folder);

/// The forms as if they had been named on the command line.
[[nodiscard]] std::vector<Input> inputs_of(const std::vector<File>& files);

/// The forms with every repair made, safe or not. Throws where one is refused.
[[nodiscard]] std::vector<File> repaired(const std::vector<File>& files);

[[nodiscard]] Results check(const std::vector<File>& files, std::size_t jobs = 1, Scope scope = Scope::submission);

/// `error BL201 3-1.yaml /total 53 -> 54 [one-digit]`, sorted as the report is.
[[nodiscard]] std::vector<std::string> digest(const Results& results);

/// The same, without the file: for forms that were renamed or joined.
[[nodiscard]] std::vector<std::string> digest_without_files(const Results& results);

/// Which spelling each key of the forms is given: 0 English, 1 official label, 2 alternating.
[[nodiscard]] std::string respell_keys(const File& file, int spelling);

[[nodiscard]] std::string replace_all(std::string text, std::string_view from, std::string_view to);

}  // namespace budgetlint::testing
