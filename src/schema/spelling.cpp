#include "spelling.hpp"

#include <algorithm>

#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t max_guesses = 3;
constexpr std::size_t max_name_bytes = 200;  // no name is longer, and prose need not be folded

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

/// 测算说明 for 支出测算依据及过程说明: at least three of its characters, in their order.
bool abbreviates(std::string_view written, std::string_view known) {
  constexpr std::size_t enough = 3;
  if (written.size() >= known.size() || count_code_points(written) < enough) return false;
  std::size_t next = 0;
  for (std::size_t at = 0; at < known.size();) {
    const std::string_view character = known.substr(at, code_point_at(known, at).size);
    if (written.substr(next).starts_with(character)) next += character.size();
    at += character.size();
  }
  return next == written.size();
}

std::string_view without_brackets(std::string_view folded) {
  return folded.ends_with(')') ? folded.substr(0, folded.find('(')) : folded;
}

/// The name that begins a line, folded; empty when no colon follows one.
std::string name_of_line(std::string_view line) {
  const std::size_t end = std::min(line.find(':'), line.find("："));
  if (end == std::string_view::npos || end > max_name_bytes) return {};
  const std::string name = fold_name(line.substr(0, end));
  return name.substr(name.starts_with('-') || name.starts_with('"') || name.starts_with('\'') ? 1 : 0);
}

void add_names(std::string_view text, std::vector<std::string>& names) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    if (std::string name = name_of_line(text.substr(0, end)); !name.empty()) names.push_back(std::move(name));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// Recursion is no deeper than the reader's limit of depth.
void add_told_names(const Document& document, const Node& node, std::vector<std::string>& names) {
  if (node.kind == NodeKind::scalar && node.unreadable) add_names(document.source().slice(node.span), names);
  for (const Node* child : node.children) add_told_names(document, *child, names);
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
  folded = without_brackets(folded);
  std::vector<Guess> found;
  std::size_t best = std::string_view::npos;
  for (const Shape::Spelling& known : shape.spellings) {
    const std::size_t distance = same_but_case(folded, known.text) ? 0
                                 : abbreviates(folded, known.text) ? 1
                                                                   : bounded_distance(folded, known.text);
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

std::string_view completed_value(const std::vector<std::string>& values, std::string_view folded) {
  for (const std::string& value : values) {
    if (value.starts_with(folded) && is_near(bounded_distance(folded, value), folded, value)) return value;
  }
  return {};
}

std::vector<std::string> names_in_text(std::string_view text) {
  std::vector<std::string> names;
  add_names(text, names);
  return names;
}

std::vector<std::string> names_in_told_texts(const Document& document, const Node& node) {
  std::vector<std::string> names;
  add_told_names(document, node, names);
  return names;
}

}  // namespace budgetlint
