#pragma once

#include <string>

namespace budgetlint::testing {

/// A document that is written from the program's own tables: compared with the file of the repository, or with BLESS
/// set in the environment written to it. Read the difference before you commit it.
void settle_document(const std::string& path, const std::string& written);

}  // namespace budgetlint::testing
