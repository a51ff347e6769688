#include "budgetlint/form/form.hpp"

#include <algorithm>
#include <array>

#include "budgetlint/support/vectors.hpp"
#include "measure.hpp"

namespace budgetlint {
namespace {

struct GroupPath {
  std::string_view first;
  std::string_view second;
  std::string_view name;
};

// The groups of both indicator frameworks: 2015 above, 2021's own below.
constexpr GroupPath group_paths[] = {
    {"output", "quantity", "output/quantity"},
    {"output", "quality", "output/quality"},
    {"output", "timeliness", "output/timeliness"},
    {"output", "cost", "output/cost"},
    {"benefit", "economic", "benefit/economic"},
    {"benefit", "social", "benefit/social"},
    {"benefit", "ecological", "benefit/ecological"},
    {"benefit", "sustained", "benefit/sustained"},
    {"benefit", "satisfaction", "benefit/satisfaction"},
    {"cost", "economic", "cost/economic"},
    {"cost", "social", "cost/social"},
    {"cost", "ecological", "cost/ecological"},
    {"satisfaction", "clients", "satisfaction/clients"},
};

constexpr std::string_view source_keys[] = {"central", "province", "city", "county", "own", "other"};
constexpr std::string_view income_keys[] = {"general_public", "government_fund", "other"};

/// A mapping of that key which can be looked into, else nullptr.
const Node* mapping(const Node* parent, std::string_view key) {
  const Node* node = parent != nullptr ? find_child(*parent, key) : nullptr;
  return node != nullptr && node->kind == NodeKind::mapping && !node->unreadable ? node : nullptr;
}

std::vector<Indicator> read_indicators(const CellReader& cells, const Node* root) {
  const Node* table = mapping(root, "indicators");
  if (table == nullptr) return {};
  std::array<std::span<Node* const>, std::size(group_paths)> groups;
  std::size_t count = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    groups[i] = items_of(mapping(table, group_paths[i].first), group_paths[i].second);
    count += groups[i].size();
  }
  std::vector<Indicator> indicators;
  indicators.reserve(count);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const Node* row : groups[i]) {
      indicators.push_back({cells.field(*row), cells.text(row, "name"), cells.text(row, "value"),
                            cells.text(row, "standard"), cells.text(row, "weight"), cells.text(row, "note"),
                            group_paths[i].name});
    }
  }
  return indicators;
}

Goals read_goals(const CellReader& cells, const Node* parent) {
  const Node* goals = mapping(parent, "goals");
  return {cells.text(goals, "period"), cells.text(goals, "annual")};
}

std::vector<Cell> read_parts(const CellReader& cells, const Node* parent, std::span<const std::string_view> keys) {
  std::vector<Cell> parts;
  for (const std::string_view key : keys) {
    Cell cell = cells.quantity(parent, key, Measure::amount);
    if (cell.present()) parts.push_back(std::move(cell));
  }
  return parts;
}

CalculationLine read_line(const CellReader& cells, const Node* line) {
  CalculationLine result;
  result.self = cells.field(*line);
  result.item = cells.text(line, "item");
  result.headcount = cells.quantity(line, "headcount", Measure::headcount);
  result.count = cells.quantity(line, "count", Measure::count);
  result.rate = cells.quantity(line, "rate", Measure::rate);
  result.months = cells.quantity(line, "months", Measure::months);
  result.days = cells.quantity(line, "days", Measure::days);
  result.times = cells.quantity(line, "times", Measure::times);
  result.share = cells.quantity(line, "share", Measure::share);
  result.amount = cells.quantity(line, "amount", Measure::amount);
  return result;
}

/// A row of 测算 that nobody has filled in states nothing, not even a product that cannot be calculated.
bool is_blank(const CalculationLine& line) {
  const auto cells = {&line.headcount, &line.count, &line.rate,  &line.months,
                      &line.days,      &line.times, &line.share, &line.amount};
  return line.self.state != CellState::unreadable && line.item.blank() &&
         std::all_of(cells.begin(), cells.end(), [](const Cell* cell) { return cell->blank(); });
}

Detail read_detail(const CellReader& cells, const Node* row) {
  Detail detail;
  detail.self = cells.field(*row);
  detail.brief = cells.text(row, "brief");
  detail.item = cells.text(row, "item");
  detail.explanation = cells.text(row, "explanation");
  detail.amount = cells.quantity(row, "amount", Measure::amount);
  detail.calculation_field = cells.field(row, "calculation");
  const std::span<Node* const> lines = items_of(row, "calculation");
  detail.calculation.reserve(lines.size());
  for (const Node* line : lines) detail.calculation.push_back(read_line(cells, line));
  std::erase_if(detail.calculation, is_blank);
  return detail;
}

