#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "budgetlint/form/cell.hpp"

namespace budgetlint {

/// The edit that makes a cell state another value: the digits alone are replaced, spelled as they were (thousands
/// separators, full width), so that qualifier, unit and everything else stay. `value` is in the cell's own
/// measure (元 for money). Empty when the cell must not be edited (an alias) or its digits cannot be told
/// apart in the source (escapes, folded lines, 五十人).
[[nodiscard]] std::optional<Edit> edit_value(const Cell& cell, const Decimal& value);

/// The edit that fills a blank cell with a number, its decimals as `value` (in 元) has them; empty when it is an alias,
/// or bears a tag and nothing else.
[[nodiscard]] std::optional<Edit> edit_blank(const Cell& cell, const Decimal& value, MoneyUnit unit);

/// The edit that replaces a whole text; empty as above.
[[nodiscard]] std::optional<Edit> edit_text(const Field& cell, std::string_view text);

/// The edits that put another year in place of every year of a period; empty as above or when no year is written.
[[nodiscard]] std::vector<Edit> edit_years(const PeriodCell& cell, int year);

}  // namespace budgetlint
