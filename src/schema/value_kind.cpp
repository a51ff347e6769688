#include "value_kind.hpp"

#include <algorithm>

namespace budgetlint {
namespace {

/// Takes the digits at the front off `text`; false when there is none.
bool take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  text.remove_prefix(count);
  return count > 0;
}

bool take(std::string_view& text, char character) {
  if (!text.starts_with(character)) return false;
  text.remove_prefix(1);
  return true;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

/// RFC 8259, section 6.
bool is_json_number(std::string_view text) {
  take(text, '-');
  if (!take(text, '0') && !take_digits(text)) return false;
  if (take(text, '.') && !take_digits(text)) return false;
  if (take(text, 'e') || take(text, 'E')) {
    take(text, '+') || take(text, '-');
    if (!take_digits(text)) return false;
  }
  return text.empty();
}

}  // namespace

ValueKind value_kind(const Node& node) {
  if (node.kind == NodeKind::sequence) return ValueKind::list;
  if (node.kind == NodeKind::mapping) return ValueKind::mapping;
  if (std::all_of(node.text.begin(), node.text.end(), is_blank)) return ValueKind::blank;
  if (node.style != ScalarStyle::plain) return ValueKind::text;
  if (node.text == "true" || node.text == "false") return ValueKind::boolean;
  return is_json_number(node.text) ? ValueKind::number : ValueKind::text;
}

}  // namespace budgetlint
