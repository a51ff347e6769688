#include "value_kind.hpp"

namespace budgetlint {
namespace {

/// Takes the digits at the front off `text`; false when there is none.
bool take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  text.remove_prefix(count);
  return count > 0;
}

bool take_one_of(std::string_view& text, std::string_view characters) {
  if (text.empty() || characters.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// RFC 8259, section 6.
bool is_json_number(std::string_view text) {
  take_one_of(text, "-");
  if (!take_one_of(text, "0") && !take_digits(text)) return false;
  if (take_one_of(text, ".") && !take_digits(text)) return false;
  if (take_one_of(text, "eE")) {
    take_one_of(text, "+-");
    if (!take_digits(text)) return false;
  }
  return text.empty();
}

}  // namespace

ValueKind value_kind(const Node& node) {
  if (node.kind == NodeKind::sequence) return ValueKind::list;
  if (node.kind == NodeKind::mapping) return ValueKind::mapping;
  if (node.text.find_first_not_of(" \t\n") == std::string_view::npos) return ValueKind::blank;
  if (node.style != ScalarStyle::plain) return ValueKind::text;
  if (node.text == "true" || node.text == "false") return ValueKind::boolean;
  return is_json_number(node.text) ? ValueKind::number : ValueKind::text;
}

}  // namespace budgetlint
