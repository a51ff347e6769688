#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "budgetlint/support/embedded.hpp"

namespace budgetlint {

struct Attribute {
  std::string_view name;
  std::string value;  ///< any text; it is escaped
};

/// HTML. Only the functions below make it, so that no text of a form gets into a page unescaped, or escaped twice.
class Markup {
public:
  Markup() = default;

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

  Markup& operator+=(const Markup& other) {
    bytes_ += other.bytes_;
    return *this;
  }
  friend Markup operator+(Markup a, const Markup& b) { return a += b; }

private:
  explicit Markup(std::string bytes) : bytes_(std::move(bytes)) {}
  friend Markup escaped(std::string_view text);
  friend Markup verbatim(const EmbeddedFile& file);
  friend Markup element(std::string_view name, const std::vector<Attribute>& attributes, const Markup& content);

  std::string bytes_;
};

/// Any text, harmless: what `visible` makes of it, with the characters of markup as references.
[[nodiscard]] Markup escaped(std::string_view text);

/// A file of ours as it is: a stylesheet or a script, whose digest the page names.
[[nodiscard]] Markup verbatim(const EmbeddedFile& file);

/// `<name attributes>content</name>`, and a line end where the element is none of those within a line.
[[nodiscard]] Markup element(std::string_view name, const std::vector<Attribute>& attributes, const Markup& content);

/// An element without attributes, or of plain text.
[[nodiscard]] Markup element(std::string_view name, const Markup& content);
[[nodiscard]] Markup element(std::string_view name, const std::vector<Attribute>& attributes, std::string_view text);
[[nodiscard]] Markup element(std::string_view name, std::string_view text);

/// `text` as a link to the element of that id.
[[nodiscard]] Markup link(const std::string& id, std::string_view text);

}  // namespace budgetlint
