#pragma once

#include <string>
#include <string_view>

namespace budgetlint {

/// Replaces the contents of a file so that at every moment, whatever happens, it holds the old bytes or the new
/// ones: written beside it, brought to the disk, renamed. Mode and owner stay; a symbolic link stays and its file is
/// replaced. A file that does not exist is made. Throws Failure, with the old file untouched. A temporary file that an
/// interrupted run left behind is taken over.
void replace_file(const std::string& path, std::string_view bytes);

}  // namespace budgetlint
