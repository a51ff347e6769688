#include "evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "budgetlint/support/terminal.hpp"
#include "layout.hpp"

namespace budgetlint {
namespace {

struct Row {
  char sign = ' ';
  Ink ink = Ink::plain;
  std::string value;
  std::string reading;
  std::string where;
  std::string field;
  std::string more;  ///< behind the field: what was left out
  Breaks breaks = Breaks::labels;
};

/// A column is as wide as its widest cell, within bounds: from the least, so that the columns of most cards
/// stand below each other, to the most, so that one long cell does not push all others out of sight.
struct Column {
  std::size_t least;
  std::size_t most;
  Phrase head;
};

constexpr Column value_column{8, 24, {"value", "数值"}};
constexpr Column reading_column{8, 14, {"reads as", "说明"}};
constexpr Column where_column{18, 36, {"where", "位置"}};
constexpr Column field_column{17, 36, {"field", "栏目"}};
constexpr std::size_t gap = 3;
constexpr std::size_t least_room = 20;  // for the field, whatever stands left of it
constexpr std::size_t longest_derivation = 300;

std::size_t width_of(const Column& column, const std::vector<Row>& rows, std::string Row::*cell) {
  std::size_t width = column.least;
  for (const Row& row : rows) {
    const std::size_t cells = cell_width(row.*cell);
    if (cells <= column.most) width = std::max(width, cells);
  }
  return width;
}

bool has_role(const Finding& finding, Role role) {
  return std::ranges::any_of(finding.related, [role](const Related& related) { return related.role == role; });
}

Row row_of(char sign, Ink ink, const Related& related, const Place& card, Language language) {
  Row row;
  row.sign = sign;
  row.ink = ink;
  row.value = shorten(visible(related.value), value_column.most);
  row.reading = shorten(visible(related.reading.in(language)), reading_column.most);
  row.where = place_beside(related.place, card);
  row.field = visible(related.place.field);
  return row;
}

/// The related places of one role as rows. Places that state one value alike share a row unless every place is
/// asked for; each operand and each candidate is a thing of its own and never shares.
void add_role(std::vector<Row>& rows, const Finding& finding, Role role, char sign, Ink ink,
              const ReportOptions& options) {
  const bool share = !options.every_place && (role == Role::supports || role == Role::contradicts);
  const std::size_t limit = options.every_place ? finding.related.size() : most_places;
  std::vector<std::pair<const Related*, std::size_t>> groups;
  for (const Related& related : finding.related) {
    if (related.role != role) continue;
    const auto same = [&related](const auto& group) {
      return group.first->value == related.value && group.first->reading == related.reading;
    };
    const auto alike = share ? std::ranges::find_if(groups, same) : groups.end();
    if (alike == groups.end()) {
      groups.emplace_back(&related, 0);
    } else {
      ++alike->second;
    }
  }
  std::size_t hidden = 0;
  for (std::size_t i = limit; i < groups.size(); ++i) hidden += 1 + groups[i].second;
  groups.resize(std::min(groups.size(), limit));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    Row row = row_of(sign, ink, *groups[i].first, finding.place, options.language);
    const std::size_t more = groups[i].second + (i + 1 == groups.size() ? hidden : 0);
    if (more > 0) row.more = and_more(more, options.language);
    rows.push_back(std::move(row));
  }
}

Row stated_row(const Finding& finding, Language language) {
  Related stated;
  stated.place = finding.place;
  stated.value = finding.stated;
  stated.reading = finding.reading;
  const bool tie = has_role(finding, Role::candidate);  // then it is one more place that may be wrong
  return row_of(tie ? '?' : '-', tie ? Ink::warning : Ink::minus, stated, finding.place, language);
}

Row computed_row(const Finding& finding, Language language) {
  static constexpr Phrase computed{"computed", "计算得出"};
  Row row;
  row.sign = '=';
  row.ink = Ink::equals;
  row.value = shorten(visible(finding.computed), value_column.most);
  row.reading = computed.in(language);
  const auto operand = std::ranges::find(finding.related, Role::operand, &Related::role);
  if (operand != finding.related.end()) {
    row.where = fmt::format("{}:{}", file_beside(operand->place, finding.place), operand->place.begin.line);
  }
  row.field = shorten(visible(finding.derivation), longest_derivation);
  row.breaks = Breaks::terms;
  return row;
}

std::vector<Row> rows_of(const Finding& finding, const ReportOptions& options) {
  std::vector<Row> rows;
  if (!finding.stated.empty() || !finding.reading.empty()) rows.push_back(stated_row(finding, options.language));
  add_role(rows, finding, Role::supports, '+', Ink::plus, options);
  add_role(rows, finding, Role::contradicts, '!', Ink::minus, options);
  add_role(rows, finding, Role::candidate, '?', Ink::warning, options);
  // Where places speak for a value, the derivation tells enough of what it was computed from.
  if (!has_role(finding, Role::supports)) add_role(rows, finding, Role::operand, '|', Ink::plain, options);
  if (!finding.derivation.empty()) rows.push_back(computed_row(finding, options.language));
  return rows;
}

struct Widths {
  std::size_t value = 0;
  std::size_t reading = 0;  ///< 0: no row has one
  std::size_t where = 0;
  std::size_t field = 0;  ///< of rows that name a place
  std::size_t line = 0;

