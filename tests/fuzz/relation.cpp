// A relation's verdict, against the contract written down once more in exact fractions.
#include <algorithm>
#include <array>
#include <deque>
#include <optional>

#include "budgetlint/reconcile/judge.hpp"
#include "budgetlint/reconcile/tolerance.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/rational.hpp"

namespace budgetlint {
namespace {

using fuzz::Integer;
using fuzz::Rational;
using fuzz::rational;
using fuzz::ten_to;

const RuleInfo rule{"BL000", "a-rule", Severity::error, {"e", "z"}, {"e", "z"}};

/// A relation made of a fuzzer's bytes, and the cells in it.
struct Made {
  std::deque<Cell> cells;
  std::deque<std::string> texts;
  Relation relation;
  bool huge = false;  ///< numbers that 128 bits may not hold the products of
};

class Maker {
public:
  explicit Maker(fuzz::Bytes& bytes) : bytes_(bytes) {}

  Made run() {
    made_.huge = bytes_.below(4) == 0;
    made_.relation.rule = &rule;
    made_.relation.kind = static_cast<RelationKind>(bytes_.below(3));
    if (bytes_.below(8) == 0) made_.relation.rounding = ProductRounding::none;
    const bool computed = made_.relation.kind == RelationKind::computed;
    const std::size_t terms = made_.relation.kind == RelationKind::copy ? 1 : 1 + bytes_.below(4);
    for (std::size_t i = 0; i < terms; ++i) {
      Term term;
      const std::size_t factors = computed ? 1 + bytes_.below(3) : 1;
      for (std::size_t j = 0; j < factors; ++j) term.factors.push_back(cell(j > 0));
      if (computed && bytes_.below(6) == 0) term.multiplier = Decimal(bytes_.below(2) == 0 ? -1 : 12, 0);
      made_.relation.terms.push_back(term);
    }
    made_.relation.target = bytes_.below(2) == 0 ? cell(false) : near_target();
    if (computed && bytes_.below(3) == 0) {
      made_.relation.counts = std::make_shared<const std::vector<const Cell*>>(std::vector{cell(true)});
    }
    return std::move(made_);
  }

private:
  Int128 digits() {
    const std::size_t count = made_.huge ? 1 + bytes_.below(24) : 1 + bytes_.below(6);
    Int128 number = 0;
    for (std::size_t i = 0; i < count; ++i) number = number * 10 + static_cast<int>(bytes_.below(10));
    return bytes_.below(16) == 0 ? -number : number;
  }

  const Cell* cell(bool factor) {
    const Int128 number = digits();
    const int decimals = static_cast<int>(bytes_.below(4));
    return add(Decimal(number, -decimals), factor ? MoneyUnit::yuan : unit());
  }

  /// What the other side comes to, cut to some place and perhaps off by a little: what is nearly right is worth asking.
  const Cell* near_target() {
    const MoneyUnit own = unit();
    const int place = static_cast<int>(own) - static_cast<int>(bytes_.below(4));
    const auto exactly = computed_value(made_.relation);
    const auto cut = exactly ? exactly->rounded(place, static_cast<Rounding>(bytes_.below(4))) : std::nullopt;
    const auto off = Decimal(static_cast<int>(bytes_.below(3)) - 1, place);
    const auto value = cut ? Decimal::add(*cut, bytes_.below(3) == 0 ? off : Decimal(0, place)) : std::nullopt;
    if (!value) return cell(false);
    return add(value->shifted(-static_cast<int>(own)), own);
  }

  const Cell* add(const Decimal& written, MoneyUnit unit) {
    Cell made;
    made.state = CellState::stated;
    made.text = made_.texts.emplace_back(written.to_string());
    made.quantity.unit = unit;
    made.quantity.value = written.shifted(static_cast<int>(unit));
    made.quantity.digits = {0, made.text.size()};
    if (bytes_.below(3) == 0) made.quantity.qualifier = static_cast<Qualifier>(bytes_.below(7));
    return &made_.cells.emplace_back(made);
  }

  MoneyUnit unit() {
    constexpr std::array units{MoneyUnit::ten_thousand,   MoneyUnit::ten_thousand, MoneyUnit::ten_thousand,
                               MoneyUnit::yuan,           MoneyUnit::thousand,     MoneyUnit::million,
                               MoneyUnit::hundred_million};
    return units[bytes_.below(units.size())];
  }

