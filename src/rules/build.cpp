#include "build.hpp"

#include <algorithm>

#include "budgetlint/reconcile/domain.hpp"
#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint {

void add_copy(Worksheet& worksheet, const RuleInfo& rule, const Cell& target, const Cell& other) {
  if (target.blank() || other.blank()) {
    const bool asks = (target.empty() && other.stated()) || (target.stated() && other.empty());
    if (asks) worksheet.vacant.push_back({&rule, RelationKind::copy, &target, {Term{{&other}}}, {}});
    return;
  }
  if (target.unreadable() || other.unreadable()) {
    worksheet.unjudged.push_back({&rule, &target, {&other}, target.unreadable() ? &target : &other});
    return;
  }
  worksheet.relations.push_back({&rule, RelationKind::copy, &target, {Term{{&other}}}, {}});
}

void add_sum(Worksheet& worksheet, const RuleInfo& rule, const Cell& target, std::span<const Cell* const> items) {
  const bool asks = target.empty();
  if (target.blank() && !asks) return;
  if (std::all_of(items.begin(), items.end(), [](const Cell* item) { return item->blank(); })) return;
  const auto unreadable = std::find_if(items.begin(), items.end(), [](const Cell* item) { return item->unreadable(); });
  if (asks && unreadable != items.end()) return;
  if (target.unreadable() || unreadable != items.end()) {
    worksheet.unjudged.push_back(
        {&rule, &target, {items.begin(), items.end()}, target.unreadable() ? &target : *unreadable});
    return;
  }
  Relation relation{&rule, RelationKind::sum, &target, {}, {}};
  for (const Cell* item : items) {
    if (item->stated()) relation.terms.push_back({{item}});
    if (item->empty()) relation.blanks.push_back(item);
  }
  (asks ? worksheet.vacant : worksheet.relations).push_back(std::move(relation));
}

void add_range(Worksheet& worksheet, const RuleInfo& rule, const Cell& cell) {
  if (!cell.stated() || is_possible(cell, cell.quantity)) return;
  worksheet.relations.push_back({&rule, RelationKind::range, &cell, {}, {}});
}

Finding finding_at(const RuleInfo& rule, const Field& cell, Text message) {
  Finding finding = finding_of(rule, place_of(cell), std::move(message));
  finding.stated = cell.text;
  return finding;
}

std::optional<Decimal> sum_of(std::span<const Cell* const> cells) {
  std::optional<Decimal> sum = Decimal();
  for (const Cell* cell : cells) {
    if (cell->stated() && sum) sum = Decimal::add(*sum, cell->quantity.value);
  }
  return sum;
}

std::string quoted(const Field& cell) {
  constexpr std::size_t longest = 48;
  return shorten(visible(cell.text), longest);
}

bool may_be_unread(const Run& run, std::string_view name, Worksheet& worksheet) {
  worksheet.asked_unread = true;
  if (run.unknown_content) return true;
  const std::string folded = fold_name(name);
  return std::any_of(run.unread.begin(), run.unread.end(),
                     [&](const std::string& text) { return text.find(folded) != std::string::npos; });
}

std::vector<const Cell*> cells_of(const std::vector<Cell>& cells) {
  std::vector<const Cell*> pointers;
  pointers.reserve(cells.size());
  for (const Cell& cell : cells) pointers.push_back(&cell);
  return pointers;
}

}  // namespace budgetlint