  /// The column the field stands in.
  [[nodiscard]] std::size_t indent() const { return 4 + value + gap + (reading > 0 ? reading + gap : 0) + where + gap; }
};

Widths widths_of(const std::vector<Row>& rows, std::size_t line) {
  Widths widths;
  widths.value = width_of(value_column, rows, &Row::value);
  const bool reads = std::ranges::any_of(rows, [](const Row& row) { return !row.reading.empty(); });
  if (reads) widths.reading = width_of(reading_column, rows, &Row::reading);
  Column where = where_column;
  const std::size_t taken = widths.indent() + least_room;
  where.most = std::clamp(line - std::min(line, taken), where.least, where.most);
  widths.where = width_of(where, rows, &Row::where);
  std::vector<Row> with_places = rows;
  std::erase_if(with_places, [](const Row& row) { return row.breaks == Breaks::terms; });
  widths.field = width_of(field_column, with_places, &Row::field);
  widths.line = line;
  return widths;
}

/// A cell in its colour and the blanks up to the next column.
std::string cell(std::string_view text, std::size_t width, Ink ink, bool color) {
  const std::size_t used = cell_width(text);
  return paint(text, ink, color) + std::string(std::max(width, used) - used + gap, ' ');
}

std::string without_end_blanks(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

/// The field, wrapped to `room`, and behind it or below it what was left out.
std::vector<std::string> field_lines(const Row& row, const Widths& widths, std::size_t room) {
  std::vector<std::string> lines = wrap(row.field, room, row.breaks);
  if (row.more.empty()) return lines;
  if (lines.empty()) lines.emplace_back();
  const std::string& last = lines.back();
  const std::size_t most = room - std::min(room, gap + cell_width(row.more));
  if (cell_width(last) > most) {
    lines.push_back(row.more);
  } else {
    lines.back() = pad(last, std::min(widths.field, most)) + std::string(gap, ' ') + row.more;
  }
  return lines;
}

std::string line_of(const Row& row, const Widths& widths, bool color) {
  std::string line = "  " + cell(fmt::format("{} {}", row.sign, row.value), widths.value + 2, row.ink, color);
  if (widths.reading > 0) line += cell(row.reading, widths.reading, Ink::plain, color);
  line += cell(row.where, widths.where, Ink::dim, color);
  const std::size_t indent = widths.indent();
  const std::size_t room = std::max(widths.line, indent + least_room) - indent;
  // A file name too long for its column has its field below, where the other fields stand.
  bool below = cell_width(row.where) > widths.where;
  for (const std::string& piece : field_lines(row, widths, room)) {
    if (below) line = without_end_blanks(line) + '\n' + std::string(indent, ' ');
    line += piece;
    below = true;
  }
  return without_end_blanks(line) + '\n';
}

}  // namespace

std::string evidence_table(const Finding& finding, const ReportOptions& options) {
  const bool compares = !finding.derivation.empty() || std::ranges::any_of(finding.related, [](const Related& related) {
    return !related.value.empty();
  });
  if (!compares) return "";
  const std::vector<Row> rows = rows_of(finding, options);
  const Widths widths = widths_of(rows, options.width);
  Row head;
  head.value = value_column.head.in(options.language);
  head.reading = widths.reading > 0 ? reading_column.head.in(options.language) : "";
  head.where = where_column.head.in(options.language);
  head.field = field_column.head.in(options.language);
  std::string table = line_of(head, widths, options.color);
  for (const Row& row : rows) table += line_of(row, widths, options.color);
  return table;
}

}  // namespace budgetlint
