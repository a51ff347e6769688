#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generate/money.hpp"

namespace budgetlint::testing {

/// A key in both of its spellings.
struct Key {
  std::string_view english;
  std::string_view chinese;
};

/// A cell, a list or a mapping that is going to be written.
struct Value {
  enum class Kind { scalar, mapping, list };
  enum class Tie { no_amount, tied, free };  ///< whether it is an amount, and AmountCell::tied

  Kind kind = Kind::scalar;
  std::string text;  ///< empty: a blank cell
  Tie tie = Tie::no_amount;
  std::size_t digits_begin = 0, digits_end = 0;
  std::vector<Key> keys;     ///< a mapping's, one for each of its items
  std::vector<Value> items;  ///< the values of a mapping, or the rows of a list

  [[nodiscard]] static Value of(std::string cell);
  [[nodiscard]] static Value of(SpelledNumber number, Tie tied);
  [[nodiscard]] static Value mapping();
  [[nodiscard]] static Value list();

  /// Adds a key to a mapping.
  Value& add(Key key, Value value);
  Value& add(Key key, std::string cell) { return add(key, of(std::move(cell))); }
};

/// Writes documents one after the other into one file and notes where each amount comes to stand.
class Writer {
public:
  Writer(Random& random, Spelling spelling) : random_(random), spelling_(spelling) {}

  void write_document(const Value& root);

  [[nodiscard]] std::string take_yaml() { return std::move(yaml_); }
  [[nodiscard]] std::vector<AmountCell> take_amounts() { return std::move(amounts_); }

private:
  enum class Language { english, chinese, mixed };

  void write_entries(const Value& mapping, const std::string& pointer, std::size_t indent, bool first_in_place);
  void write_block(const Value& value, const std::string& pointer, std::size_t indent);
  void write_flow(const Value& value, const std::string& pointer);
  void write_scalar(const Value& value, const std::string& pointer, bool in_flow);
  void write_key(const Key& key);
  void write_text(const Value& value, const std::string& pointer, std::string_view quote);
  [[nodiscard]] bool varied() const { return spelling_ == Spelling::varied; }

  Random& random_;
  Spelling spelling_;
  Language language_ = Language::english;
  std::size_t documents_ = 0;
  std::string yaml_;
  std::vector<AmountCell> amounts_;
};

}  // namespace budgetlint::testing
