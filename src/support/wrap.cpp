#include "budgetlint/support/wrap.hpp"

#include <algorithm>

#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

constexpr std::u32string_view opening = U"（《“‘「『【〔([{<";
constexpr std::u32string_view closing = U"，。；：、）》”’」』】〕！？％,.;:)]}>!?%";

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

/// The two characters in front of a possible line end.
struct Before {
  char32_t last = 0;
  char32_t one_earlier = 0;
  bool wide = false;  ///< the last takes two cells
};

/// Whether a line may end between `before` and the rest of the text.
bool may_end(Breaks breaks, const Before& before, std::string_view rest) {
  if (rest.starts_with(' ')) return false;
  const CodePoint after = code_point_at(rest, 0);
  switch (breaks) {
    case Breaks::prose:
      // `9 万元` stays together.
      if (before.last == U' ') return !is_digit(before.one_earlier) || cell_width(rest.substr(0, after.size)) != 2;
      return before.wide && opening.find(before.last) == opening.npos && closing.find(after.value) == closing.npos;
    case Breaks::labels:
      return before.last == U' ' && !is_digit(after.value);  // so does `测算 1`
    case Breaks::terms:
      return before.last == U' ' && (rest.starts_with("+ ") || rest.starts_with("= ") || rest.starts_with("- "));
  }
  return false;
}

/// The end of the quotation that begins at `offset` when all of it fits on a line; else 0.
std::size_t end_of_quotation(std::string_view text, std::size_t offset, std::size_t width) {
  const std::string_view from = text.substr(offset);
  std::string_view mark;
  if (from.starts_with("“")) mark = "”";
  if (from.starts_with('"') && offset == 0) mark = "\"";
  if (mark.empty()) return 0;
  const std::size_t close = from.find(mark, 1);
  if (close == from.npos || cell_width(from.substr(0, close + mark.size())) > width) return 0;
  return offset + close;
}

/// The beginning of `text` that is not broken: at most `width` cells without the blanks it ends in.
std::string_view first_piece(std::string_view text, std::size_t width, Breaks breaks) {
  std::size_t used = 0;
  std::size_t kept_together = 0;  // up to here nothing is broken
  Before before;
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint point = code_point_at(text, offset);
    const std::size_t cells = cell_width(text.substr(offset, point.size));
    if (point.value != U' ' && used + cells > width) return text.substr(0, offset);
    if (breaks == Breaks::prose) kept_together = std::max(kept_together, end_of_quotation(text, offset, width));
    before = {point.value, before.last, cells == 2};
    used += cells;
    offset += point.size;
    const std::string_view rest = text.substr(offset);
    if (rest.empty()) break;
    if (offset >= kept_together && may_end(breaks, before, rest)) return text.substr(0, offset);
  }
  return text;
}

std::string_view without_end_blanks(std::string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width, Breaks breaks) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view piece = first_piece(text, width, breaks);
    text.remove_prefix(piece.size());
    if (!line.empty() && used + cell_width(without_end_blanks(piece)) > width) {
      lines.emplace_back(without_end_blanks(line));
      line.clear();
      used = 0;
    }
    line += piece;
    used += cell_width(piece);
  }
  if (!line.empty()) lines.emplace_back(without_end_blanks(line));
  return lines;
}

}  // namespace budgetlint
