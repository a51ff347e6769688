#include "evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "budgetlint/diagnostic/words.hpp"
#include "budgetlint/support/terminal.hpp"
#include "layout.hpp"
#include "rows.hpp"

namespace budgetlint {
namespace {

/// The cells of a row as they are printed.
struct Row {
  char sign = ' ';
  std::string value;
  std::string reading;
  std::string where;
  std::string field;
  std::string near_field;  ///< the field as seen from the record that the card's own cell stands in
  std::string more;        ///< behind the field: what was left out
  Breaks breaks = Breaks::labels;
};

/// A column is as wide as its widest cell, within bounds: from the least, so that the columns of most cards
/// stand below each other, to the most, so that one long cell does not push all others out of sight.
struct Column {
  std::size_t least;
  std::size_t most;
  Phrase head;
};

constexpr std::size_t longest_value = 40;
constexpr Column value_column{8, 24, {"value", "数值"}};
// Where no word stands beside the values, names may take its room: two that differ at their end must not look alike.
constexpr Column lone_value_column{8, longest_value, value_column.head};
constexpr Column reading_column{8, 20, {"reads as", "说明"}};
constexpr Column where_column{18, 36, {"where", "位置"}};
constexpr Phrase field_head{"field", "栏目"};
constexpr Phrase place_head{"where / field", "位置 / 栏目"};
constexpr std::size_t gap = 3;
constexpr std::size_t sign_at = 2;
constexpr std::size_t value_at = 4;
constexpr std::size_t least_field = 17;  // before what was left out
constexpr std::size_t below_value = 6;   // where a row goes on when what follows has no room beside
constexpr std::size_t longest_derivation = 300;

std::size_t width_of(const Column& column, const std::vector<Row>& rows, std::string Row::*cell) {
  std::size_t width = column.least;
  for (const Row& row : rows) {
    const std::size_t cells = cell_width(row.*cell);
    if (cells <= column.most) width = std::max(width, cells);
  }
  return width;
}

Ink ink_of(char sign) {
  switch (sign) {
    case '-':
    case '!':
      return Ink::minus;
    case '+':
      return Ink::plus;
    case '?':
      return Ink::warning;
    case '=':
      return Ink::equals;
    default:
      return Ink::plain;
  }
}

/// How much of a value is shown. A number is never cut: it would be another one.
std::size_t most_of(std::string_view value, const Column& values) {
  const bool number = !value.empty() && value.find_first_not_of("0123456789.,- ") == value.npos;
  return number ? longest_value : values.most;
}

Row printed(const EvidenceRow& evidence, const Finding& finding, const Column& values, Language language) {
  Row row;
  row.sign = evidence.sign;
  row.value = visible(evidence.value);
  row.value = shorten(row.value, most_of(row.value, values));
  row.reading = visible(evidence.reading);
  row.field = visible(evidence.field);
  if (evidence.place != nullptr) {
    row.where = place_beside(*evidence.place, finding.place);
    if (evidence.sign != '=') row.near_field = visible(field_beside(*evidence.place, finding.place));
  }
  if (evidence.more > 0) row.more = and_more(evidence.more, language);
  if (evidence.sign == '=') {
    // What was computed from many cells names the line of the first and no column.
    if (evidence.place != nullptr) row.where = row.where.substr(0, row.where.rfind(':'));
    row.field = shorten(row.field, longest_derivation);
    if (!finding.derivation.empty()) row.breaks = Breaks::terms;
  }
  return row;
}

std::vector<Row> with_near_fields(std::vector<Row> rows) {
  for (Row& row : rows) {
    if (!row.near_field.empty()) row.field = row.near_field;
  }
  return rows;
}

/// The columns in which the cells of every row stand.
struct Layout {
  std::size_t reading_at = 0;
  std::size_t where_at = 0;
  std::size_t field_at = 0;
  std::size_t line = 0;  ///< cells of a line
  bool stacked = false;  ///< fields stand below their places, for beside them there is no room
};

Layout layout_of(const std::vector<Row>& rows, const Column& values, std::size_t line) {
  Layout layout;
  layout.line = line;
  layout.reading_at = value_at + width_of(values, rows, &Row::value) + gap;
  const bool reads = std::ranges::any_of(rows, [](const Row& row) { return !row.reading.empty(); });
  layout.where_at = layout.reading_at + (reads ? width_of(reading_column, rows, &Row::reading) + gap : 0);
  std::size_t widest = 0;
  for (const Row& row : rows) {
    // A derivation finds its own room.
    if (row.breaks != Breaks::terms) widest = std::max(widest, cell_width(row.field));
  }
  // The least widths only line up the columns of one card with those of the next; the fields come first.
  Column where = where_column;
  const std::size_t beside = layout.where_at + width_of(where, rows, &Row::where) + gap;
  if (beside + widest > line) where.least = cell_width(where.head.english);
  layout.field_at = layout.where_at + width_of(where, rows, &Row::where) + gap;
  if (layout.field_at + widest > line) {
    layout.stacked = true;
    layout.field_at = layout.where_at + widest <= line ? layout.where_at : below_value;
  }
  return layout;
}

/// The lines of one row, written from left to right.
class RowLines {
public:
  RowLines(std::size_t line, bool color) : line_(line), color_(color) {}

