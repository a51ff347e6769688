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

using Texts = std::vector<const TextCell*>;

void collect(const Goals& goals, Texts& texts) {
  texts.push_back(&goals.period);
  texts.push_back(&goals.annual);
}

void collect(const std::vector<Indicator>& rows, Texts& texts) {
  for (const Indicator& row : rows) {
    for (const TextCell* text : {&row.name, &row.value, &row.standard, &row.weight, &row.note}) texts.push_back(text);
  }
}

void collect(const Direction& direction, Texts& texts) {
  texts.push_back(&direction.name);
  texts.push_back(&direction.fund_name);
  collect(direction.goals, texts);
  collect(direction.indicators, texts);
  for (const Detail& detail : direction.details) {
    for (const TextCell* text : {&detail.brief, &detail.item, &detail.explanation}) texts.push_back(text);
    for (const CalculationLine& line : detail.calculation) texts.push_back(&line.item);
  }
}

void collect(const SummaryForm& summary, Texts& texts) {
  for (const Fund& fund : summary.funds) {
    texts.push_back(&fund.name);
    collect(fund.goals, texts);
    for (const SubItem& item : fund.directions) {
      texts.push_back(&item.name);
      collect(item.goals, texts);
    }
  }
}

void collect(const OverallForm& overall, Texts& texts) {
  texts.push_back(&overall.duties);
  collect(overall.indicators, texts);
}

}  // namespace

std::vector<const TextCell*> texts_of(const Form& form) {
  Texts texts;
  std::visit([&](const auto& body) { collect(body, texts); }, form.body);
  std::erase_if(texts, [](const TextCell* text) { return !text->present(); });
  return texts;
}

std::vector<const Cell*> quantities_of(const Form& form) {
  Cells cells;
  std::visit([&](const auto& body) { collect(body, cells); }, form.body);
  std::erase_if(cells, [](const Cell* cell) { return !cell->present(); });
  return cells;
}

}  // namespace budgetlint
