#pragma once

#include <optional>
#include <string_view>

namespace budgetlint {

/// The first date in a text that is on no calendar, as it is written: 2023年2月30日, 2023-13. Empty when there is none.
[[nodiscard]] std::optional<std::string_view> impossible_date(std::string_view text);

}  // namespace budgetlint
