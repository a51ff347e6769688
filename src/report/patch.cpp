#include "budgetlint/report/patch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace budgetlint {
namespace {

constexpr std::size_t context = 3;

/// Lines with their LF; git knows no other line end.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return lines;
}

void append_line(std::string& patch, char sign, std::string_view line) {
  patch += sign;
  patch += line;
  if (!line.ends_with('\n')) patch += "\n\\ No newline at end of file\n";
}

/// The name as git writes it: quoted like a C string when it holds what would end the line or the quotes.
std::string name_in_patch(std::string_view side, std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.starts_with("./")) path.remove_prefix(2);
  const std::string name = fmt::format("{}/{}", side, path);
  const auto special = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7f;
  };
  if (std::none_of(name.begin(), name.end(), special)) {
    return name.find(' ') == std::string::npos ? name : name + "\t";  // the tab ends a name that has blanks
  }
  std::string quoted = "\"";
  for (const char c : name)
    quoted += special(c) ? fmt::format("\\{:03o}", static_cast<unsigned char>(c)) : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  const std::vector<std::string_view> old_lines = lines_of(before);
  const std::vector<std::string_view> new_lines = lines_of(after);
  if (old_lines.size() != new_lines.size()) throw std::logic_error("an edit changed the number of lines");
  std::vector<std::size_t> changed;
  for (std::size_t i = 0; i < old_lines.size(); ++i) {
    if (old_lines[i] != new_lines[i]) changed.push_back(i);
  }
  if (changed.empty()) return {};
  std::string patch = fmt::format("--- {}\n+++ {}\n", name_in_patch("a", path), name_in_patch("b", path));
  for (std::size_t first = 0; first < changed.size();) {
    std::size_t last = first;
    while (last + 1 < changed.size() && changed[last + 1] <= changed[last] + 2 * context) ++last;
    const std::size_t begin = changed[first] - std::min(changed[first], context);
    const std::size_t end = std::min(changed[last] + context + 1, old_lines.size());
    patch += fmt::format("@@ -{0},{1} +{0},{1} @@\n", begin + 1, end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      if (old_lines[i] == new_lines[i]) {
        append_line(patch, ' ', old_lines[i]);
        continue;
      }
      // A run of changed lines goes out as all old ones, then all new ones.
      std::size_t run_end = i;
      while (run_end < end && old_lines[run_end] != new_lines[run_end]) ++run_end;
      for (std::size_t j = i; j < run_end; ++j) append_line(patch, '-', old_lines[j]);
      for (std::size_t j = i; j < run_end; ++j) append_line(patch, '+', new_lines[j]);
      i = run_end - 1;
    }
    first = last + 1;
  }
  return patch;
}

}  // namespace budgetlint
