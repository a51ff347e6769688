#include "budgetlint/support/csv.hpp"

#include <algorithm>
#include <array>

namespace budgetlint {
namespace {

/// A text that a spreadsheet would take for a formula; a number is none, whatever its sign.
bool looks_like_formula(std::string_view text) {
  static constexpr std::array<std::string_view, 11> signs{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  const auto begins = [text](std::string_view sign) { return text.starts_with(sign); };
  if (std::none_of(signs.begin(), signs.end(), begins)) return false;
  const bool number = (text.front() == '-' || text.front() == '+') && text.size() > 1 &&
                      text.find_first_not_of("0123456789.,", 1) == std::string_view::npos;
  return !number;
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string cell = looks_like_formula(text) ? "'" : "";
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace budgetlint
