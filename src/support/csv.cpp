#include "budgetlint/support/csv.hpp"

namespace budgetlint {
namespace {

/// A text that a spreadsheet would take for a formula; a number is none, whatever its sign.
bool looks_like_formula(std::string_view text) {
  if (text.empty() || std::string_view("=+-@\t\r").find(text.front()) == std::string_view::npos) return false;
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
