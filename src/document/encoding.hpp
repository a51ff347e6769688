#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/support/source.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

/// Why bytes are not text that can be read, and the first byte that shows it.
struct EncodingError {
  Span span;
  Text message;
};

/// What is wrong with the encoding of a whole file: another encoding, binary data, a damaged byte. Nothing when
/// it is UTF-8, stray characters (below) or not.
[[nodiscard]] std::optional<EncodingError> find_encoding_error(const Source& source);

/// A character that no form should hold: readers of YAML disagree on it, or refuse it.
struct StrayCharacter {
  enum class Kind { control, line_separator, byte_order_mark };
  Kind kind = Kind::control;
  Span span;
  char32_t value = 0;
};

/// All of them, in order. `source` must be UTF-8.
[[nodiscard]] std::vector<StrayCharacter> find_stray_characters(const Source& source);

/// So many stray characters are no slip of the keyboard: the file is not text.
inline constexpr std::size_t most_stray_characters = 1000;
[[nodiscard]] EncodingError too_many_stray_characters(const StrayCharacter& first);

[[nodiscard]] Text describe(const StrayCharacter& stray);

/// The bytes with every stray character replaced by one of the same length and of one column that ends no line,
/// so that places stay what they are.
[[nodiscard]] std::string without_stray_characters(const Source& source, const std::vector<StrayCharacter>& strays);

}  // namespace budgetlint
