#include "trace_layout.hpp"

#include <algorithm>
#include <vector>

#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/wrap.hpp"

namespace budgetlint {

std::string spread(std::string_view first, std::string_view rest, std::string_view left, std::string_view right,
                   std::size_t width) {
  constexpr std::size_t least_room = 16;
  const std::size_t room = std::max(width, cell_width(first) + least_room) - cell_width(first);
  std::vector<std::string> lines = wrap(left, room);
  for (std::string& line : lines) line.insert(0, &line == &lines.front() ? first : rest);
  if (!right.empty()) {
    const std::size_t right_width = cell_width(right);
    std::size_t doubtful = lines.empty() ? 0 : doubtful_cells(lines.back());
    if (lines.empty() || cell_width(lines.back()) + doubtful + 2 + right_width > width) {
      lines.emplace_back(rest);
      doubtful = 0;
    }
    // Nothing is lined up behind a width that is a guess.
    const std::size_t used = cell_width(lines.back()) + right_width;
    const std::size_t end = doubtful > 0 ? used + 2 : width;
    lines.back() += std::string(std::max(end, used) - used, ' ');
    lines.back() += right;
  }
  std::string text;
  for (const std::string& line : lines) text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  return text;
}

}  // namespace budgetlint
