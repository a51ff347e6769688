#include "trace_layout.hpp"

#include <algorithm>
#include <vector>

#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

constexpr std::u32string_view closing = U"，。；：、）》”’」』】！？％,.;:)]>!?%";

/// How many bytes of `text` go on a line of `width` cells: up to the last blank, or the last wide character that no
/// punctuation follows; at least one character.
std::size_t line_length(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t fits = 0;
  std::size_t best = 0;
  while (fits < text.size()) {
    const CodePoint point = code_point_at(text, fits);
    const std::size_t cells = cell_width(text.substr(fits, point.size));
    if (used + cells > width && fits > 0 && point.value != U' ') return best > 0 ? best : fits;
    used += cells;
    fits += point.size;
    if (fits == text.size()) break;
    const char32_t next = code_point_at(text, fits).value;
    const bool after_wide = cells == 2 && closing.find(next) == closing.npos && next != U' ';
    const bool after_blank = point.value == U' ' && next != U'元';  // a number keeps its unit
    if (after_blank || after_wide) best = fits;
  }
  return text.size();
}

std::string without_end_blanks(std::string_view text) {
  return std::string(text.substr(0, text.find_last_not_of(' ') + 1));
}

}  // namespace

std::string spread(std::string_view first, std::string_view rest, std::string_view left, std::string_view right,
                   std::size_t width) {
  constexpr std::size_t least_room = 16;
  const std::size_t room = std::max(width, cell_width(first) + least_room) - cell_width(first);
  std::vector<std::string> lines;
  while (!left.empty()) {
    const std::size_t length = line_length(left, room);
    lines.push_back(std::string(lines.empty() ? first : rest) + without_end_blanks(left.substr(0, length)));
    left.remove_prefix(length);
  }
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
  for (const std::string& line : lines) text += without_end_blanks(line) + '\n';
  return text;
}

}  // namespace budgetlint
