#pragma once

#include <string>
#include <string_view>

#include "budgetlint/reconcile/judge.hpp"

namespace budgetlint {

/// A decimal without trailing zeros behind the point: `53.63625`.
[[nodiscard]] std::string plain(const Decimal& value);

/// What stands behind the last slash.
[[nodiscard]] std::string_view base_name(std::string_view path);

/// Why a cell cannot state what it states: a clause behind field and value.
[[nodiscard]] Text why_impossible(const Cell& cell);

/// One sentence on how the two sides come to differ. `beside` is the value that a reader sees beside the target's: the
/// difference told is that of the two.
[[nodiscard]] Text conclusion_of(const Relation& relation, const Judgement& judgement, const Decimal& beside);

}  // namespace budgetlint
