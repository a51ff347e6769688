#include "measure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/document/rules.hpp"
#include "budgetlint/form/rules.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint {
namespace {

QuantityKind kind_of(Measure measure) {
  switch (measure) {
    case Measure::amount:
      return QuantityKind::amount;
    case Measure::rate:
      return QuantityKind::rate;
    case Measure::share:
      return QuantityKind::share;
    default:
      return QuantityKind::count;
  }
}

// A finding has told of something in which the absent cell may well stand: a row that is no mapping, or a key
// that nobody knows. To call the cell blank would make a second finding of the first one's cause.
bool may_hide_cells(const Node& parent) {
  if (parent.kind != NodeKind::mapping) return parent.unreadable;
  return std::any_of(parent.children.begin(), parent.children.end(),
                     [](const Node* child) { return child->unknown_key; });
}

}  // namespace

std::span<Node* const> items_of(const Node* parent, std::string_view key) {
  if (parent == nullptr) return {};
  const Node* list = find_child(*parent, key);
  if (list == nullptr || list->kind != NodeKind::sequence || list->unreadable) return {};
  return list->children;
}

Field CellReader::field(const Node& node) const {
  Field field;
  field.origin = {&document_, &node};
  field.text = node.text;
  field.state = node.unreadable                                             ? CellState::unreadable
                : node.kind == NodeKind::scalar && is_blank_text(node.text) ? CellState::blank
                                                                            : CellState::stated;
  return field;
}

Field CellReader::field(const Node* parent, std::string_view key) const {
  if (parent == nullptr) return {};
  if (const Node* node = find_child(*parent, key)) return field(*node);
  Field absent;
  if (may_hide_cells(*parent)) absent.state = CellState::unreadable;
  return absent;
}

template <typename CellType>
CellType CellReader::scalar(const Node* parent, std::string_view key) const {
  CellType cell;
  static_cast<Field&>(cell) = field(parent, key);
  // The schema has told of a list where a scalar belongs and marked it; this only keeps the promise local.
  if (cell.present() && cell.origin.node->kind != NodeKind::scalar) cell.state = CellState::unreadable;
  return cell;
}

void CellReader::report(const RuleInfo& rule, const Node& node, const Text& message) const {
  Finding finding = finding_of(rule, place_of(document_, node));
  finding.message = {fmt::format("{} {}", finding.place.field, message.english),
                     fmt::format("{}{}", finding.place.field, message.chinese)};
  finding.stated = node.text;
  findings_.push_back(std::move(finding));
}

TextCell CellReader::text(const Node* parent, std::string_view key) const {
  return scalar<TextCell>(parent, key);
}

Cell CellReader::quantity(const Node* parent, std::string_view key, Measure measure) const {
  Cell cell = scalar<Cell>(parent, key);
  cell.measure = measure;
  if (measure == Measure::amount) cell.quantity.unit = unit_;
  if (!cell.stated()) return cell;
  QuantityReading reading = read_quantity(cell.text, kind_of(measure), unit_);
  if (reading.blank) {
    cell.state = CellState::blank;
  } else if (reading.quantity) {
    cell.quantity = std::move(*reading.quantity);
    if (measure == Measure::amount && !unit_known_ && !cell.quantity.own_unit) cell.state = CellState::unreadable;
  } else {
    cell.state = CellState::unreadable;
    const bool too_long = reading.error->kind == QuantityError::Kind::too_many_digits;
    report(too_long ? document_rules::limit_exceeded : form_rules::malformed_quantity, *cell.origin.node,
           reading.error->message);
  }
  return cell;
}

Cell CellReader::required_quantity(const Node* parent, std::string_view key, Measure measure) const {
  Cell cell = quantity(parent, key, measure);
  if (!cell.present()) cell.state = CellState::unreadable;
  return cell;
}

YearCell CellReader::year(const Node* parent, std::string_view key) const {
  YearCell cell = scalar<YearCell>(parent, key);
  if (!cell.present() || cell.unreadable()) return cell;
  const std::optional<int> year = read_year(cell.text);
  if (year && *year >= earliest_form_year && *year <= latest_form_year) {
    cell.year = *year;
    return cell;
  }
  const bool blank = cell.blank();
  cell.state = CellState::unreadable;
  if (blank) {
    report(form_rules::malformed_year, *cell.origin.node,
           {"is blank: the form cannot be reconciled with the others", "未填写：无法与其他各表核对"});
    return cell;
  }
  report(form_rules::malformed_year, *cell.origin.node,
         {fmt::format("\"{}\" is no year between {} and {}: write 2023 or 2023年", shorten(visible(cell.text), 40),
                      earliest_form_year, latest_form_year),
          fmt::format("“{}”不是{}至{}之间的年份：请写成2023或2023年", shorten(visible(cell.text), 40),
                      earliest_form_year, latest_form_year)});
  return cell;
}

UnitCell CellReader::unit(const Node* parent, std::string_view key) const {
  UnitCell cell = scalar<UnitCell>(parent, key);
  if (!cell.stated()) return cell;
  if (const auto unit = parse_money_unit(cell.text)) {
    cell.unit = *unit;
  } else {
    cell.state = CellState::unreadable;  // the schema has told it (BL104)
  }
  return cell;
}

PeriodCell CellReader::period_mapping(PeriodCell cell) const {
  const Node& node = *cell.origin.node;
  const Node* from = find_child(node, "from");
  const Node* to = find_child(node, "to");
  const auto readable = [](const Node* end) {
    return end != nullptr && end->kind == NodeKind::scalar && !end->unreadable;
  };
  cell.state = CellState::unreadable;
  cell.text = document_.source().slice(node.span);
  if (!readable(from) || !readable(to)) return cell;
  const auto first = read_date(from->text, PeriodEnd::from);
  const auto last = read_date(to->text, PeriodEnd::to);
  cell.malformed = !first || !last;
  if (cell.malformed) return cell;
  cell.state = CellState::stated;
  cell.reading.period = {*first, *last, false};
  return cell;
}

PeriodCell CellReader::period(const Node* parent, std::string_view key, int form_year) const {
  PeriodCell cell;
  static_cast<Field&>(cell) = field(parent, key);
  if (!cell.stated()) return cell;
  const NodeKind kind = cell.origin.node->kind;
  if (kind == NodeKind::mapping) return period_mapping(cell);
  std::optional<PeriodReading> reading;
  if (kind == NodeKind::scalar) reading = read_period(cell.text, form_year);
  if (reading) {
    cell.reading = std::move(*reading);
  } else {
    cell.state = CellState::unreadable;
    cell.malformed = kind == NodeKind::scalar;
  }
  return cell;
}

}  // namespace budgetlint
