#include "budgetlint/quantity/quantity.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "budgetlint/quantity/cursor.hpp"
#include "budgetlint/quantity/number.hpp"
#include "budgetlint/quantity/problem.hpp"
#include "budgetlint/quantity/words.hpp"

namespace budgetlint {
namespace {

constexpr std::array<std::pair<MoneyUnit, std::string_view>, 5> money_unit_names{
    {{MoneyUnit::yuan, "元"},
     {MoneyUnit::thousand, "千元"},
     {MoneyUnit::ten_thousand, "万元"},
     {MoneyUnit::million, "百万元"},
     {MoneyUnit::hundred_million, "亿元"}}};

// What a Decimal surely holds.
constexpr std::size_t decimal_digits = 38;

// 元/人·月 and 元/人.月 are how 元/人/月 is printed elsewhere.
bool joins_denominators(char32_t c) {
  return c == U'/' || c == U'·' || c == U'・' || c == U'.';
}

class QuantityReader {
public:
  // The after-word is taken off first: a unit word before it is any run of letters and would swallow it.
  QuantityReader(std::string_view text, QuantityKind kind, MoneyUnit unit, std::size_t digit_limit)
      : kind_(kind),
        digit_limit_(digit_limit),
        body_(without_trailing_blanks(text)),
        after_(take_after_word()),
        cursor_(body_) {
    quantity_.unit = kind == QuantityKind::amount ? unit : MoneyUnit::yuan;
  }

  // False when the text is no quantity; `trouble` tells why.
  bool read() { return read_front_words() && read_digits() && read_unit() && read_end(); }

  [[nodiscard]] Quantity& quantity() { return quantity_; }
  [[nodiscard]] const Trouble& trouble() const { return trouble_; }

private:
  [[nodiscard]] bool is_money() const { return kind_ == QuantityKind::amount || kind_ == QuantityKind::rate; }

  const AfterWord* take_after_word() {
    const AfterWord* word = after_word(body_);
    if (word == nullptr || (word->qualifier == Qualifier::none && !is_money())) return nullptr;
    body_.remove_suffix(word->word.size());
    body_ = without_trailing_blanks(body_);
    return word;
  }

  bool fail(Problem problem) {
    trouble_ = {problem, understood_, cursor_.offset()};
    return false;
  }

  // What stands before the cursor makes sense; blanks that follow are passed over.
  void accept() {
    understood_ = cursor_.offset();
    cursor_.skip_blanks();
  }

  // A forecast may precede any other word; two others must mean the same.
  bool qualify(Qualifier qualifier) {
    if (quantity_.qualifier == Qualifier::none || quantity_.qualifier == Qualifier::forecast) {
      quantity_.qualifier = qualifier;
      return true;
    }
    return quantity_.qualifier == qualifier;
  }

  bool read_front_words() {
    cursor_.skip_blanks();
    bool currency = false;
    while (!is_digit(cursor_.peek()) && !cursor_.at_end()) {
      if (const FrontWord* word = front_word(cursor_.rest())) {
        if (!read_front_word(*word)) return false;
      } else if (const std::size_t sign = currency_sign(cursor_.rest()); sign > 0 && is_money() && !currency) {
        currency = true;
        cursor_.take(cursor_.rest().substr(0, sign));
      } else {
        return true;
      }
      accept();
    }
    return true;
  }

  bool read_front_word(const FrontWord& word) {
    if (word.average && kind_ != QuantityKind::rate) return fail(Problem::average);
    if (!qualify(word.qualifier)) return fail(Problem::contradiction);
    if (word.divides_by && !divides_by(*word.divides_by)) quantity_.denominators.push_back(*word.divides_by);
    implied_denominators_ = quantity_.denominators.size();
    cursor_.take(word.word);
    return true;
  }

  bool read_digits() {
    const NumberReading number = read_number(cursor_, digit_limit_);
    if (number.problem) {
      if (*number.problem != Problem::no_number) understood_ = cursor_.offset();
      return fail(*number.problem);
    }
    quantity_.value = number.value;
    quantity_.digits = number.digits;
    accept();
    const Cursor word = cursor_;
    if (!cursor_.take("余") && !cursor_.take("多")) return true;
    if (!qualify(Qualifier::over)) {
      cursor_ = word;
      return fail(Problem::contradiction);
    }
    accept();
    return true;
  }

