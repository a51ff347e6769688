#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/rules/profile.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

/// The profile that counts where nothing else is said: the framework of 2015, which forms laid out by that of 2021
/// satisfy as well.
[[nodiscard]] ProfilePtr default_profile();

/// The names of the built-in profiles.
[[nodiscard]] std::vector<std::string> profile_names();

/// The built-in profile of that name; nullptr when there is none.
[[nodiscard]] ProfilePtr built_in_profile(std::string_view name);

/// Reads a profile (schemas/profile.schema.json). Throws Failure with every mistake in it, each with its place;
/// of a file that does not lie below the folder `home` nothing is repeated.
[[nodiscard]] ProfilePtr read_profile_file(const std::string& path, const std::string& home = "/");

/// The built-in profile of that name, else that file. Throws Failure where it is neither.
[[nodiscard]] ProfilePtr find_profile(const std::string& name_or_file);

/// `there is no profile 2016: …`
[[nodiscard]] Text no_such_profile(std::string_view name);

}  // namespace budgetlint
