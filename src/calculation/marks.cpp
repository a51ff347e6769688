#include "marks.hpp"

#include <algorithm>
#include <string_view>

#include "numeral.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t longest_name = 300;  // bytes looked ahead for the end of 《…》
constexpr std::u32string_view circled_numbers = U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

bool take_circled_number(Cursor& mark) {
  if (circled_numbers.find(mark.peek()) == std::u32string_view::npos) return false;
  mark.advance();
  return true;
}

/// 一是
bool take_counted_entry(Cursor& mark) {
  constexpr std::u32string_view ordinals = U"一二三四五六七八九十";
  if (ordinals.find(mark.peek()) == std::u32string_view::npos) return false;
  mark.advance();
  return mark.take("是");
}

bool take_short_number(Cursor& mark, std::size_t& steps) {
  constexpr int longest = 2;
  int size = 0;
  for (; is_digit(mark.peek()) && size <= longest; mark.advance()) ++size;
  if (size > 0) return size <= longest;
  return take_numeral(mark, steps).kind == NumeralKind::number;
}

bool take_bracketed_number(Cursor& mark, std::size_t& steps) {
  return mark.take(U'(') && take_short_number(mark, steps) && mark.take(U')');
}

bool take_leading_number(Cursor& mark, std::size_t& steps) {
  if (!take_short_number(mark, steps)) return false;
  if (mark.take(U'.')) return !is_digit(mark.peek());
  return mark.take("、") || mark.take(U')');
}

bool skip_to(Cursor& cursor, std::string_view end) {
  const std::size_t found = cursor.rest().substr(0, longest_name).find(end);
  return found != std::string_view::npos && cursor.take(cursor.rest().substr(0, found + end.size()));
}

bool take_bracketed_year(Cursor& cursor) {
  constexpr std::size_t digits = 4;
  Cursor year = cursor;
  if (!year.take(U'(')) return false;
  const std::size_t begin = year.offset();
  while (is_digit(year.peek()) && year.offset() <= begin + digits) year.advance();
  if (year.offset() != begin + digits || !year.take(U')')) return false;
  cursor = year;
  return true;
}

/// 人/月 人·月 人月; the cursor stays behind the last unit.
bool take_unit_product(Cursor& cursor, std::vector<Unit>& units) {
  for (bool more = true; more;) {
    const UnitMatch match = unit_at(cursor.rest());
    if (match.size == 0) return false;
    cursor.take(cursor.rest().substr(0, match.size));
    units.push_back(match.unit);
    Cursor behind = cursor;
    const bool sign = behind.take(U'/') || behind.take(U'·') || behind.take(U'.');
    behind.take("每");
    const UnitMatch next = unit_at(behind.rest());
    // 元/人月 names two; another unit behind 元/人 without a sign is a word.
    const bool person_time =
        match.unit.kind == Denominator::person && (is_time(next.unit) || next.unit.kind == Denominator::day);
    more = next.size > 0 && (sign || person_time);
    if (more) cursor = behind;
  }
  return true;
}

bool take_slash_units(Cursor& cursor, std::vector<Unit>& units) {
  Cursor behind = cursor;
  behind.advance();
  const bool bracket = behind.take(U'(');
  behind.take("每");
  if (!take_unit_product(behind, units) || (bracket && !behind.take(U')'))) return false;
  cursor = behind;
  return true;
}

/// 100元每人每月, unless a number follows, which 每人每月 then belongs to.
bool take_each_units(Cursor& cursor, std::vector<Unit>& units) {
  Cursor behind = cursor;
  while (behind.take("每")) {
    const UnitMatch match = unit_at(behind.rest());
    if (match.size == 0) return false;
    behind.take(behind.rest().substr(0, match.size));
    units.push_back(match.unit);
  }
  constexpr std::u32string_view ends = U"﹐,、;。()×=";
  if (units.empty() || (!behind.at_end() && ends.find(behind.peek()) == std::u32string_view::npos)) return false;
  cursor = behind;
  return true;
}

}  // namespace

bool take_list_mark(Cursor& cursor, MarkPlace place, std::size_t& steps) {
  const auto taken = [&](auto take) {
    Cursor mark = cursor;
    if (!take(mark)) return false;
    cursor = mark;
    return true;
  };
  if (taken(take_circled_number) || taken(take_counted_entry)) return true;
  if (place == MarkPlace::inside) return false;
  if (taken([&](Cursor& mark) { return take_bracketed_number(mark, steps); })) return true;
  return place == MarkPlace::start && taken([&](Cursor& mark) { return take_leading_number(mark, steps); });
}

bool take_name(Cursor& cursor) {
  if (cursor.peek() == U'《') return skip_to(cursor, "》");
  if (cursor.peek() == U'〔') return skip_to(cursor, "〕");
  if (cursor.peek() == U'[') return skip_to(cursor, "]");
  return take_bracketed_year(cursor);
}

bool take_remark(Cursor& cursor, std::size_t& steps) {
  constexpr int longest = 20;  // characters
  Cursor behind = cursor;
  if (!behind.take(U'(')) return false;
  for (int size = 0; size < longest && !behind.at_end(); ++size, ++steps) {
    if (size > 0 && behind.take(U')')) {
      cursor = behind;
      return true;
    }
    const LexiconWord* word = lexicon_word(behind.rest());
    const bool meaningless = word == nullptr || (word->meaning & ~std::uint32_t{means_among}) == means_nothing;
    if (behind.peek() < 0x80 || !meaningless || behind.rest().starts_with("每")) return false;
    Cursor numeral = behind;
    if (take_numeral(numeral, steps).kind != NumeralKind::none) return false;
    behind.advance();
  }
  return false;
}

bool take_day_of_month(Cursor& cursor) {
  Cursor behind = cursor;
  if (!behind.take("每月") && !behind.take("每季度")) return false;
  const std::size_t begin = behind.offset();
  behind.skip_digits();
  if (behind.offset() == begin || !(behind.take("日") || behind.take("号"))) return false;
  cursor = behind;
  return true;
}

bool take_placeholder(Cursor& cursor) {
  if (!cursor.take("××") && !cursor.take("__") && !cursor.take("XX") && !cursor.take("xx")) return false;
  while (cursor.take(U'×') || cursor.take(U'_') || cursor.take(U'X') || cursor.take(U'x')) {
  }
  return true;
}

void take_denominators(Cursor& cursor, std::vector<Unit>& per, NumberClass number_class) {
  std::vector<Unit> units;
  const bool each = number_class == NumberClass::money && per.empty();
  const bool found = cursor.peek() == U'/' ? take_slash_units(cursor, units) : each && take_each_units(cursor, units);
  if (!found) return;
  // 单价18万元/辆: what 单价 left open is named.
  std::erase_if(per, [](const Unit& unit) { return unit.any; });
  for (const Unit& unit : units) {
    if (std::find(per.begin(), per.end(), unit) == per.end()) per.push_back(unit);
  }
}

}  // namespace budgetlint
