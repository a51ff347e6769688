#include "layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/support/file.hpp"
#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/uri.hpp"

namespace budgetlint {
namespace {

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::error:
      return "1;31";
    case Ink::warning:
      return "1;35";  // yellow cannot be read on white
    case Ink::note:
      return "1;36";
    case Ink::minus:
      return "31";
    case Ink::plus:
      return "32";
    case Ink::equals:
      return "36";  // nor blue on black
    case Ink::dim:
      return "2";
  }
  return "";
}

std::string position_text(std::string_view file, const Position& position) {
  return fmt::format("{}:{}:{}", file, position.line, position.column);
}

}  // namespace

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

std::string linked(std::string_view text, const Place& place, const ReportOptions& options) {
  if (!options.links) return std::string(text);
  const std::string path = place.file.starts_with('/') ? place.file : options.folder + '/' + place.file;
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", uri_of(path), text);
}

std::size_t text_width(const ReportOptions& options) {
  constexpr std::size_t least = 60;
  return std::max(options.width, least);
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
