#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/quantity/quantity.hpp"
#include "budgetlint/support/source.hpp"
#include "budgetlint/support/text.hpp"

/// Reads the calculation that an explanation states in prose (reviewing.md, "Reading a calculation out of its text"):
/// a sum of products of quantities with units, or the reason why it is none. Never a guess: a text is evaluated only if
/// every quantity in it is accounted for.
namespace budgetlint {

/// What the form says where the text is silent.
struct ProseContext {
  std::optional<int> months = 12;  ///< of the implementation period; empty when it is not known
  std::optional<int> years = 1;
  std::size_t digit_limit = 24;  ///< more digits in one number are not read
};

/// What a number in a text is.
enum class FactorKind : std::uint8_t {
  amount,  ///< money; `value` in 元
  rate,    ///< money for each of something; `value` in 元
  count,   ///< persons, things, months, times
  share,   ///< 20%, 三成, 百分之二十; `value` 0.2
  number,  ///< without a unit: the 120 of 120×50元
};

/// A number in a text with its unit.
struct ProseFactor {
  FactorKind kind = FactorKind::number;
  Decimal value;
  std::optional<Decimal> upper;  ///< of a range (1000—1200元): `value` is its lower end
  Qualifier qualifier = Qualifier::none;
  std::string unit;                       ///< as it is printed: 人, 元/人/月, 次/月; % for a share
  std::vector<Denominator> denominators;  ///< of a rate, or of a count for each of something (每月22天)
  Span place;             ///< number and unit inside the text; of an implicit factor the rate that calls for it
  Span digits;            ///< the Arabic number alone: what a fix replaces; empty when words say it
  int scale = 0;          ///< written number × 10^scale = value
  bool implicit = false;  ///< not in the text: the months or years of the period
};

/// A summand: the product of its factors and of `multiplier`, which no number states (−1 of a deduction, the
/// exact inverse of a divisor, the 12 months of a year in a formula).
struct ProseProduct {
  std::vector<std::size_t> factors;  ///< indices into ProseReading::factors
  Decimal multiplier{1, 0};
};

/// An amount in 元 as far as the text fixes it: both ends equal unless a range or a bound stands in it. An end
/// that is missing is open.
struct ProseValue {
  std::optional<Decimal> low, high;
  [[nodiscard]] bool exact() const { return low && high && *low == *high; }
};

/// How a printed result compares with what stands before it.
enum class Agreement : std::uint8_t { equal, rounded, differs };

/// A printed equation (1200人×100元/人=12万元), or a sub-total or total beside what it adds up.
struct ProseEquation {
  Span place;         ///< of the whole equation; of a total, the total itself
  std::size_t right;  ///< index of the printed result in `factors`
  ProseValue left;    ///< what stands before it, calculated
  Agreement agreement = Agreement::equal;
};

/// 11.25元/1950人: money divided by a count.
struct MalformedRate {
  Span place;
  std::size_t rate;  ///< indices into `factors`
  std::size_t count;
};

/// 共205人，其中113、2、75、10、5: a total and its parts.
struct Composition {
  std::size_t total;
  std::vector<std::size_t> parts;
  Decimal sum;
  bool holds = true;
};

/// Why a text is not evaluated.
enum class Obstacle : std::uint8_t {
  no_quantities,  ///< 据实结算
  no_amount,      ///< counts or shares and no money
  missing_count,  ///< a rate has no count of what it is divided by
  left_over,      ///< a number that nothing accounts for
  malformed_rate,
  ambiguous,   ///< a word that gives the numbers another meaning: 或 不等 提高到; or more readings than one
  bad_number,  ///< no number, too many digits, or a result past the engine's range
  bad_syntax,  ///< signs and brackets that make no formula
};

/// The reason, with the words that were left over.
struct NotEvaluable {
  Obstacle obstacle = Obstacle::no_quantities;
  Text message;             ///< a clause: `人 has no count`
  std::vector<Span> words;  ///< in the text
  Text hint;                ///< `exactly 10 would give 5000元`; empty when there is none
};

/// What a text states. `factors` holds every quantity found, in the order written, also when the text is not
/// evaluated; implicit factors follow.
struct ProseReading {
  std::vector<ProseFactor> factors;
  std::vector<ProseProduct> products;  ///< the value is their sum; empty when not evaluated
  ProseValue value;
  std::vector<ProseEquation> equations;
  std::optional<std::size_t> stated_total;  ///< index into `equations`
  std::vector<MalformedRate> malformed_rates;
  std::vector<Composition> compositions;
  std::optional<NotEvaluable> obstacle;
  std::size_t steps = 0;  ///< work done, for the test that it grows no faster than the text

  [[nodiscard]] bool evaluated() const { return !obstacle; }
};

/// Reads `text`. Any bytes are read; work is linear in them.
[[nodiscard]] ProseReading read_calculation(std::string_view text, const ProseContext& context = {});

/// The name of an obstacle as files and JSON write it: `missing-count`.
[[nodiscard]] std::string_view obstacle_name(Obstacle obstacle);

}  // namespace budgetlint
