#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "generate/generate.hpp"
#include "generate/random.hpp"

namespace budgetlint::testing {

/// Ten-thousandths of 元: a share in hundredths of a rate in 分 is a whole number of them.
using Money = std::int64_t;

constexpr Money one_yuan = 10'000;
constexpr Money ten_thousand_yuan = 10'000 * one_yuan;

/// What a form's bare numbers are in; the value is one of it.
enum class Unit : Money { yuan = one_yuan, ten_thousand = ten_thousand_yuan };

[[nodiscard]] constexpr std::string_view name_of(Unit unit) {
  return unit == Unit::yuan ? "元" : "万元";
}

/// The multiple of `place` next to `value`, upwards from the middle.
[[nodiscard]] constexpr Money round_half_up(Money value, Money place) {
  return (value + place / 2) / place * place;
}

/// Which units an amount may be written in. `as_form`: where two units meet the finer is rounded to the coarser,
/// so an amount that is only equal after rounding must not change its unit.
enum class UnitChoice { free, as_form };

/// A stated amount.
struct Amount {
  Money value = 0;
  Money place = one_yuan;  ///< the finest digit it may be written to: a rounded one says how far it is rounded
  UnitChoice units = UnitChoice::free;
};

/// A number with what stands around it, and where the number itself is in `text`.
struct SpelledNumber {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// `54`, `53.60`, `54万`, `540,000元`, `５４万元`, …: exact, or to the amount's place. `qualifier` goes in front.
[[nodiscard]] SpelledNumber spell_amount(Random& random, const Amount& amount, Unit form_unit, Spelling spelling,
                                         std::string_view qualifier = {});

/// A rate: `46元`, `3.125万元`, or bare (which is 元) where `bare` says so.
enum class RateUnit { yuan, ten_thousand, bare };
[[nodiscard]] std::string spell_rate(Random& random, Money rate, RateUnit unit, Spelling spelling);

/// A whole number, `900`, `1,900`, `９００`.
[[nodiscard]] std::string spell_count(Random& random, std::int64_t count, Spelling spelling);

}  // namespace budgetlint::testing
