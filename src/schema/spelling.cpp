#include "spelling.hpp"

#include <algorithm>

#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t max_guesses = 3;

char as_key_character(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return c == '-' ? '_' : c;
}

bool same_but_case(std::string_view written, std::string_view known) {
  return std::equal(written.begin(), written.end(), known.begin(), known.end(),
                    [](char a, char b) { return as_key_character(a) == b; });
}

bool is_one_slip(std::string_view written, std::string_view known) {
  if (same_but_case(written, known)) return true;
  // One character in place of the only one there is (止 for 起) is another word, not a slip.
  return std::max(count_code_points(written), count_code_points(known)) > 1 && edit_distance(written, known, 1) <= 1;
}

/// The distance, or one more than half of the longer text when it is farther.
std::size_t bounded_distance(std::string_view written, std::string_view known) {
  return edit_distance(written, known, std::max(count_code_points(written), count_code_points(known)) / 2);
}

bool is_near(std::size_t distance, std::string_view written, std::string_view known) {
  return distance <= std::max(count_code_points(written), count_code_points(known)) / 2;
}

}  // namespace

Guess near_miss(const Shape& shape, std::string_view folded) {
  Guess found;
  for (const Shape::Spelling& known : shape.spellings) {
    if (!is_one_slip(folded, known.text)) continue;
    if (found.property != nullptr && found.property != known.property) return {};
    found = {known.property, known.text};
  }
  return found;
}

std::vector<Guess> nearest(const Shape& shape, std::string_view folded) {
  std::vector<Guess> found;
  std::size_t best = std::string_view::npos;
  for (const Shape::Spelling& known : shape.spellings) {
    const std::size_t distance = same_but_case(folded, known.text) ? 0 : bounded_distance(folded, known.text);
    if (distance > best || !is_near(distance, folded, known.text)) continue;
    if (distance < best) found.clear();
    best = distance;
    if (found.size() < max_guesses) found.push_back({known.property, known.text});
  }
  return found;
}

std::string_view nearest_value(const std::vector<std::string>& values, std::string_view folded) {
  std::string_view found;
  std::size_t best = std::string_view::npos;
  for (const std::string& value : values) {
    const std::size_t distance = bounded_distance(folded, value);
    if (distance >= best || !is_near(distance, folded, value)) continue;
    best = distance;
    found = value;
  }
  return found;
}

}  // namespace budgetlint
