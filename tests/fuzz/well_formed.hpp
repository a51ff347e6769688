#pragma once

#include <string_view>

/// What those need who read a report; where it is not so, the process ends.
namespace budgetlint::fuzz {

void require_json(std::string_view text);

/// Every line of it by itself.
void require_json_lines(std::string_view text);

void require_xml(std::string_view text);

/// Every element that begins ends, in turn.
void require_page(std::string_view page);

/// Every row has as many cells as the first.
void require_csv(std::string_view text);

}  // namespace budgetlint::fuzz
