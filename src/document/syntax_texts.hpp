#pragma once

#include <cstddef>
#include <string_view>

#include "budgetlint/support/text.hpp"

/// What BL002 says of each mistake: what is there, what is probably meant, what to type.
namespace budgetlint {

[[nodiscard]] Text unclosed_quote_text(char quote);
[[nodiscard]] Text escape_text();
[[nodiscard]] Text quote_text(std::string_view value, char first);
[[nodiscard]] Text quote_whole_text(char first);
[[nodiscard]] Text glued_colon_text(std::string_view key, char next);
[[nodiscard]] Text undefined_alias_text(std::string_view alias);
[[nodiscard]] Text directive_text(std::string_view line);
[[nodiscard]] Text tab_text();
[[nodiscard]] Text drawn_line_text();
[[nodiscard]] Text full_width_comment_text();
[[nodiscard]] Text bare_dash_text();
[[nodiscard]] Text list_on_key_line_text();
[[nodiscard]] Text full_width_comma_text();
[[nodiscard]] Text unclosed_bracket_text(char bracket);
[[nodiscard]] Text text_behind_text(std::string_view rest, char end);
[[nodiscard]] Text second_colon_text();
[[nodiscard]] Text behind_marker_text();
[[nodiscard]] Text deeper_line_text(std::string_view key);
[[nodiscard]] Text no_colon_text(std::string_view line);
[[nodiscard]] Text long_key_text(std::string_view key, std::size_t limit);
[[nodiscard]] Text indentation_text(std::string_view line);
[[nodiscard]] Text unknown_text(std::string_view problem);

}  // namespace budgetlint
