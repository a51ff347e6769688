#pragma once

#include "budgetlint/calculation/reading.hpp"
#include "items.hpp"
#include "normalise.hpp"

namespace budgetlint {

/// More numbers, signs and separators than any explanation has: past it nothing is read, so that what follows costs
/// no more for a text however long.
inline constexpr std::size_t most_items = 400;

/// Cuts a text into items. Every quantity is put into `reading.factors`, malformed rates are told apart;
/// `reading.steps` counts the characters visited. Linear in the text.
[[nodiscard]] Items take_items(const Normalised& normalised, const ProseContext& context, ProseReading& reading);

}  // namespace budgetlint
