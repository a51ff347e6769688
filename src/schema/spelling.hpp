#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/document/document.hpp"
#include "vocabulary.hpp"

namespace budgetlint {

/// A known key that a written one may stand for, in the spelling that comes nearest.
struct Guess {
  const Property* property = nullptr;
  std::string_view spelling;
};

/// The names that begin the lines of a text, folded, where a colon follows.
[[nodiscard]] std::vector<std::string> names_in_text(std::string_view text);

/// The one property of a mapping whose key is a single slip away from a folded key: one character more, less
/// or other, two swapped, or another case or `-` for `_`. No property when there is none or more than one.
[[nodiscard]] Guess near_miss(const Shape& shape, std::string_view folded);

/// The properties that come nearest to a folded key, at most three; empty when more than half of the characters
/// differ. What a clerk adds in brackets, `金额（万元）`, does not count.
[[nodiscard]] std::vector<Guess> nearest(const Shape& shape, std::string_view folded);

/// The allowed value that comes nearest to a folded one; empty when none is near.
[[nodiscard]] std::string_view nearest_value(const std::vector<std::string>& values, std::string_view folded);

/// The allowed value that a folded one is the beginning of (万 of 万元), when most of it is there. Nothing that is
/// written is taken for another thing: 港元 is no slip of 千元.
[[nodiscard]] std::string_view completed_value(const std::vector<std::string>& values, std::string_view folded);

/// The folded names that begin a line (`合计：53`, with a colon of either width) in the texts at or below `node` that
/// the reader has told of: entries that are not missing, but lost.
[[nodiscard]] std::vector<std::string> names_in_told_texts(const Document& document, const Node& node);

}  // namespace budgetlint