  /// Puts `text` into a column: on the current line when that is still left of it, else on a new one.
  void put(std::size_t column, std::string_view text, Ink ink = Ink::plain) {
    if (text.empty()) return;
    if (used_ > 0 && used_ + gap > column) {
      text_ += '\n';
      used_ = 0;
    }
    text_.append(column - used_, ' ');
    text_ += paint(text, ink, color_);
    used_ = column + cell_width(text);
  }

  void put_wrapped(std::size_t column, std::string_view text, Breaks breaks, Ink ink) {
    for (const std::string& piece : wrap(text, line_ - column, breaks)) put(column, piece, ink);
  }

  /// Puts `text` behind what stands there, at `column` or as near to it as there is room; else below.
  void put_behind(std::size_t column, std::size_t below, std::string_view text) {
    const std::size_t latest = line_ - std::min(line_, cell_width(text));
    put(used_ + gap > latest ? std::min(below, latest) : std::clamp(column, used_ + gap, latest), text);
  }

  [[nodiscard]] std::string take() { return std::move(text_) + '\n'; }

private:
  std::size_t line_;
  bool color_;
  std::string text_;
  std::size_t used_ = 0;
};

std::string lines_of(const Row& row, const Layout& layout, bool color) {
  RowLines lines(layout.line, color);
  const bool head = row.sign == ' ';
  const Ink words = head ? Ink::dim : Ink::plain;
  if (head) {
    lines.put(value_at, row.value, words);
  } else {
    lines.put(sign_at, row.value.empty() ? std::string(1, row.sign) : fmt::format("{} {}", row.sign, row.value),
              ink_of(row.sign));
  }
  lines.put(layout.reading_at, row.reading, words);
  // A place is never broken, for people copy it and terminals open it.
  const bool fits = layout.where_at + cell_width(row.where) <= layout.line;
  lines.put(fits ? layout.where_at : below_value, row.where, Ink::dim);
  const bool long_derivation = row.breaks == Breaks::terms && layout.field_at + cell_width(row.field) > layout.line;
  lines.put_wrapped(long_derivation ? below_value : layout.field_at, row.field, row.breaks, words);
  if (!row.more.empty()) lines.put_behind(layout.field_at + least_field + gap, layout.field_at, row.more);
  return lines.take();
}

Row head_row(const Layout& layout, bool reads, Language language) {
  Row head;
  head.value = value_column.head.in(language);
  if (reads) head.reading = reading_column.head.in(language);
  head.where = (layout.stacked ? place_head : where_column.head).in(language);
  if (!layout.stacked) head.field = field_head.in(language);
  return head;
}

}  // namespace

std::string evidence_table(const Finding& finding, const ReportOptions& options) {
  const std::vector<EvidenceRow> evidence = evidence_rows(finding, options);
  if (evidence.empty()) return "";
  const bool reads = std::ranges::any_of(evidence, [](const EvidenceRow& row) { return !row.reading.empty(); });
  const Column& values = reads ? value_column : lone_value_column;
  std::vector<Row> rows;
  rows.reserve(evidence.size());
  for (const EvidenceRow& row : evidence) rows.push_back(printed(row, finding, values, options.language));
  Layout layout = layout_of(rows, values, options.width);
  if (layout.stacked) {  // shorter names may do; the head of the card gives the whole one
    std::vector<Row> shorter = with_near_fields(rows);
    const Layout beside = layout_of(shorter, values, options.width);
    if (!beside.stacked) {
      rows = std::move(shorter);
      layout = beside;
    }
  }
  std::string table = lines_of(head_row(layout, reads, options.language), layout, options.color);
  for (const Row& row : rows) table += lines_of(row, layout, options.color);
  return table;
}

}  // namespace budgetlint