  bool read_unit() {
    switch (kind_) {
      case QuantityKind::amount:
        return read_money_unit();
      case QuantityKind::rate:
        return read_money_unit() && read_denominators();
      case QuantityKind::count:
        return read_count_unit();
      case QuantityKind::share:
        break;
    }
    return read_percent();
  }

  bool read_money_unit() {
    if (const ScaleWord* word = money_word(cursor_.rest())) {
      quantity_.unit = word->unit;
      quantity_.own_unit = true;
      cursor_.take(word->word);
      accept();
    }
    return true;
  }

  bool read_denominators() {
    for (bool first = true; first ? cursor_.peek() == U'/' : joins_denominators(cursor_.peek()); first = false) {
      const Cursor slash = cursor_;
      cursor_.advance();
      cursor_.skip_blanks();
      const std::string_view word = cursor_.take_word();
      if (!is_unit_word(word) || !divide_by(denominator_named(word))) {
        cursor_ = slash;
        return fail(Problem::denominator);
      }
      accept();
    }
    return true;
  }

  [[nodiscard]] bool divides_by(Denominator denominator) const {
    const auto& all = quantity_.denominators;
    return std::find(all.begin(), all.end(), denominator) != all.end();
  }

  // 人均46元/人 says 人 twice and means it once; 46元/人/人 means nothing.
  bool divide_by(Denominator denominator) {
    auto& all = quantity_.denominators;
    const auto implied_end = all.begin() + static_cast<std::ptrdiff_t>(implied_denominators_);
    if (std::find(all.begin(), implied_end, denominator) != implied_end) return true;
    if (divides_by(denominator) && denominator != Denominator::other) return false;
    all.push_back(denominator);
    return true;
  }

  bool read_count_unit() {
    const Cursor unit = cursor_;
    if (const ScaleWord* scale = count_scale(cursor_.rest())) {
      quantity_.unit = scale->unit;
      cursor_.take(scale->word);
      cursor_.skip_blanks();
    }
    const bool letter_for_digit = digit_alike(cursor_.peek()).has_value();
    const std::string_view word = cursor_.take_word();
    const bool money = word.starts_with("元");
    if (letter_for_digit || money || (!word.empty() && !is_unit_word(word))) {
      cursor_ = unit;
      return fail(money ? Problem::money_word : Problem::unexpected);
    }
    quantity_.unit_word = word;
    if (cursor_.offset() > unit.offset()) accept();
    return true;
  }

  bool read_percent() {
    quantity_.percent = cursor_.take(U'%');
    if (quantity_.percent) accept();
    return true;
  }

  bool read_end() {
    if (!cursor_.at_end()) return fail(Problem::unexpected);
    if (after_ != nullptr && after_->qualifier != Qualifier::none && !qualify(after_->qualifier)) {
      return fail(Problem::contradiction);
    }
    quantity_.value = quantity_.value.shifted(quantity_.scale());
    return true;
  }

  QuantityKind kind_;
  std::size_t digit_limit_;
  std::string_view body_;
  const AfterWord* after_;
  Cursor cursor_;
  std::size_t understood_ = 0;
  std::size_t implied_denominators_ = 0;
  Quantity quantity_;
  Trouble trouble_;
};

}  // namespace

std::string_view money_unit_name(MoneyUnit unit) {
  const auto found = std::find_if(money_unit_names.begin(), money_unit_names.end(),
                                  [unit](const auto& row) { return row.first == unit; });
  return found == money_unit_names.end() ? std::string_view() : found->second;
}

std::optional<MoneyUnit> parse_money_unit(std::string_view text) {
  const std::string_view name = trimmed(text);
  for (const auto& [unit, unit_name] : money_unit_names) {
    if (name == unit_name) return unit;
  }
  return std::nullopt;
}

bool is_blank_text(std::string_view text) {
  constexpr std::array<std::string_view, 7> signs{"", "/", "／", "-", "－", "—", "——"};
  return std::find(signs.begin(), signs.end(), trimmed(text)) != signs.end();
}

QuantityReading read_quantity(std::string_view text, QuantityKind kind, MoneyUnit unit, std::size_t digit_limit) {
  QuantityReading reading;
  if (is_blank_text(text) || trimmed(text) == "无") {
    reading.blank = true;
    return reading;
  }
  digit_limit = std::min(digit_limit, decimal_digits);
  QuantityReader reader(text, kind, unit, digit_limit);
  if (reader.read()) {
    reading.quantity = std::move(reader.quantity());
  } else {
    reading.error = explain(text, kind, reader.trouble(), digit_limit);
  }
  return reading;
}

}  // namespace budgetlint
