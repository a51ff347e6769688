#include "generate/tree.hpp"

#include <algorithm>
#include <array>

namespace budgetlint::testing {
namespace {

/// True when nothing but cells and little mappings stand in it, so that a person would put it on one line.
bool fits_one_line(const Value& value) {
  constexpr std::size_t most_cells = 6;
  return value.kind == Value::Kind::mapping && value.items.size() <= most_cells &&
         std::all_of(value.items.begin(), value.items.end(),
                     [](const Value& cell) { return cell.kind == Value::Kind::scalar && cell.text.size() < 40; });
}

/// True when the text would read as something else without quotes.
bool needs_quotes(std::string_view text, bool in_flow) {
  constexpr std::string_view never_first = "-?:,[]{}#&*!|>'\"%@`";
  constexpr std::string_view ends_in_flow = ",[]{}:#";
  if (text.empty()) return false;
  return never_first.find(text.front()) != std::string_view::npos ||
         (in_flow && text.find_first_of(ends_in_flow) != std::string_view::npos);
}

}  // namespace

Value Value::of(std::string cell) {
  Value value;
  value.text = std::move(cell);
  return value;
}

Value Value::of(SpelledNumber number, Tie tied) {
  Value value = of(std::move(number.text));
  value.tie = tied;
  value.digits_begin = number.begin;
  value.digits_end = number.end;
  return value;
}

Value Value::mapping() {
  Value value;
  value.kind = Kind::mapping;
  return value;
}

Value Value::list() {
  Value value;
  value.kind = Kind::list;
  return value;
}

Value& Value::add(Key key, Value value) {
  keys.push_back(key);
  items.push_back(std::move(value));
  return *this;
}

void Writer::write_document(const Value& root) {
  constexpr std::array languages{Language::english, Language::english, Language::chinese, Language::mixed};
  language_ = varied() ? random_.pick(languages) : Language::english;
  if (documents_ > 0) yaml_ += "---\n";
  write_entries(root, {}, 0, false);
  ++documents_;
}

void Writer::write_entries(const Value& mapping, const std::string& pointer, std::size_t indent, bool first_in_place) {
  for (std::size_t i = 0; i < mapping.items.size(); ++i) {
    if (!first_in_place) yaml_.append(indent, ' ');
    first_in_place = false;
    write_key(mapping.keys[i]);
    write_block(mapping.items[i], pointer + '/' + std::string(mapping.keys[i].english), indent + 2);
  }
}

/// What stands behind a key, its line end with it.
void Writer::write_block(const Value& value, const std::string& pointer, std::size_t indent) {
  if (value.kind == Value::Kind::scalar) {
    if (!value.text.empty()) yaml_ += ' ';
    write_scalar(value, pointer, false);
    yaml_ += '\n';
  } else if (value.kind == Value::Kind::list && !value.items.empty()) {
    yaml_ += '\n';
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      const Value& item = value.items[i];
      const std::string item_pointer = pointer + '/' + std::to_string(i);
      yaml_.append(indent, ' ').append("- ");
      if (varied() && fits_one_line(item) && random_.chance(25)) {
        write_flow(item, item_pointer);
        yaml_ += '\n';
      } else {
        write_entries(item, item_pointer, indent + 2, true);
      }
    }
  } else if (value.kind == Value::Kind::mapping && !(varied() && fits_one_line(value) && random_.chance(20))) {
    yaml_ += '\n';
    write_entries(value, pointer, indent, false);
  } else {
    yaml_ += ' ';
    write_flow(value, pointer);
    yaml_ += '\n';
  }
}

void Writer::write_flow(const Value& value, const std::string& pointer) {
  if (value.kind == Value::Kind::list) {
    yaml_ += "[]";
    return;
  }
  std::string_view separator = "{";
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    yaml_ += separator;
    separator = ", ";
    write_key(value.keys[i]);
    yaml_ += ' ';
    write_scalar(value.items[i], pointer + '/' + std::string(value.keys[i].english), true);
  }
  yaml_ += '}';
}

void Writer::write_key(const Key& key) {
  const bool chinese = language_ == Language::chinese || (language_ == Language::mixed && random_.chance(50));
  yaml_.append(chinese ? key.chinese : key.english).append(":");
}

void Writer::write_scalar(const Value& value, const std::string& pointer, bool in_flow) {
  if (needs_quotes(value.text, in_flow)) {
    write_text(value, pointer, "\"");
  } else if (varied() && !value.text.empty() && random_.chance(15)) {
    write_text(value, pointer, random_.chance(50) ? "'" : "\"");
  } else {
    write_text(value, pointer, {});
  }
}

/// No text holds a quote or a backslash, so between quotes it stands as it is and keeps its offsets.
void Writer::write_text(const Value& value, const std::string& pointer, std::string_view quote) {
  yaml_ += quote;
  const std::size_t start = yaml_.size();
  yaml_ += value.text;
  if (value.tie != Value::Tie::no_amount) {
    amounts_.push_back(
        {documents_, start + value.digits_begin, start + value.digits_end, pointer, value.tie == Value::Tie::tied});
  }
  yaml_ += quote;
}

}  // namespace budgetlint::testing
