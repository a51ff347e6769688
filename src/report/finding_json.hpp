#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "budgetlint/report/report.hpp"

namespace budgetlint {

using Json = nlohmann::ordered_json;

/// A finding, the counts and what is left out of the check, as schemas/report.schema.json has them.
[[nodiscard]] Json json_of(const Finding& finding, Language language);
[[nodiscard]] Json json_of(const Summary& summary);
[[nodiscard]] Json loosened_json(const Results& results, Language language);

/// Adds the keys `summary`, `loosened` and `findings`.
void add_results(Json& report, const Results& results, Language language);

/// Adds the keys `version`, `tool` and `columns`.
void add_head(Json& report);

enum class JsonLayout : std::uint8_t { pretty, one_line };

/// JSON text that ends in a line end. Ill-formed UTF-8 in it becomes U+FFFD; nothing in it is obeyed by a terminal, a
/// CI runner or what reads line by line.
[[nodiscard]] std::string json_text(const Json& value, JsonLayout layout);

}  // namespace budgetlint
