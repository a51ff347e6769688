#pragma once

#include <optional>
#include <string>

#include "generate/random.hpp"
#include "properties/blame/relations.hpp"

namespace budgetlint::testing::blame {

/// Slips of a hand that types a number.
enum class Slip : std::uint8_t { another_digit, transposed, digit_lost, digit_doubled, decimal_moved };

/// `number` as the slip leaves it, with its separators and its full width; empty where it leaves no number, or the
/// same.
[[nodiscard]] std::optional<std::string> slip(Random& random, std::string_view number, Slip kind);

/// `file` with the digits of a cell replaced.
[[nodiscard]] std::string with_digits(std::string bytes, const Span& digits, const std::string& number);

/// Changes one cell of the files by a slip; empty where it leaves nothing to change.
[[nodiscard]] std::optional<std::vector<File>> change(std::vector<File> files, const Entry& entry, Slip kind,
                                                      std::uint64_t hand);

}  // namespace budgetlint::testing::blame
