#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/support/wrap.hpp"

namespace budgetlint {

/// So many related places of one kind are shown, unless every place is asked for.
inline constexpr std::size_t most_places = 4;

/// The cells that text is laid out in: the reader's terminal, or what the least of them has.
[[nodiscard]] std::size_t text_width(const ReportOptions& options);

/// `and 2 more` places.
[[nodiscard]] std::string and_more(std::size_t number, Language language);

/// `lead`, then `text` wrapped to `width`, its further lines below the first; ends in a line end.
[[nodiscard]] std::string hang(std::string_view lead, std::string_view text, std::size_t width,
                               Breaks breaks = Breaks::prose);

enum class Ink : std::uint8_t { plain, error, warning, note, minus, plus, equals, dim };

/// `text` in a colour when `color` says so.
[[nodiscard]] std::string paint(std::string_view text, Ink ink, bool color);

/// `text` as a link to the file of a place, where the reader's terminal knows links.
[[nodiscard]] std::string linked(std::string_view text, const Place& place, const ReportOptions& options);

/// A file name, visible. A line end in it does not pass for a blank, or two files would read alike.
[[nodiscard]] std::string file_text(std::string_view name);

/// `forms/3-1.yaml:46:8`, visible.
[[nodiscard]] std::string place_text(const Place& place);

/// The same for a card about `card`: without the folder when it is the card's own.
[[nodiscard]] std::string place_beside(const Place& place, const Place& card);

/// The file alone, as `place_beside` names it.
[[nodiscard]] std::string file_beside(const Place& place, const Place& card);

}  // namespace budgetlint