  fuzz::Bytes& bytes_;
  Made made_;
};

Rational absolute(const Rational& value) {
  return value < 0 ? Rational(-value) : value;
}

/// Away from zero, towards it, or to the nearer place; `value` in units of 10^place must come out whole.
Rational rounded(const Rational& value, int place, Rounding rounding) {
  const Rational units = absolute(value) / ten_to(place);
  Integer whole = boost::multiprecision::numerator(units) / boost::multiprecision::denominator(units);
  const Rational left = units - Rational(whole);
  const Rational half(1, 2);
  const bool up = rounding == Rounding::half_up     ? left >= half
                  : rounding == Rounding::half_even ? left > half || (left == half && whole % 2 == 1)
                  : rounding == Rounding::up        ? left > 0
                                                    : false;
  if (up) ++whole;
  const Rational result = Rational(whole) * ten_to(place);
  return value < 0 ? Rational(-result) : result;
}

/// The set of values that an amount stands for; an end that is missing is open.
struct Set {
  std::optional<Rational> low, high;
  bool low_in = true;
  bool high_in = true;

  [[nodiscard]] static bool below(const std::optional<Rational>& a, bool a_in, const std::optional<Rational>& b,
                                  bool b_in) {
    return !a || !b || *a < *b || (*a == *b && a_in && b_in);
  }
  [[nodiscard]] bool meets(const Set& other) const {
    return below(low, low_in, other.high, other.high_in) && below(other.low, other.low_in, high, high_in);
  }
  [[nodiscard]] Set plus(const Set& other) const {
    Set sum;
    if (low && other.low) sum.low = *low + *other.low;
    if (high && other.high) sum.high = *high + *other.high;
    sum.low_in = low_in && other.low_in;
    sum.high_in = high_in && other.high_in;
    return sum;
  }
};

int last_nonzero_place(const Decimal& value) {
  int place = value.exponent();
  for (Int128 rest = value.coefficient(); rest != 0 && rest % 10 == 0; rest /= 10) ++place;
  return place;
}

bool is_marked(const Quantity& quantity) {
  return quantity.qualifier != Qualifier::none && quantity.qualifier != Qualifier::forecast;
}

bool is_bound(const Quantity& quantity) {
  return quantity.qualifier == Qualifier::at_least || quantity.qualifier == Qualifier::at_most;
}

Rational blur(const Quantity& quantity, bool computed_target) {
  const Rational written = ten_to(quantity.value.exponent());
  const bool integer = quantity.value.exponent() >= static_cast<int>(quantity.unit);
  if (!computed_target || !integer || quantity.value.is_zero()) return written;
  const Rational tenth = absolute(rational(quantity.value)) / 10;
  return std::max(written, std::min(ten_to(last_nonzero_place(quantity.value)), tenth));
}

Set set_of(const Quantity& quantity, bool computed_target) {
  const Rational value = rational(quantity.value);
  switch (quantity.qualifier) {
    case Qualifier::about: {
      const Rational half = blur(quantity, computed_target) / 2;
      return {Rational(value - half), Rational(value + half), true, false};
    }
    case Qualifier::at_least:
      return {value, std::nullopt};
    case Qualifier::at_most:
      return {std::nullopt, value};
    case Qualifier::nearly:
      return {Rational(value * 9 / 10), value, true, false};
    case Qualifier::over:
      return {value, Rational(value + ten_to(last_nonzero_place(quantity.value))), false, false};
    case Qualifier::none:
    case Qualifier::forecast:
      break;
  }
  return {value, value};
}

/// reconciliation.md, "Relations".
class Contract {
public:
  explicit Contract(const Relation& relation) : relation_(relation), target_(relation.target->quantity) {
    for (const Term& term : relation.terms) {
      Rational product = rational(term.multiplier);
      for (const Cell* factor : term.factors) product *= rational(factor->quantity.value);
      terms_.push_back(product);
      computed_ += product;
    }
  }

  [[nodiscard]] const Rational& computed() const { return computed_; }
  [[nodiscard]] const std::vector<Rational>& terms() const { return terms_; }
  [[nodiscard]] Rational stated() const { return rational(target_.value); }
  [[nodiscard]] int digit() const { return target_.value.exponent(); }

  [[nodiscard]] bool holds() const {
    if (relation_.kind == RelationKind::computed) return computed_holds();
    return relation_.terms.size() == 1 ? copy_holds() : sum_holds();
  }

  [[nodiscard]] bool is_round_figure() const {
    const int place = last_nonzero_place(target_.value);
    const int unit = static_cast<int>(target_.unit);
    return stated() != 0 && digit() >= unit && place > unit &&
           rounded(computed_, place, Rounding::half_up) == stated() &&
           absolute(stated() - computed_) * 50 <= absolute(stated());
  }

