#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "budgetlint/rules/rule.hpp"

/// Numbers of last year's form that a text of this year's still names.
namespace budgetlint {

/// What a form states, by value, once for money and once for counts.
class Stated {
public:
  Stated(const Direction& direction, Worksheet& worksheet);

  /// The cell that states it; nullptr: none does.
  [[nodiscard]] const Cell* money(const Decimal& value) const { return find(money_, value); }
  [[nodiscard]] const Cell* count(const Decimal& value) const { return find(counts_, value); }
  /// What all counts add up to.
  [[nodiscard]] const std::optional<Decimal>& sum() const { return sum_; }
  [[nodiscard]] const Cell* first_count() const { return first_count_; }

private:
  using Cells = std::map<Decimal, const Cell*>;

  static const Cell* find(const Cells& cells, const Decimal& value);
  void add_money(const Cell& cell);
  void add_count(const Cell& cell);

  Cells money_, counts_;
  std::optional<Decimal> sum_ = Decimal();
  const Cell* first_count_ = nullptr;
};

/// A quantity of last year's form that a text still names: that of a cell, or what the counts add up to.
struct Leftover {
  std::string words;
  const Cell* before = nullptr;
  bool is_sum = false;
};

/// The first such number of a folded text, where the text gives it no room (约, 以上) and it is no small one.
[[nodiscard]] std::optional<Leftover> leftover_in(std::string_view text, const Stated& now, const Stated& before);

}  // namespace budgetlint
