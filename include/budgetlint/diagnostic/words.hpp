#pragma once

#include <string_view>

#include "budgetlint/diagnostic/finding.hpp"

namespace budgetlint {

/// The severity as a person reads it: `error`, 错误.
[[nodiscard]] Phrase severity_word(Severity severity);

/// A place's field as seen from the record that another place stands in: `测算 1 人数` beside 支出明细 1 金额. The
/// whole field outside that record.
[[nodiscard]] std::string_view field_beside(const Place& place, const Place& other);

}  // namespace budgetlint
