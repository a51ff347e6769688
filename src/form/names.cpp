#include "names.hpp"

#include <algorithm>
#include <bit>

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

/// How many changes two names may differ by, of which the longer has so many characters.
std::size_t changes_allowed(std::size_t length) {
  constexpr std::size_t shortest = 3;
  return length < shortest ? 0 : std::max<std::size_t>(1, length / 8);
}

}  // namespace

SketchedName::SketchedName(std::string folded) : text(std::move(folded)) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    letters |= std::uint64_t{1} << (c.value % 64U);
    ++length;
    at += c.size;
  }
}

bool nearly_equal(const SketchedName& a, const SketchedName& b) {
  // One change takes one character out of a name at most, and puts one in.
  const std::size_t differing = static_cast<std::size_t>(std::popcount(a.letters ^ b.letters));
  return differing <= 2 * changes_allowed(std::max(a.length, b.length)) && nearly_equal(a.text, b.text);
}

bool nearly_equal(std::string_view folded_a, std::string_view folded_b) {
  if (folded_a == folded_b) return true;
  const std::size_t allowed = changes_allowed(std::max(count_code_points(folded_a), count_code_points(folded_b)));
  return allowed > 0 && edit_distance(folded_a, folded_b, allowed) <= allowed &&
         numerals(folded_a) == numerals(folded_b);
}

}  // namespace budgetlint
