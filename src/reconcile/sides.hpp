#pragma once

#include <span>
#include <vector>

#include "budgetlint/reconcile/judge.hpp"
#include "interval.hpp"

namespace budgetlint {

/// Both sides of a relation with repairs put in, and whether they agree. All of it throws exact::Overflow.
class Sides {
public:
  Sides(const Relation& relation, std::span<const Repair> repairs) : relation_(relation), repairs_(repairs) {}

  [[nodiscard]] const Quantity& at(const Cell& cell) const;
  [[nodiscard]] const Quantity& target() const { return at(*relation_.target); }
  /// The place of the target's last written digit: what computed values are rounded to.
  [[nodiscard]] int digit() const { return target().value.exponent(); }
  [[nodiscard]] bool is_copy() const;  ///< a sum of one item is a copy

  [[nodiscard]] Decimal value_of(const Term& term) const;
  [[nodiscard]] Decimal computed() const;  ///< the right side, exactly
  [[nodiscard]] Decimal rest() const;      ///< of the right side what is filled into blanks
  [[nodiscard]] Decimal expected() const;  ///< what the target would have to say
  [[nodiscard]] bool hold() const;
  [[nodiscard]] int finest_item_digit() const;  ///< the place of the finest last digit on the right side
  /// The right side when its marked factors range over their sets.
  [[nodiscard]] Interval computed_range() const;
  /// The values that a computed amount stands for: its set if marked, else what rounds half up to it.
  [[nodiscard]] Interval target_range() const;

private:
  [[nodiscard]] bool copy_holds() const;
  [[nodiscard]] bool sum_holds() const;
  [[nodiscard]] bool computed_holds() const;
  [[nodiscard]] bool one_unit() const;
  /// What repairs fill into the relation's blanks: further items of a sum.
  [[nodiscard]] std::vector<Quantity> filled() const;
  [[nodiscard]] Decimal rounded_product() const;  ///< of a computed relation
  [[nodiscard]] bool agree_as_written(const Decimal& total, const Decimal& items, int items_digit) const;

  const Relation& relation_;
  std::span<const Repair> repairs_;
};

}  // namespace budgetlint
