#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace budgetlint {

/// An embedded schema with every definition that it takes from common.schema.json beside its own, so that all
/// its references are local. Throws std::logic_error when there is no schema of that name.
[[nodiscard]] nlohmann::ordered_json bundled_schema(std::string_view name);

/// The definition that a local reference (`#/definitions/fund`) names.
[[nodiscard]] const nlohmann::ordered_json& definition(const nlohmann::ordered_json& schema,
                                                       std::string_view reference);

/// The text of an embedded schema as it stands in `schemas/`; empty when there is none of that name.
[[nodiscard]] std::string_view embedded_schema(std::string_view name);

}  // namespace budgetlint
