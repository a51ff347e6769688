#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "budgetlint/calculation/reading.hpp"
#include "items.hpp"

namespace budgetlint {

/// A formula whose brackets, multiplied out, give more products, or lie deeper, is none.
inline constexpr std::size_t most_products = 64;
inline constexpr int deepest_brackets = 16;

/// A product while it is being put together.
struct Partial {
  std::vector<std::size_t> factors;  ///< indices into the reading's factors
  Decimal multiplier{1, 0};
  std::vector<Unit> given;  ///< what its counts count
  std::vector<Unit> needs;  ///< what it is divided by and has no count of yet
  int money = 0;            ///< how many of its factors are money
  int bare = 0;             ///< numbers without a unit: each stands for one of its needs
};

/// A sum of products. Brackets are multiplied out.
using Sum = std::vector<Partial>;

/// A quantity alone.
[[nodiscard]] Partial partial_of(const Item& item, const ProseFactor& factor);

/// a × b with what cancels taken out; nothing when it has money twice.
[[nodiscard]] std::optional<Partial> multiply(const Partial& a, const Partial& b);

/// Turns its sign round.
void negate(Partial& partial);

/// Counts given cancel what is needed and are then no longer given; a year is twelve months. Numbers without a unit
/// stand for what is left.
void cancel(Partial& partial);

/// The value of a sum as far as it is fixed; nothing past 128 bits or where bounds contradict each other.
[[nodiscard]] std::optional<ProseValue> value_of(const Sum& sum, const std::vector<ProseFactor>& factors);
[[nodiscard]] std::optional<ProseValue> value_of(const Partial& partial, const std::vector<ProseFactor>& factors);

/// What a formula gives, and the results that it prints.
struct Formula {
  Sum sum;
  std::vector<std::size_t> printed;  ///< quantities behind =, as indices into factors
  std::size_t items = 0;             ///< how many items it takes up
  bool is_formula = false;           ///< a sign stands in it; else it is a quantity alone
  std::optional<Obstacle> obstacle;  ///< it makes no sense
};

/// Reads a formula or a quantity at the start of `items`: `formula = sum { "=" sum }`, `sum = product { ("+" | "-")
/// product }`, `product = factor { ("×" | "÷") factor }`, `factor = quantity | "(" sum ")"`.
[[nodiscard]] Formula read_formula(std::span<const Item> items, const std::vector<ProseFactor>& factors);

}  // namespace budgetlint
