#include "budgetlint/form/quantities.hpp"

namespace budgetlint {
namespace {

using Cells = std::vector<const Cell*>;

void collect(const Direction& direction, Cells& cells) {
  cells.push_back(&direction.amount);
  cells.push_back(&direction.fund_amount);
  for (const Cell& source : direction.sources) cells.push_back(&source);
  for (const Detail& detail : direction.details) {
    cells.push_back(&detail.amount);
    for (const CalculationLine& line : detail.calculation) {
      for (const Cell* cell : {&line.headcount, &line.count, &line.rate, &line.months, &line.days, &line.times,
                               &line.share, &line.amount}) {
        cells.push_back(cell);
      }
    }
  }
  cells.push_back(&direction.total);
}

void collect(const SummaryForm& summary, Cells& cells) {
  cells.push_back(&summary.total);
  for (const Fund& fund : summary.funds) {
    cells.push_back(&fund.amount);
    for (const SubItem& item : fund.directions) cells.push_back(&item.amount);
  }
}

void collect(const OverallForm& overall, Cells& cells) {
  cells.push_back(&overall.total);
  for (const Cell& part : overall.by_source) cells.push_back(&part);
  cells.push_back(&overall.basic);
  cells.push_back(&overall.project);
}

}  // namespace

std::vector<const Cell*> quantities_of(const Form& form) {
  Cells cells;
  std::visit([&](const auto& body) { collect(body, cells); }, form.body);
  std::erase_if(cells, [](const Cell* cell) { return !cell->present(); });
  return cells;
}

}  // namespace budgetlint
