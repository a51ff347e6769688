#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace budgetlint {

/// Terminal cells a text takes: East Asian wide and full-width characters 2, combining marks 0, all others
/// (ambiguous ones too) 1. From Unicode data, never from the locale. `text` must have gone through `visible`.
[[nodiscard]] std::size_t cell_width(std::string_view text);

/// `text` followed by as many blanks as make it `width` cells; a longer text is returned as it is.
[[nodiscard]] std::string pad(std::string_view text, std::size_t width);

/// The longest beginning that fits `width` cells, with `...` in place of what was cut.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t width);

/// A form's text made safe to print on one line. A line end or tab, with the blanks around it, becomes one
/// blank; other control characters, bidi controls, characters that nobody sees, U+2028/2029 and ill-formed
/// bytes become visible escapes (`\x1b`, `\u202e`). `##[` and `##vso[`, which a CI runner obeys wherever they
/// stand, get an escape in them.
[[nodiscard]] std::string visible(std::string_view text);

/// Whole output with the first colon of a line that begins, after blanks, with `::` made `\x3a`, for a CI
/// runner obeys such a line. The last thing done to anything printed for people.
[[nodiscard]] std::string without_commands(std::string_view output);

/// Characters that some terminals show in two cells and some in one: “ ” × → and the like.
[[nodiscard]] std::size_t doubtful_cells(std::string_view text);

/// JSON text that is harmless on a terminal, to what reads line by line, and to a CI runner, and means the same: what
/// nobody sees, U+2028 and the first of `##` can stand only inside a string, and become \u escapes there.
[[nodiscard]] std::string harmless_json(std::string_view json);

}  // namespace budgetlint
