#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "budgetlint/reconcile/relation.hpp"

namespace budgetlint {

/// How far the two sides of a relation may lie apart (reconciliation.md, "Tolerance"). All but `exact` only add to what
/// holds anyway.
struct Tolerance {
  enum class Kind : std::uint8_t {
    exact,       ///< a computed amount is not rounded either
    rounding,    ///< the finer side, rounded half up to the coarser one's last digit; what computed amounts always have
    truncation,  ///< that, or its digits cut off there
    absolute,    ///< at most `bound` apart, in 元
    relative,    ///< at most `bound` times the stated value apart
  };
  Kind kind = Kind::rounding;
  Decimal bound;
  std::string written;  ///< as the configuration gives it: `truncation`, `absolute 0.01`
};

/// The name of a kind: `truncation`.
[[nodiscard]] std::string_view tolerance_name(Tolerance::Kind kind);
/// The kind of that name.
[[nodiscard]] std::optional<Tolerance::Kind> parse_tolerance_kind(std::string_view name);

/// Whether the sides of a relation that does not hold lie within a tolerance. Never for a `range`, nor for numbers that
/// are too large to calculate.
[[nodiscard]] bool lies_within(const Relation& relation, const Tolerance& tolerance);

}  // namespace budgetlint
