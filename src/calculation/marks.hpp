#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "amount.hpp"
#include "budgetlint/quantity/cursor.hpp"
#include "lexicon.hpp"

/// Small pieces of a text that the lexer steps over at once.
namespace budgetlint {

/// Where a mark of a list may stand: ① and 一是 anywhere, (1) also behind a comma, 1. only where a sentence begins or
/// behind a colon.
enum class MarkPlace : std::uint8_t { start, after_comma, inside };

/// (1) 1. 1、 一、 一是 ①: they begin an entry of a list.
[[nodiscard]] bool take_list_mark(Cursor& cursor, MarkPlace place, std::size_t& steps);

/// 《…》 〔2015〕 (2015): no quantities.
[[nodiscard]] bool take_name(Cursor& cursor);

/// （含安装）: brackets around words that are no number and mean nothing for one. `steps` counts the characters looked
/// at.
[[nodiscard]] bool take_remark(Cursor& cursor, std::size_t& steps);

/// 每月22日: a day, not a rate for each month.
[[nodiscard]] bool take_day_of_month(Cursor& cursor);

/// ×× XX __: a number that is still to be filled in.
[[nodiscard]] bool take_placeholder(Cursor& cursor);

/// What stands behind a number and divides it: /人/月, /人·月, /(人·月), /人月; behind money 每人每月 too. Appended to
/// `per`, each unit once.
void take_denominators(Cursor& cursor, std::vector<Unit>& per, NumberClass number_class);

}  // namespace budgetlint
