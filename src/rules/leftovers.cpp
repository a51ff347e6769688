#include "leftovers.hpp"

#include <algorithm>

#include "numbers.hpp"
#include "readings.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

constexpr std::string_view counted[] = {"人", "名", "户", "辆", "亩", "套", "台"};
constexpr std::string_view no_counts[] = {"人次", "人日", "人天", "户次", "人均", "户均", "名义", "名称", "台账"};
/// Beside a number these give it room.
constexpr std::string_view before_loose[] = {"约",     "近",     "超过", "超", "不少于", "不低于", "至少",
                                             "不超过", "不高于", "至多", "≥",  "≤",      ">",      "<",
                                             "大于",   "小于",   "达到", "达", "上限",   "=",      "低于"};
constexpr std::string_view behind_loose[] = {"以上", "以下", "以内", "左右", "余", "多", "上下", "及以"};
/// Smaller numbers meet by chance.
const Decimal least_telling{10, 0};

bool is_loose(std::string_view text, const NumberInText& number) {
  if (!ending_of(text.substr(0, number.begin), before_loose).empty()) return true;
  constexpr std::size_t reach = 12;  // a unit and two characters
  return !find_any(text.substr(number.end, reach), behind_loose).empty();
}

/// The value of a number that states money, in 元.
std::optional<Decimal> money_of(const NumberInText& number) {
  for (const MoneyUnit unit : {MoneyUnit::hundred_million, MoneyUnit::million, MoneyUnit::ten_thousand,
                               MoneyUnit::thousand, MoneyUnit::yuan}) {
    if (number.unit.starts_with(money_unit_name(unit))) return number.value.shifted(static_cast<int>(unit));
  }
  return std::nullopt;
}

bool is_count(const NumberInText& number) {
  const auto begins = [&](std::string_view word) { return number.unit.starts_with(word); };
  return std::any_of(std::begin(counted), std::end(counted), begins) &&
         std::none_of(std::begin(no_counts), std::end(no_counts), begins);
}

}  // namespace

Stated::Stated(const Direction& direction, Worksheet& worksheet) {
  add_money(direction.amount);
  add_money(direction.total);
  add_money(direction.fund_amount);
  for (const Detail& detail : direction.details) {
    add_money(detail.amount);
    if (is_in_prose(detail)) {
      for (const Cell& cell : reading_of(detail.explanation, direction.period, worksheet).cells) {
        if (cell.measure == Measure::rate || cell.measure == Measure::amount) add_money(cell);
        if (cell.measure == Measure::headcount || cell.measure == Measure::count) add_count(cell);
      }
    }
    for (const CalculationLine& line : detail.calculation) {
      add_money(line.amount);
      add_money(line.rate);
      add_count(line.headcount);
      add_count(line.count);
    }
  }
}

const Cell* Stated::find(const Cells& cells, const Decimal& value) {
  const auto found = cells.find(value);
  return found == cells.end() ? nullptr : found->second;
}

void Stated::add_money(const Cell& cell) {
  if (cell.stated()) money_.emplace(cell.quantity.value, &cell);
}

void Stated::add_count(const Cell& cell) {
  if (!cell.stated()) return;
  if (first_count_ == nullptr) first_count_ = &cell;
  counts_.emplace(cell.quantity.value, &cell);
  if (sum_) sum_ = Decimal::add(*sum_, cell.quantity.value);
}

std::optional<Leftover> leftover_in(std::string_view text, const Stated& now, const Stated& before) {
  for (auto number = next_number(text, 0); number; number = next_number(text, number->end)) {
    const auto money = money_of(*number);
    if (!money && !is_count(*number)) continue;
    const Decimal value = money ? *money : number->value;
    const bool is_current = money ? now.money(value) != nullptr : now.count(value) != nullptr || now.sum() == value;
    if (is_current || value < least_telling || is_loose(text, *number)) continue;
    const Cell* cell = money ? before.money(value) : before.count(value);
    const bool is_sum = cell == nullptr && !money && before.sum() == value;
    if (cell == nullptr && !is_sum) continue;
    const std::string_view unit = number->unit.substr(0, money ? number->unit.find("元") + 3 : 3);
    std::string words(text.substr(number->begin, number->end - number->begin));
    return Leftover{words.append(unit), is_sum ? before.first_count() : cell, is_sum};
  }
  return std::nullopt;
}

}  // namespace budgetlint
