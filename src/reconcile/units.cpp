#include "units.hpp"

#include <algorithm>
#include <set>

namespace budgetlint {

Indices relations_of(const Network& network, const Denomination& denomination) {
  std::set<std::size_t> touched;
  for (const Cell* amount : denomination.amounts) {
    touched.insert(network.relations_of(*amount).begin(), network.relations_of(*amount).end());
  }
  return {touched.begin(), touched.end()};
}

std::optional<MoneyUnit> healing_unit(const Network& network, const Denomination& denomination,
                                      const std::vector<Repair>& repairs) {
  const Indices touched = relations_of(network, denomination);
  for (const MoneyUnit unit : {MoneyUnit::yuan, MoneyUnit::thousand, MoneyUnit::ten_thousand, MoneyUnit::million,
                               MoneyUnit::hundred_million}) {
    if (unit == denomination.unit) continue;
    std::vector<Repair> tried = repairs;
    for (const Cell* amount : denomination.amounts) tried.push_back(in_other_unit(*amount, unit));
    const auto is_well = [&](std::size_t index) { return holds(network.relation(index), tried); };
    if (std::all_of(touched.begin(), touched.end(), is_well)) return unit;
  }
  return std::nullopt;
}

Repair in_other_unit(const Cell& amount, MoneyUnit unit) {
  Repair repair{&amount, amount.quantity};
  repair.quantity.value =
      amount.quantity.value.shifted(static_cast<int>(unit) - static_cast<int>(amount.quantity.unit));
  repair.quantity.unit = unit;
  return repair;
}

}  // namespace budgetlint
