#pragma once

#include <string>
#include <vector>

#include "budgetlint/diagnostic/summary.hpp"
#include "tools/forms.hpp"

namespace budgetlint::hostile {

/// Texts that move a cursor, open a window's title, turn letters round, end a string, a cell, a comment or a section,
/// start a tag, a command, a list or a link, are no UTF-8, or have no end. Each is a name, an amount or a remark that
/// somebody may have typed or planted.
[[nodiscard]] const std::vector<std::string>& texts();

/// The text as a file's name: without slashes and NUL, at most 200 bytes, never empty.
[[nodiscard]] std::string file_name(const std::string& text);

/// A finding for each text, which stands in every place that a form, a name of a file or a configuration can fill; then
/// a held and a softened one each, and a loosening.
[[nodiscard]] Results results();

/// A form for each text, with the text as department, name, amount, unknown key and name of the file. The text that is
/// no UTF-8 stands in its form as it is.
[[nodiscard]] std::vector<testing::File> files();

}  // namespace budgetlint::hostile
