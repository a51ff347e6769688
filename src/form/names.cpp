#include <algorithm>

#include "budgetlint/form/submission.hpp"
#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

/// The numerals of a name, in order: 第一中学 and 第二中学 are two schools, not a slip of the pen.
std::u32string numerals(std::string_view folded) {
  constexpr std::u32string_view digits = U"0123456789〇零一二两三四五六七八九十百千万甲乙丙丁";
  std::u32string found;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = code_point_at(folded, at);
    if (digits.find(c.value) != std::u32string_view::npos) found += c.value;
    at += c.size;
  }
  return found;
}

}  // namespace

bool nearly_equal(std::string_view folded_a, std::string_view folded_b) {
  if (folded_a == folded_b) return true;
  const std::size_t length = std::max(count_code_points(folded_a), count_code_points(folded_b));
  if (length < 3) return false;
  const std::size_t allowed = std::max<std::size_t>(1, length / 8);
  return edit_distance(folded_a, folded_b, allowed) <= allowed && numerals(folded_a) == numerals(folded_b);
}

}  // namespace budgetlint
