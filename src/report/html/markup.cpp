#include "markup.hpp"

#include <algorithm>
#include <array>

#include "budgetlint/support/terminal.hpp"

namespace budgetlint {
namespace {

constexpr std::array<std::string_view, 6> within_a_line{"a", "b", "code", "mark", "small", "span"};

std::string references(std::string_view text) {
  std::string bytes;
  for (const char c : visible(text)) {
    switch (c) {
      case '&':
        bytes += "&amp;";
        break;
      case '<':
        bytes += "&lt;";
        break;
      case '>':
        bytes += "&gt;";
        break;
      case '"':
        bytes += "&quot;";
        break;
      default:
        bytes += c;
    }
  }
  return bytes;
}

}  // namespace

Markup escaped(std::string_view text) {
  return Markup(references(text));
}

Markup verbatim(const EmbeddedFile& file) {
  return Markup(std::string(file.text));
}

Markup element(std::string_view name, const std::vector<Attribute>& attributes, const Markup& content) {
  std::string bytes = "<";
  bytes += name;
  for (const Attribute& attribute : attributes) {
    bytes.append(" ").append(attribute.name);
    if (!attribute.value.empty()) bytes.append("=\"").append(references(attribute.value)).append("\"");
  }
  bytes += '>';
  bytes += content.bytes();
  if (name != "meta") bytes.append("</").append(name).append(">");
  if (std::ranges::find(within_a_line, name) == within_a_line.end()) bytes += '\n';
  return Markup(std::move(bytes));
}

Markup element(std::string_view name, const Markup& content) {
  return element(name, {}, content);
}

Markup element(std::string_view name, const std::vector<Attribute>& attributes, std::string_view text) {
  return element(name, attributes, escaped(text));
}

Markup element(std::string_view name, std::string_view text) {
  return element(name, {}, escaped(text));
}

Markup link(const std::string& id, std::string_view text) {
  return element("a", {{"href", "#" + id}}, text);
}

}  // namespace budgetlint
