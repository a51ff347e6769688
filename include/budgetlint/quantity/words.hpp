#pragma once

#include <optional>
#include <string_view>

#include "budgetlint/quantity/quantity.hpp"

namespace budgetlint {

/// A word that may stand before a number.
struct FrontWord {
  std::string_view word;
  Qualifier qualifier = Qualifier::none;
  bool average = false;                     ///< 平均 人均 …: only before a rate
  std::optional<Denominator> divides_by{};  ///< 人均 divides by persons as /人 does
};

/// The front word that `text` begins with, or none.
[[nodiscard]] const FrontWord* front_word(std::string_view text);

/// ¥ ￥ 人民币 at the start of `text`: its bytes, or 0.
[[nodiscard]] std::size_t currency_sign(std::string_view text);

/// A word that may close a quantity: 左右 以上 以下 以内, and 整 behind money, which means nothing.
struct AfterWord {
  std::string_view word;
  Qualifier qualifier = Qualifier::none;
};

/// The after-word that `text` ends with, or none.
[[nodiscard]] const AfterWord* after_word(std::string_view text);

/// A power of ten written in words.
struct ScaleWord {
  std::string_view word;
  MoneyUnit unit = MoneyUnit::yuan;
};

/// The money unit that `text` begins with (元 千元 万元 万 百万元 亿元 亿), or none.
[[nodiscard]] const ScaleWord* money_word(std::string_view text);

/// The scale of a count that `text` begins with (千 万 百万 亿: 1.2万人), or none; the 千 of 千克 is no scale.
[[nodiscard]] const ScaleWord* count_scale(std::string_view text);

/// True when `word` can name something countable: 辆, 千克, but no numeral (十人), nothing that says how much is meant
/// (人以上) and nothing empty.
[[nodiscard]] bool is_unit_word(std::string_view word);

/// What a unit behind a slash divides by.
[[nodiscard]] Denominator denominator_named(std::string_view word);

}  // namespace budgetlint
