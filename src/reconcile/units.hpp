#pragma once

#include <optional>
#include <vector>

#include "budgetlint/reconcile/judge.hpp"
#include "groups.hpp"

namespace budgetlint {

/// The relations that read an amount of a denomination.
[[nodiscard]] Indices relations_of(const Network& network, const Denomination& denomination);

/// The unit in which all of them hold, given `repairs`; empty when there is none but the stated one.
[[nodiscard]] std::optional<MoneyUnit> healing_unit(const Network& network, const Denomination& denomination,
                                                    const std::vector<Repair>& repairs);

/// An amount with the same digits in another unit.
[[nodiscard]] Repair in_other_unit(const Cell& amount, MoneyUnit unit);

}  // namespace budgetlint