  [[nodiscard]] bool is_tail_difference() const {
    if (relation_.kind != RelationKind::sum || relation_.terms.size() < 2 || digit() > 2) return false;
    Rational halves = 0;
    for (const Term& term : relation_.terms) halves += ten_to(item(term).value.exponent()) / 2;
    const Rational difference = absolute(stated() - computed_);
    return difference <= ten_to(digit()) && difference <= halves;
  }

  /// The other side times the ratio, or divided by it, rounded to the stated digits.
  [[nodiscard]] bool is_ratio(const Rational& ratio) const {
    return stated() != 0 && (rounded(computed_ * ratio, digit(), Rounding::half_up) == stated() ||
                             rounded(computed_ / ratio, digit(), Rounding::half_up) == stated());
  }

  [[nodiscard]] bool rounds_by(Rounding rounding) const { return rounded(computed_, digit(), rounding) == stated(); }

  /// The amount lies in what its marked factors allow.
  [[nodiscard]] bool is_from_approximate_input() const {
    bool marked = false;
    Set sum{Rational(0), Rational(0)};
    for (std::size_t i = 0; i < relation_.terms.size(); ++i) {
      Rational low = rational(relation_.terms[i].multiplier);
      Rational high = low;
      bool low_in = true;
      bool high_in = true;
      for (const Cell* factor : relation_.terms[i].factors) {
        const Quantity& quantity = factor->quantity;
        const bool blurred = is_marked(quantity) && !is_bound(quantity);
        marked = marked || blurred;
        const Set set = blurred ? set_of(quantity, false) : Set{rational(quantity.value), rational(quantity.value)};
        low *= *set.low;
        high *= *set.high;
        low_in = low_in && set.low_in;
        high_in = high_in && set.high_in;
      }
      if (low > high) std::swap(low, high), std::swap(low_in, high_in);
      sum = sum.plus({low, high, low_in, high_in});
    }
    const Rational half = ten_to(digit()) / 2;
    const Set target = is_marked(target_) ? set_of(target_, true)
                                          : Set{Rational(stated() - half), Rational(stated() + half), true, false};
    return marked && sum.meets(target);
  }

private:
  static const Quantity& item(const Term& term) { return term.factors.front()->quantity; }

  [[nodiscard]] bool agree_as_written() const {
    if (stated() == computed_) return true;
    int finest = item(relation_.terms.front()).value.exponent();
    bool one_unit = true;
    for (const Term& term : relation_.terms) {
      finest = std::min(finest, item(term).value.exponent());
      one_unit = one_unit && item(term).unit == target_.unit;
    }
    if (one_unit) return false;
    return finest < digit() ? rounded(computed_, digit(), Rounding::half_up) == stated()
                            : rounded(stated(), finest, Rounding::half_up) == computed_;
  }

  [[nodiscard]] bool copy_holds() const {
    const Quantity& other = item(relation_.terms.front());
    const bool marked = is_marked(target_) || is_marked(other);
    return (marked && set_of(target_, false).meets(set_of(other, false))) || agree_as_written();
  }

  [[nodiscard]] bool sum_holds() const {
    const auto printed = [](const Quantity& quantity) {
      const Rational value = rational(quantity.value);
      return is_bound(quantity) ? set_of(quantity, false) : Set{value, value};
    };
    Set items{Rational(0), Rational(0)};
    for (const Term& term : relation_.terms) items = items.plus(printed(item(term)));
    return items.meets(printed(target_)) || agree_as_written();
  }

  [[nodiscard]] bool computed_holds() const {
    if (is_marked(target_)) return set_of(target_, true).meets({computed_, computed_});
    if (relation_.rounding == ProductRounding::none) return computed_ == stated();
    return rounds_by(Rounding::half_up);
  }

