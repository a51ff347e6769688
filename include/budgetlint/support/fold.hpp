#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace budgetlint {

/// A name as it is compared: Unicode compatibility normalisation (NFKC), so that half and full width agree,
/// and every kind of white space dropped. Letters keep their case. Ill-formed UTF-8 is returned unchanged.
[[nodiscard]] std::string fold_name(std::string_view name);

/// Levenshtein distance in code points, where swapping two neighbours counts once (optimal string alignment).
/// Gives `limit + 1` as soon as the distance is sure to exceed `limit`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace budgetlint
