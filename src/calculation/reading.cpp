#include "budgetlint/calculation/reading.hpp"

#include <algorithm>
#include <array>

#include "lexer.hpp"
#include "reason.hpp"
#include "statement.hpp"
#include "total.hpp"

namespace budgetlint {
namespace {

/// 按月发放 beside a rate that knows no month: is it a month's amount?
void check_paid_by(const Items& items, std::vector<LeftOver>& left_over) {
  for (const PaidBy& paid : items.paid_by) {
    const auto says = [&](const Unit& unit) { return unit.kind == paid.often; };
    const bool said = std::any_of(items.items.begin(), items.items.end(), [&](const Item& item) {
      return says(item.unit) || std::any_of(item.per.begin(), item.per.end(), says);
    });
    if (!said) left_over.push_back({Obstacle::ambiguous, paid.place});
  }
}

bool any_of_kind(const ProseReading& reading, std::initializer_list<FactorKind> kinds) {
  return std::any_of(reading.factors.begin(), reading.factors.end(), [&](const ProseFactor& factor) {
    return std::find(kinds.begin(), kinds.end(), factor.kind) != kinds.end();
  });
}

}  // namespace

ProseReading read_calculation(std::string_view text, const ProseContext& context) {
  ProseReading reading;
  const Normalised normalised = normalise(text);
  reading.steps += normalised.text.size();
  Items items = take_items(normalised, context, reading);
  std::vector<LeftOver> left_over = std::move(items.left_over);
  check_paid_by(items, left_over);
  ProseContext silent = context;
  if (items.names_months || items.names_years) silent.months.reset();
  if (items.names_years) silent.years.reset();
  if (reading.factors.empty() && left_over.empty()) left_over.push_back({Obstacle::no_quantities, {}});
  if (left_over.empty()) {
    std::vector<Statement> statements;
    const std::vector<Section> sections = sections_of(std::move(items.items), reading.factors, left_over);
    for (std::size_t i = 0; i < sections.size() && left_over.empty(); ++i) {
      read_section(sections[i], i, normalised, silent, reading, statements, left_over);
    }
    const bool money = any_of_kind(reading, {FactorKind::amount, FactorKind::rate});
    const bool broken = !left_over.empty() && left_over.front().obstacle == Obstacle::bad_syntax;
    if (!money && !broken) left_over.assign(1, {Obstacle::no_amount, {}});
    if (left_over.empty()) add_up(statements, normalised, reading, left_over);
  }
  if (!left_over.empty()) {
    reading.products.clear();
    reading.value = {};
    reading.obstacle = reason_of(left_over, normalised, text, reading);
  }
  return reading;
}

std::string_view obstacle_name(Obstacle obstacle) {
  constexpr std::array<std::string_view, 8> names{"no-quantities",  "no-amount", "missing-count", "left-over",
                                                  "malformed-rate", "ambiguous", "bad-number",    "bad-syntax"};
  return names.at(static_cast<std::size_t>(obstacle));
}

}  // namespace budgetlint
