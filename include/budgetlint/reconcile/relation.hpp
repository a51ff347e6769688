#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/form/cell.hpp"

namespace budgetlint {

/// How a relation reads (reconciliation.md, "Relations").
enum class RelationKind : std::uint8_t {
  copy,      ///< one quantity stated twice
  sum,       ///< total = Σ items as printed
  computed,  ///< amount = Σ products, rounded half up to the amount's last written digit
  range,     ///< a cell alone: it must be a value that such a cell can have
};

/// A summand of a relation's right side: a printed amount (one factor), or the product of its factors.
struct Term {
  std::vector<const Cell*> factors;
  Decimal multiplier{1, 0};  ///< a factor that no cell states: the years of the period, -1 of a deduction
  Decimal implicit{1, 0};    ///< what of it a text leaves to its reader: the 12 months of 一年
};

/// What a broken relation is worth when the target is the larger side.
enum class Surplus : std::uint8_t { error, warning };

/// What is done to a product before it is compared.
enum class ProductRounding : std::uint8_t { half_up, none };

/// One equation between cells: target = Σ terms (a `range` has none). Every cell in it is stated but the `blanks`. A
/// rule builds it, one engine judges it, one engine explains what breaks.
struct Relation {
  const RuleInfo* rule = nullptr;
  RelationKind kind = RelationKind::copy;
  const Cell* target = nullptr;
  std::vector<Term> terms;
  /// Counts that stand in the same form: candidates for a missing factor. Shared by the relations of a form.
  std::shared_ptr<const std::vector<const Cell*>> counts;
  Surplus surplus = Surplus::error;
  ProductRounding rounding = ProductRounding::half_up;  ///< none where a configuration wants computed amounts exact
  /// Empty cells among a sum's items: they count as nothing until a repair fills them.
  std::vector<const Cell*> blanks{};
};

}  // namespace budgetlint
