#pragma once

#include <optional>

#include "budgetlint/quantity/quantity.hpp"

namespace budgetlint {

/// An end of an interval.
struct Bound {
  Decimal value;
  bool closed = true;
};

/// The values that a marked quantity may stand for; an absent bound is infinite.
struct Interval {
  std::optional<Bound> low;
  std::optional<Bound> high;
};

/// In which place a marked quantity stands: it decides how coarse its last digit is taken.
enum class Standing { stated, computed_target };

/// The set of a quantity by its qualifier (reconciliation.md, "Cells"); a point when it has none or is a
/// forecast. Throws exact::Overflow.
[[nodiscard]] Interval interval_of(const Quantity& quantity, Standing standing);

/// True when the quantity's set is more than a point.
[[nodiscard]] bool is_marked(const Quantity& quantity);

/// True for 以上 and 以下, which count in a sum of several; 约 and its like add nothing there.
[[nodiscard]] bool is_bound(const Quantity& quantity);

[[nodiscard]] Interval point(const Decimal& value);
[[nodiscard]] bool meet(const Interval& a, const Interval& b);
[[nodiscard]] bool contains(const Interval& interval, const Decimal& value);
[[nodiscard]] Interval add(const Interval& a, const Interval& b);
[[nodiscard]] Interval negative(const Interval& interval);
/// Of two intervals that hold no negative value.
[[nodiscard]] Interval multiply(const Interval& a, const Interval& b);

}  // namespace budgetlint
