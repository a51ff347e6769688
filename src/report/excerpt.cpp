#include "excerpt.hpp"

#include <algorithm>
#include <map>

#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/utf8.hpp"
#include "layout.hpp"
#include "rows.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t most_lines_of_a_cell = 3;
constexpr std::size_t most_marked_places = 12;
constexpr std::string_view dots = "...";

/// A line of a file as bytes, before it is made fit to show.
struct RawLine {
  std::string_view bytes;
  std::vector<Mark> marks;  ///< spans in `bytes`
};

/// The lines of one file that are shown, by number.
struct RawExcerpt {
  const Place* first = nullptr;
  std::map<std::size_t, RawLine> lines;
};

/// The places that the card names: its own, then those of its table, else those it points at.
std::vector<const Place*> places_of(const Finding& finding, const ReportOptions& options) {
  std::vector<const Place*> places{&finding.place};
  const std::vector<EvidenceRow> rows = evidence_rows(finding, options);
  for (const EvidenceRow& row : rows) {
    if (row.place != nullptr && row.place != &finding.place && row.sign != '=') places.push_back(row.place);
  }
  if (rows.empty()) {
    const std::size_t shown = std::min(finding.related.size(), most_places);
    for (std::size_t i = 0; i < shown; ++i) places.push_back(&finding.related[i].place);
  }
  if (places.size() > most_marked_places) places.resize(most_marked_places);
  return places;
}

/// Marks the part of `place` that stands on a line; what follows the first line begins behind its indentation.
void mark(RawExcerpt& excerpt, const Source& source, const Place& place, std::size_t number) {
  const Span line = source.line_span(number);
  RawLine& raw = excerpt.lines[number];
  raw.bytes = source.line(number);
  Span span{0, std::clamp(place.span.end, line.begin, line.end) - line.begin};
  if (number == place.begin.line) {
    span.begin = std::clamp(place.span.begin, line.begin, line.end) - line.begin;
  } else {
    span.begin = std::min(raw.bytes.find_first_not_of(" \t"), span.end);
  }
  span.end = std::max(span.begin, span.end);
  raw.marks.push_back({span, &place});
}

void add_place(RawExcerpt& excerpt, const Source& source, const Place& place, std::size_t most_lines) {
  // A block may end at the start of the line below it.
  const std::size_t end = place.end.column == 1 ? place.end.line - 1 : place.end.line;
  const std::size_t last = std::clamp(end, place.begin.line, place.begin.line + most_lines - 1);
  for (std::size_t number = place.begin.line; number <= last; ++number) mark(excerpt, source, place, number);
}

void add_neighbours(RawExcerpt& excerpt, const Source& source) {
  const std::size_t first = excerpt.lines.begin()->first;
  const std::size_t last = excerpt.lines.rbegin()->first;
  if (first > 1) excerpt.lines[first - 1].bytes = source.line(first - 1);
  if (last < source.line_count()) excerpt.lines[last + 1].bytes = source.line(last + 1);
}

std::string safe(std::string_view bytes) {
  std::string without_tabs;
  for (const char c : bytes) {
    if (c == '\t') {
      without_tabs += "    ";
    } else {
      without_tabs += c;
    }
  }
  return visible(without_tabs);
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
}

/// The part of a very long line that can matter, so that the work does not grow with the line.
Span part_around(std::string_view line, std::size_t from, std::size_t width) {
  if (line.size() <= 8 * width) return {0, line.size()};
  Span part{from - std::min(from, 2 * width), std::min(line.size(), from + 6 * width)};
  while (part.begin < part.end && continues_character(line[part.begin])) ++part.begin;
  while (part.end < line.size() && continues_character(line[part.end])) ++part.end;
  return part;
}

/// The bytes that come before `cells` cells are full.
std::size_t bytes_before(std::string_view text, std::size_t cells) {
  std::size_t used = 0;
  std::size_t offset = 0;
  while (offset < text.size() && used < cells) {
    const CodePoint point = code_point_at(text, offset);
    used += cell_width(text.substr(offset, point.size));
    offset += point.size;
  }
  return offset;
}

/// Cuts a line that is too long at its end and, where its first mark would not be seen, at its beginning.
void cut(ExcerptLine& line, bool begins_before, bool goes_on, std::size_t width) {
  const Span first = line.marks.empty() ? Span{} : line.marks.front().span;
  const std::size_t before = cell_width(std::string_view(line.text).substr(0, first.begin));
  const std::size_t marked = cell_width(std::string_view(line.text).substr(first.begin, first.size()));
  std::size_t dropped = 0;
  if (begins_before || before + std::min(marked, width / 2) + dots.size() > width) {
    dropped = bytes_before(line.text, before - std::min(before, width / 4));
    line.text = std::string(dots) + line.text.substr(dropped);
  }
  const std::size_t added = begins_before || dropped > 0 ? dots.size() : 0;
  if (goes_on) line.text += dots;
  line.text = shorten(line.text, width);
  const auto moved = [&](std::size_t at) {
    return std::min(at < dropped ? added : at - dropped + added, line.text.size());
  };
  for (Mark& mark : line.marks) mark.span = {moved(mark.span.begin), moved(mark.span.end)};
}

ExcerptLine fit_line(std::size_t number, const RawLine& raw, std::size_t width) {
  const std::size_t from = raw.marks.empty() ? 0 : raw.marks.front().span.begin;
  const Span part = part_around(raw.bytes, from, width);
  const std::string_view bytes = raw.bytes.substr(part.begin, part.size());
  ExcerptLine line;
  line.number = number;
  line.text = safe(bytes);
  // What becomes of a character depends on those behind it (`##[`), never on those before.
  const auto shown_at = [&](std::size_t at) {
    const std::size_t inside = std::clamp(at, part.begin, part.end) - part.begin;
    return line.text.size() - safe(bytes.substr(inside)).size();
  };
  for (const Mark& mark : raw.marks) {
    line.marks.push_back({{shown_at(mark.span.begin), shown_at(mark.span.end)}, mark.place});
  }
  const bool begins_before = part.begin > 0;
  const bool goes_on = part.end < raw.bytes.size();
  if (begins_before || goes_on || cell_width(line.text) > width) cut(line, begins_before, goes_on, width);
  return line;
}

}  // namespace

std::vector<Excerpt> excerpts_of(const Finding& finding, const Results& results, const ReportOptions& options,
                                 std::size_t width) {
  std::vector<RawExcerpt> raw;
  for (const Place* place : places_of(finding, options)) {
    const auto source = results.sources.find(place->file);
    if (source == results.sources.end() || place->begin.line > source->second->line_count()) continue;
    auto found = std::ranges::find_if(raw, [&](const RawExcerpt& e) { return e.first->file == place->file; });
    if (found == raw.end()) found = raw.insert(raw.end(), {place, {}});
    const bool own = place == &finding.place;
    add_place(*found, *source->second, *place, own ? most_lines_of_a_cell : 1);
    if (own) add_neighbours(*found, *source->second);
  }
  std::vector<Excerpt> excerpts;
  for (RawExcerpt& file : raw) {
    excerpts.push_back({file.first, {}});
    for (auto& [number, line] : file.lines) {
      std::ranges::stable_sort(line.marks, {}, [](const Mark& mark) { return mark.span.begin; });
      excerpts.back().lines.push_back(fit_line(number, line, width));
    }
  }
  return excerpts;
}

}  // namespace budgetlint
