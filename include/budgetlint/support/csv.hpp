#pragma once

#include <string>
#include <string_view>

namespace budgetlint {

/// A text as a cell of CSV (RFC 4180): quoted where it must be. One that a spreadsheet would take for a formula, since
/// it begins with `=`, `+`, `-`, `@`, full-width or not, a tab, LF or CR, gets an apostrophe in front, unless it is a
/// plain number.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace budgetlint
