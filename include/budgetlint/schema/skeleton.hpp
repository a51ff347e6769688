#pragma once

#include <map>
#include <string>

#include "budgetlint/schema/schema.hpp"

namespace budgetlint {

/// A form to fill in: its keys in the order of the printed form, official labels in Chinese and English ones else, each
/// with a comment that says what belongs there. `values`, by canonical JSON Pointer (`/fund/name`), are filled in.
/// Lists hold one blank row. What one of two layouts calls for (the framework of 2021) and notes to indicators are left
/// out; whoever needs them adds them.
[[nodiscard]] std::string form_skeleton(FormKind kind, Language language,
                                        const std::map<std::string, std::string>& values = {});

}  // namespace budgetlint