  const Relation& relation_;
  const Quantity& target_;
  std::vector<Rational> terms_;
  Rational computed_ = 0;
};

bool any_negative(const Made& made) {
  return std::any_of(made.cells.begin(), made.cells.end(),
                     [](const Cell& cell) { return cell.quantity.value.is_negative(); });
}

/// The verdicts that numbers alone decide, in their order.
std::optional<Verdict> expected_rounding(const Made& made, const Contract& contract) {
  const Relation& relation = made.relation;
  if (relation.kind == RelationKind::computed && relation.rounding == ProductRounding::half_up) {
    if (contract.rounds_by(Rounding::half_even)) return Verdict::half_even;
    if (contract.rounds_by(Rounding::down)) return Verdict::truncated;
    if (contract.rounds_by(Rounding::up)) return Verdict::rounded_up;
    if (contract.is_from_approximate_input()) return Verdict::approximate_input;
    if (contract.is_round_figure()) return Verdict::round_figure;
  }
  if (contract.is_tail_difference()) return Verdict::tail_difference;
  return std::nullopt;
}

bool is_rounding(Verdict verdict) {
  return verdict >= Verdict::half_even && verdict <= Verdict::tail_difference;
}

std::string shown(const Made& made) {
  std::string text(verdict_name(judge(made.relation).verdict));
  const auto add = [&](const Cell& cell) {
    text += " " + cell.quantity.value.to_string() + "e" + std::to_string(cell.quantity.value.exponent()) + "u" +
            std::to_string(static_cast<int>(cell.quantity.unit)) + "q" +
            std::to_string(static_cast<int>(cell.quantity.qualifier));
  };
  text += " kind " + std::to_string(static_cast<int>(made.relation.kind)) + ":";
  add(*made.relation.target);
  text += " =";
  for (const Term& term : made.relation.terms) {
    text += " + " + term.multiplier.to_string() + " *";
    for (const Cell* factor : term.factors) add(*factor);
  }
  return text;
}

void demand(bool holds, std::string_view what, const Made& made) {
  if (!holds) fuzz::require(false, what, shown(made));
}

void check_verdict(const Made& made, const Contract& contract, const Judgement& judgement) {
  const auto rounding = expected_rounding(made, contract);
  if (rounding || is_rounding(judgement.verdict)) {
    // 约 of a number below 0 is another set; the cell has its own finding (BL108).
    demand(rounding == judgement.verdict || any_negative(made), "another verdict than the contract's", made);
    return;
  }
  const bool ratio = contract.is_ratio(1000) || contract.is_ratio(10'000) || contract.is_ratio(100'000'000);
  if (judgement.verdict == Verdict::unit_slip) demand(ratio, "no unit slip", made);
  if (ratio) {
    demand(judgement.verdict == Verdict::unit_slip || judgement.verdict == Verdict::decimal_shift,
           "a unit slip is not told", made);
  }
  if (judgement.verdict == Verdict::missing_factor || judgement.verdict == Verdict::decimal_shift) {
    demand(contract.is_ratio(rational(judgement.ratio)), "the ratio is another one", made);
  }
  if (judgement.verdict != Verdict::item_missing && judgement.verdict != Verdict::item_doubled) return;
  const bool missing = judgement.verdict == Verdict::item_missing;
  const bool exact = made.relation.kind != RelationKind::computed;
  const bool found = std::any_of(contract.terms().begin(), contract.terms().end(), [&](const Rational& term) {
    const Rational value = contract.computed() + (missing ? -1 : 1) * term;
    return (exact ? value : rounded(value, contract.digit(), Rounding::half_up)) == contract.stated();
  });
  demand(found, "no item explains it", made);
}

void check_tolerances(const Made& made, const Contract& contract, const Decimal& bound) {
  const Rational apart = absolute(contract.stated() - contract.computed());
  const bool absolute_within = lies_within(made.relation, {Tolerance::Kind::absolute, bound, ""});
  const bool relative_within = lies_within(made.relation, {Tolerance::Kind::relative, bound, ""});
  demand(!lies_within(made.relation, {Tolerance::Kind::exact, bound, ""}), "within the tolerance exact", made);
  if (made.huge) {  // what cannot be calculated lies within nothing
    demand(!absolute_within || apart <= rational(bound), "within an absolute tolerance", made);
    demand(!relative_within || apart <= rational(bound) * absolute(contract.stated()), "within a relative one", made);
    return;
  }
  demand(absolute_within == (apart <= rational(bound)), "an absolute tolerance", made);
  demand(relative_within == (apart <= rational(bound) * absolute(contract.stated())), "a relative tolerance", made);
}

void check(const Made& made, const Decimal& bound) {
  const Contract contract(made.relation);
  const Judgement judgement = judge(made.relation);
  demand(holds(made.relation) == judgement.holds(), "judge and holds disagree", made);
  if (judgement.verdict == Verdict::not_evaluable) {
    return demand(made.huge, "a small number is too large", made);
  }
  demand(judgement.holds() == contract.holds(), "it holds or not, against the contract", made);
  if (const auto value = computed_value(made.relation)) {
    demand(rational(*value) == contract.computed(), "another right side", made);
  }
  check_tolerances(made, contract, bound);
  if (judgement.holds()) return;
  demand(rational(judgement.computed) == contract.computed(), "another right side is told", made);
  demand(judgement.target_larger == (contract.stated() > contract.computed()), "the larger side", made);
  check_verdict(made, contract, judgement);
}

}  // namespace
}  // namespace budgetlint

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace budgetlint;
  fuzz::Bytes bytes(data, size);
  const Decimal bound(static_cast<int>(bytes.byte()), static_cast<int>(bytes.below(6)) - 3);
  check(Maker(bytes).run(), bound);
  return 0;
}
