#include <algorithm>

#include "statement.hpp"

namespace budgetlint {
namespace {

bool is_operator(ItemKind kind) {
  return kind == ItemKind::times || kind == ItemKind::over || kind == ItemKind::plus || kind == ItemKind::minus ||
         kind == ItemKind::equals;
}

bool is_bracket(const Item& item) {
  return item.kind == ItemKind::open || item.kind == ItemKind::close;
}

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// The partner of each bracket, `none` for one that has none.
std::vector<std::size_t> match_brackets(const std::vector<Item>& items) {
  std::vector<std::size_t> partner(items.size(), none);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].kind == ItemKind::open) open.push_back(i);
    if (items[i].kind != ItemKind::close || open.empty()) continue;
    partner[i] = open.back();
    partner[open.back()] = i;
    open.pop_back();
  }
  return partner;
}

/// Brackets belong to a formula when a sign stands before them or × behind them; others are a remark.
std::vector<Item> without_remarks(std::vector<Item> items, std::vector<LeftOver>& left_over) {
  if (std::none_of(items.begin(), items.end(), is_bracket)) return items;
  const std::vector<std::size_t> partner = match_brackets(items);
  std::vector<Item> kept;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Item item = items[i];
    if (is_bracket(item)) {
      if (partner[i] == none) left_over.push_back({Obstacle::bad_syntax, item.place});
      const std::size_t open = item.kind == ItemKind::open ? i : partner[i];
      const std::size_t close = item.kind == ItemKind::open ? partner[i] : i;
      const bool holds_nothing = open != none && close != none && close == open + 1;
      const bool sign_before = open != none && open > 0 && is_operator(items[open - 1].kind);
      const bool sign_behind = close != none && close + 1 < items.size() &&
                               (items[close + 1].kind == ItemKind::times || items[close + 1].kind == ItemKind::over);
      if (holds_nothing) continue;
      if (!sign_before && !sign_behind) item.kind = ItemKind::comma;
    }
    kept.push_back(std::move(item));
  }
  return kept;
}

bool holds(const Section& section, const std::vector<ProseFactor>& factors, bool (*wanted)(const Item&, FactorKind)) {
  return std::any_of(section.begin(), section.end(), [&](const Item& item) {
    return item.kind == ItemKind::quantity && wanted(item, factors[item.factor].kind);
  });
}

bool is_no_count(const Item& /*item*/, FactorKind kind) {
  return kind != FactorKind::count;
}
bool is_no_time(const Item& item, FactorKind kind) {
  return kind != FactorKind::count || !is_time(item.unit) || item.month_name;
}
bool is_any(const Item& /*item*/, FactorKind /*kind*/) {
  return true;
}

void append(Section& section, Section more) {
  if (section.empty()) {
    section = std::move(more);
    return;
  }
  if (more.empty()) return;
  Item comma;
  comma.kind = ItemKind::comma;
  comma.place = {more.front().gap.begin, more.front().gap.begin};
  section.push_back(comma);
  section.insert(section.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

std::vector<Section> sections_of(std::vector<Item> items, const std::vector<ProseFactor>& factors,
                                 std::vector<LeftOver>& left_over) {
  std::vector<Item> kept = without_remarks(std::move(items), left_over);
  std::vector<Section> parts(1);
  parts.front().reserve(kept.size());
  bool listed = false;
  for (Item& item : kept) {
    if (item.kind == ItemKind::stop) {
      listed = item.listed;
      parts.emplace_back();
    } else {
      item.listed = listed;
      parts.back().push_back(std::move(item));
    }
  }
  std::vector<Section> sections;
  Section times;
  Section counts;
  for (Section& part : parts) {
    if (!holds(part, factors, is_any)) continue;
    if (!holds(part, factors, is_no_time)) {
      append(times, std::move(part));
    } else if (!holds(part, factors, is_no_count)) {
      append(counts, std::move(part));
    } else {
      append(counts, std::move(part));
      sections.push_back(std::move(counts));
      counts.clear();
    }
  }
  if (!counts.empty()) {
    if (sections.empty()) {
      sections.push_back(std::move(counts));
    } else {
      append(sections.back(), std::move(counts));
    }
  }
  if (sections.empty() && !times.empty()) sections.emplace_back();
  for (Section& section : sections) append(section, times);
  return sections;
}

}  // namespace budgetlint
