#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/support/terminal.hpp"
#include "card.hpp"
#include "excerpt.hpp"
#include "formats.hpp"
#include "layout.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t least_gutter = 3;  // room for the dots
constexpr std::string_view bar = " | ";

std::size_t gutter_of(const std::vector<Excerpt>& excerpts) {
  std::size_t width = least_gutter;
  for (const Excerpt& excerpt : excerpts) {
    width = std::max(width, std::to_string(excerpt.lines.back().number).size());
  }
  return width;
}

/// `46 | total: 53`, then for each mark a line with carets, or hyphens where it is not the card's own, and the field.
std::string lines_of(const ExcerptLine& line, const Finding& finding, std::size_t gutter,
                     const ReportOptions& options) {
  const std::string number = fmt::format("{:{}}{:>{}}{}", "", indent, line.number, gutter, bar);
  std::string lines = paint(number, Ink::dim, options.color) + line.text;
  lines.erase(lines.find_last_not_of(' ') + 1);
  lines += '\n';
  for (const Mark& mark : line.marks) {
    const std::string_view text = line.text;
    const std::size_t before = cell_width(text.substr(0, mark.span.begin));
    const std::size_t cells = cell_width(text.substr(mark.span.begin, mark.span.size()));
    const bool own = mark.place == &finding.place;
    const std::string strokes(std::max<std::size_t>(cells, 1), own ? '^' : '-');
    const std::size_t used = cell_width(number) + before + strokes.size() + 1;
    const std::string field = visible(mark.place->field);
    const bool fits = used + cell_width(field) <= options.width && mark.place->begin.line == line.number;
    lines += paint(fmt::format("{:{}}{}", "", indent + gutter, bar), Ink::dim, options.color);
    lines += std::string(before, ' ') + paint(strokes, own ? ink_of(finding.severity) : Ink::equals, options.color);
    lines += fits && !field.empty() ? ' ' + field + '\n' : "\n";
  }
  return lines;
}

/// The lines of the forms on which the places of a card stand, file by file.
std::string source_lines(const Finding& finding, const Results& results, const ReportOptions& options) {
  // The gutter is as wide as the numbers need, which only the excerpts tell; eight digits are more than any file has.
  const std::size_t room = options.width - indent - 8 - bar.size();
  const std::vector<Excerpt> excerpts = excerpts_of(finding, results, options, room);
  const std::size_t gutter = excerpts.empty() ? 0 : gutter_of(excerpts);
  std::string block;
  for (const Excerpt& excerpt : excerpts) {
    block += fmt::format("{:>{}} {}\n", "-->", indent + gutter,
                         paint(place_beside(*excerpt.first, finding.place), Ink::dim, options.color));
    std::size_t last = excerpt.lines.front().number - 1;
    for (const ExcerptLine& line : excerpt.lines) {
      if (line.number > last + 1) block += fmt::format("{:>{}}\n", "...", indent + gutter);
      block += lines_of(line, finding, gutter, options);
      last = line.number;
    }
  }
  return block;
}

}  // namespace

std::string print_full(const Results& results, const ReportOptions& options) {
  return print_cards(results, options, source_lines);
}

}  // namespace budgetlint
