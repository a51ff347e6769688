#include "layout.hpp"

#include <fmt/format.h>

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

/// The beginning of `text` that is not broken: at most `width` cells without the blanks it ends in.
std::string_view first_piece(std::string_view text, std::size_t width, Breaks breaks) {
  std::size_t used = 0;
  Before before;
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint point = code_point_at(text, offset);
    const std::size_t cells = cell_width(text.substr(offset, point.size));
    if (point.value != U' ' && used + cells > width) return text.substr(0, offset);
    before = {point.value, before.last, cells == 2};
    used += cells;
    offset += point.size;
    const std::string_view rest = text.substr(offset);
    if (rest.empty()) break;
    if (may_end(breaks, before, rest)) return text.substr(0, offset);
  }
  return text;
}

std::string_view without_end_blanks(std::string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::error:
      return "1;31";
    case Ink::warning:
      return "1;33";
    case Ink::note:
      return "1;36";
    case Ink::minus:
      return "31";
    case Ink::plus:
      return "32";
    case Ink::equals:
      return "34";
    case Ink::dim:
      return "2";
  }
  return "";
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash + 1);
}

std::string position_text(std::string_view file, const Position& position) {
  return fmt::format("{}:{}:{}", file, position.line, position.column);
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

std::string hang(std::string_view lead, std::string_view text, std::size_t width, Breaks breaks) {
  const std::size_t indent = cell_width(lead);
  std::string shown;
  for (const std::string& line : wrap(text, width - indent, breaks)) {
    shown += shown.empty() ? std::string(lead) : std::string(indent, ' ');
    shown += line;
    shown += '\n';
  }
  return shown;
}

std::string paint(std::string_view text, Ink ink, bool color) {
  const std::string_view code = code_of(ink);
  if (!color || code.empty() || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string and_more(std::size_t number, Language language) {
  return language == Language::english ? fmt::format("and {} more", number) : fmt::format("另有{}处", number);
}

std::string file_text(std::string_view name) {
  std::string shown;
  for (const char c : name) {
    if (c == '\n') {
      shown += "\\n";
    } else if (c == '\r') {
      shown += "\\r";
    } else if (c == '\t') {
      shown += "\\t";
    } else {
      shown += c;
    }
  }
  return visible(shown);
}

std::string place_text(const Place& place) {
  return position_text(file_text(place.file), place.begin);
}

std::string place_beside(const Place& place, const Place& card) {
  return position_text(file_beside(place, card), place.begin);
}

std::string file_beside(const Place& place, const Place& card) {
  const std::string_view folder = folder_of(place.file);
  const bool same = folder == folder_of(card.file);
  return file_text(std::string_view(place.file).substr(same ? folder.size() : 0));
}

}  // namespace budgetlint
