#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/calculation/reading.hpp"

/// The corpus of explanations. A line of `evaluated.txt` and `held-back.txt` is `value in 万元 | products in 元 |
/// text`, one of the files of what must not be evaluated `obstacle | text`; lines with # are headings.
namespace corpus {

struct Phrase {
  std::string value;     ///< 万元: `96`, `20 … 24`, `≤ 15`; or the obstacle's name
  std::string products;  ///< worked out by hand: `25 × 3200 × 12`; empty where nothing is evaluated
  std::string text;
};

[[nodiscard]] std::vector<Phrase> read(std::string_view file);

/// The value of `25 × 3200 × 12 + 6 × 1100`, with brackets and /, in 万元 and in plain notation: exact integers, apart
/// from the program's own arithmetic. Ends of a range are joined by ` … `.
[[nodiscard]] std::string worked_out(std::string_view products);

/// A reading in the notation of the corpus: its value, or the name of its obstacle.
[[nodiscard]] std::string shown(const budgetlint::ProseReading& reading);

}  // namespace corpus