/// As many months as the calendar years that the period touches have; 0 where that is not known.
int most_months(const PeriodCell& period) {
  if (period.blank()) return months_a_year;
  const Period& span = period.reading.period;
  if (!period.stated() || span.open || span.reversed()) return 0;
  return (span.to.year - span.from.year + 1) * months_a_year;
}

Direction read_direction(const CellReader& cells, const Node* root, int year) {
  Direction direction;
  direction.name = cells.text(root, "direction");
  direction.amount = cells.required_quantity(root, "amount", Measure::amount);
  const Node* fund = mapping(root, "fund");
  direction.fund_name = cells.text(fund, "name");
  direction.fund_amount = cells.quantity(fund, "amount", Measure::amount);
  direction.period = cells.period(root, "period", year);
  direction.goals = read_goals(cells, root);
  direction.indicators_field = cells.field(root, "indicators");
  direction.indicators = read_indicators(cells, root);
  direction.details_field = cells.field(root, "details");
  const std::span<Node* const> rows = items_of(root, "details");
  direction.details.reserve(rows.size());
  for (const Node* row : rows) direction.details.push_back(read_detail(cells, row));
  const int most = most_months(direction.period);
  for (Detail& detail : direction.details) {
    for (CalculationLine& line : detail.calculation) line.months.most = most;
  }
  direction.total = cells.required_quantity(root, "total", Measure::amount);
  direction.sources_field = cells.field(root, "sources");
  direction.sources = read_parts(cells, mapping(root, "sources"), source_keys);
  return direction;
}

SubItem read_sub_item(const CellReader& cells, const Node* row) {
  return {cells.field(*row), cells.text(row, "ordinal"), cells.text(row, "name"),
          cells.quantity(row, "amount", Measure::amount), read_goals(cells, row)};
}

SummaryForm read_summary(const CellReader& cells, const Node* root) {
  SummaryForm summary;
  summary.total = cells.required_quantity(root, "total", Measure::amount);
  summary.funds_field = cells.field(root, "funds");
  for (const Node* row : items_of(root, "funds")) {
    Fund fund{cells.field(*row),
              cells.text(row, "ordinal"),
              cells.text(row, "name"),
              cells.required_quantity(row, "amount", Measure::amount),
              read_goals(cells, row),
              cells.field(row, "directions"),
              {}};
    for (const Node* sub : items_of(row, "directions")) fund.directions.push_back(read_sub_item(cells, sub));
    summary.funds.push_back(std::move(fund));
  }
  return summary;
}

OverallForm read_overall(const CellReader& cells, const Node* root) {
  OverallForm overall;
  const Node* budget = mapping(root, "budget");
  overall.total = cells.required_quantity(budget, "total", Measure::amount);
  overall.by_source = read_parts(cells, mapping(budget, "by_source"), income_keys);
  const Node* nature = mapping(budget, "by_nature");
  overall.basic = cells.quantity(nature, "basic", Measure::amount);
  overall.project = cells.quantity(nature, "project", Measure::amount);
  overall.duties = cells.text(root, "duties");
  overall.indicators_field = cells.field(root, "indicators");
  overall.indicators = read_indicators(cells, root);
  return overall;
}

}  // namespace

std::vector<std::string_view> indicator_groups() {
  std::vector<std::string_view> names;
  for (const GroupPath& path : group_paths) names.push_back(path.name);
  return names;
}

FormPtr read_form(Document document, FormKind kind, std::vector<Finding>& findings) {
  auto form = std::make_unique<Form>();
  form->kind = kind;
  auto kept = std::make_unique<const Document>(std::move(document));
  const Node* root = kept->root();
  std::vector<Finding> found;
  CellReader cells(*kept, found);
  form->kind_field = cells.field(root, "form");
  form->number = cells.text(root, "number");
  form->department = cells.text(root, "department");
  form->year = cells.year(root, "year");
  form->unit = cells.unit(root, "unit");
  cells.set_unit(form->unit);
  switch (kind) {
    case FormKind::direction:
      form->body = read_direction(cells, root, form->year.year);
      break;
    case FormKind::summary:
      form->body = read_summary(cells, root);
      break;
    case FormKind::overall:
      form->body = read_overall(cells, root);
      break;
  }
  form->document = std::move(kept);
  append(findings, std::move(found));
  return form;
}

}  // namespace budgetlint
