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

constexpr Column value_column{8, 24, {"value", "数值"}};
constexpr Column reading_column{8, 14, {"reads as", "说明"}};
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

bool has_role(const Finding& finding, Role role) {
  return std::ranges::any_of(finding.related, [role](const Related& related) { return related.role == role; });
}

/// `测算 1 人数` for a card about 支出明细 1 金额: without what both share. The whole field outside its record.
std::string near_field(const Place& place, const Place& card) {
  const std::string record = card.field.substr(0, card.field.rfind(' ') + 1);
  const bool inside = place.file == card.file && place.document == card.document && place.field.starts_with(record);
  return visible(std::string_view(place.field).substr(inside ? record.size() : 0));
}

Row row_of(char sign, Ink ink, const Related& related, const Place& card, Language language) {
  Row row;
  row.sign = sign;
  row.ink = ink;
  row.value = shorten(visible(related.value), value_column.most);
  row.reading = shorten(visible(related.reading.in(language)), reading_column.most);
  row.where = place_beside(related.place, card);
  row.field = visible(related.place.field);
  row.near_field = near_field(related.place, card);
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

/// A blank that a finding says what to write into.
bool fills_blank(const Finding& finding) {
  return finding.stated.empty() && !finding.expected.empty();
}

Row stated_row(const Finding& finding, Language language) {
  static constexpr Phrase blank{"blank", "未填"};
  Related stated;
  stated.place = finding.place;
  stated.value = finding.stated;
  stated.reading = finding.reading.empty() && fills_blank(finding) ? Text(blank) : finding.reading;
  const bool tie = has_role(finding, Role::candidate);  // then it is one more place that may be wrong
  return row_of(tie ? '?' : '-', tie ? Ink::warning : Ink::minus, stated, finding.place, language);
}

std::string sum_of_items(std::size_t items, Language language) {
  return language == Language::english ? fmt::format("sum of {} {}", items, items == 1 ? "item" : "items")
                                       : fmt::format("{}项之和", items);
}

Row computed_row(const Finding& finding, Language language) {
  static constexpr Phrase computed{"computed", "计算得出"};
  Row row;
  row.sign = '=';
  row.ink = Ink::equals;
  row.reading = computed.in(language);
  if (finding.derivation.empty()) {  // the items stand above
    row.value = shorten(visible(finding.expected), value_column.most);
    const auto items = std::ranges::count(finding.related, Role::operand, &Related::role);
    row.field = sum_of_items(static_cast<std::size_t>(items), language);
    return row;
  }
  row.value = shorten(visible(finding.computed), value_column.most);
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
  const bool blank = fills_blank(finding);
  if (!finding.stated.empty() || !finding.reading.empty() || blank) {
    rows.push_back(stated_row(finding, options.language));
  }
  add_role(rows, finding, Role::supports, '+', Ink::plus, options);
  add_role(rows, finding, Role::contradicts, '!', Ink::minus, options);
  add_role(rows, finding, Role::candidate, '?', Ink::warning, options);
  // Where places speak for a value, the derivation tells enough of what it was computed from.
  if (blank || finding.derivation.empty() || !has_role(finding, Role::supports)) {
    add_role(rows, finding, Role::operand, '|', Ink::plain, options);
  }
  if (!finding.derivation.empty() || (blank && has_role(finding, Role::operand))) {
    rows.push_back(computed_row(finding, options.language));
  }
  return rows;
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

Layout layout_of(const std::vector<Row>& rows, std::size_t line) {
  Layout layout;
  layout.line = line;
  layout.reading_at = value_at + width_of(value_column, rows, &Row::value) + gap;
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
              row.ink);
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
  const bool compares = !finding.derivation.empty() || std::ranges::any_of(finding.related, [](const Related& related) {
    return !related.value.empty();
  });
  if (!compares) return "";
  std::vector<Row> rows = rows_of(finding, options);
  Layout layout = layout_of(rows, options.width);
  if (layout.stacked) {  // shorter names may do; the head of the card gives the whole one
    std::vector<Row> shorter = with_near_fields(rows);
    const Layout beside = layout_of(shorter, options.width);
    if (!beside.stacked) {
      rows = std::move(shorter);
      layout = beside;
    }
  }
  const bool reads = layout.where_at > layout.reading_at;
  std::string table = lines_of(head_row(layout, reads, options.language), layout, options.color);
  for (const Row& row : rows) table += lines_of(row, layout, options.color);
  return table;
}

}  // namespace budgetlint
