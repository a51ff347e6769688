// The keys of a form's text, line by line: an example of a mistake is often no YAML that a parser would take.
#include <algorithm>
#include <stdexcept>

#include "budgetlint/schema/schema.hpp"
#include "vocabulary.hpp"

namespace budgetlint {
namespace {

constexpr std::string_view form_mark = "# 附表";  // and the form's number

/// What rows of a list or keys of a mapping are made of.
const Shape* inside(const Shape* shape) {
  return shape != nullptr && shape->items != nullptr ? shape->items : shape;
}

/// A scalar that is one of two fixed words takes the official one: `direction` is 支出方向.
std::string_view official_word(const Shape* shape, std::string_view word) {
  const bool spelled_twice = shape != nullptr && shape->values.size() == 2 && shape->values.front() == word;
  return spelled_twice ? std::string_view(shape->values.back()) : word;
}

class Labeller {
public:
  std::string run(std::string_view text) {
    begin(FormKind::direction);
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      take_line(text.substr(0, end));
      if (end < text.size()) out_ += '\n';
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(out_);
  }

private:
  /// A mapping whose keys stand at `column`.
  struct Level {
    std::size_t column = 0;
    const Shape* shape = nullptr;
  };

  void begin(FormKind kind) { levels_ = {{0, &vocabulary().form(kind)}}; }

  void take_line(std::string_view line) {
    if (line.starts_with(form_mark) && line.size() > form_mark.size()) {
      const char number = line[form_mark.size()];
      if (number >= '1' && number <= '3') begin(form_kinds.at(static_cast<std::size_t>(number - '1')));
    }
    std::size_t column = 0;
    while (column < line.size() && (line[column] == ' ' || line.substr(column, 2) == "- ")) ++column;
    out_ += line.substr(0, column);
    line.remove_prefix(column);
    const Property* property = take_key(line, shape_at(column));
    value_ = property == nullptr ? nullptr : property->shape;
    if (property == nullptr || line.starts_with(" {")) {
      take_braces(line);
    } else {
      const std::size_t blank = line.starts_with(' ') ? 1 : 0;
      out_ += line.substr(0, blank);
      out_ += official_word(value_, line.substr(blank));
    }
  }

  /// The mapping that a key in this column belongs to; a column further right begins one inside the last value.
  const Shape* shape_at(std::size_t column) {
    while (levels_.size() > 1 && levels_.back().column > column) levels_.pop_back();
    if (levels_.back().column < column) levels_.push_back({column, inside(value_)});
    return levels_.back().shape;
  }

  /// Writes the label of the key that `text` begins with, and the colon, and takes them off. nullptr: no key known
  /// here.
  const Property* take_key(std::string_view& text, const Shape* shape) {
    const std::size_t colon = text.find(':');
    if (shape == nullptr || colon == std::string_view::npos) return nullptr;
    const Property* property = shape->find(text.substr(0, colon));
    if (property == nullptr) return nullptr;
    out_ += property->label;
    out_ += ':';
    text.remove_prefix(colon + 1);
    return property;
  }

  /// The rest of a line, with the keys of `{name: …, amount: …}` in it.
  void take_braces(std::string_view text) {
    const Shape* shape = inside(value_ != nullptr ? value_ : levels_.back().shape);
    bool in_braces = false;
    while (!text.empty()) {
      const bool before_key = text.starts_with('{') || (in_braces && text.starts_with(", "));
      const std::size_t size = text.starts_with(", ") ? 2 : 1;
      if (text.starts_with('{')) in_braces = true;
      out_ += text.substr(0, size);
      text.remove_prefix(size);
      if (before_key) take_key(text, shape);
    }
  }

  std::string out_;
  std::vector<Level> levels_;
  const Shape* value_ = nullptr;  ///< of the last key
};

}  // namespace

std::string with_official_labels(std::string_view forms) {
  return Labeller().run(forms);
}

std::string official_labels(std::string_view keys) {
  std::string labels;
  const Shape* shape = &vocabulary().form(FormKind::direction);
  while (true) {
    const std::size_t end = std::min(keys.find('/'), keys.size());
    const Property* property = shape == nullptr ? nullptr : shape->find(keys.substr(0, end));
    if (property == nullptr) throw std::logic_error("no key " + std::string(keys));
    labels += property->label;
    if (end == keys.size()) return labels;
    labels += '/';
    shape = property->shape;
    keys.remove_prefix(end + 1);
  }
}

}  // namespace budgetlint
