#include "formula.hpp"

#include <algorithm>

#include "budgetlint/support/vectors.hpp"

namespace budgetlint {
namespace {

bool contains(const std::vector<Unit>& units, const Unit& unit) {
  return std::find(units.begin(), units.end(), unit) != units.end();
}

void add_all(std::vector<Unit>& units, const std::vector<Unit>& more) {
  for (const Unit& unit : more) {
    if (!contains(units, unit)) units.push_back(unit);
  }
}

bool gives(const std::vector<Unit>& given, Denominator kind) {
  return std::any_of(given.begin(), given.end(), [kind](const Unit& unit) { return unit.kind == kind; });
}

/// How often the needed length of time goes into the given one: 12 months a year.
std::optional<int> times_a_year(const Unit& need) {
  switch (need.kind) {
    case Denominator::month:
      return 12;
    case Denominator::quarter:
      return 4;
    case Denominator::half_year:
      return 2;
    default:
      return std::nullopt;
  }
}

/// 1/d as a decimal; nothing when it has no end.
std::optional<Decimal> inverse(const Decimal& divisor) {
  if (divisor.is_zero() || divisor.is_negative()) return std::nullopt;
  constexpr int places = 12;
  Int128 rest = 1;
  for (int i = 0; i < places; ++i) rest *= 10;
  const auto plain = divisor.reduced();
  if (!plain || plain->coefficient() > rest || rest % plain->coefficient() != 0) return std::nullopt;
  return Decimal(rest / plain->coefficient(), -places).shifted(-plain->exponent()).reduced();
}

class Parser {
public:
  Parser(std::span<const Item> items, const std::vector<ProseFactor>& factors) : items_(items), factors_(factors) {}

  Formula read() {
    formula_.sum = sum(0);
    while (!formula_.obstacle && take(ItemKind::equals)) {
      formula_.is_formula = true;
      const std::size_t begin = at_;
      const Sum right = sum(0);
      if (formula_.obstacle) break;
      if (at_ == begin + 1) formula_.printed.push_back(items_[begin].factor);
    }
    formula_.items = at_;
    return std::move(formula_);
  }

private:
  [[nodiscard]] bool stands(ItemKind kind) const { return at_ < items_.size() && items_[at_].kind == kind; }

  bool take(ItemKind kind) {
    if (!stands(kind)) return false;
    ++at_;
    return true;
  }

  Sum fail(Obstacle obstacle) {
    if (!formula_.obstacle) formula_.obstacle = obstacle;
    return {};
  }

  Sum sum(int depth) {
    Sum total = product(depth);
    while (!formula_.obstacle && (stands(ItemKind::plus) || stands(ItemKind::minus))) {
      const bool minus = stands(ItemKind::minus);
      ++at_;
      formula_.is_formula = true;
      Sum next = product(depth);
      if (minus) std::for_each(next.begin(), next.end(), negate);
      append(total, std::move(next));
      if (total.size() > most_products) return fail(Obstacle::bad_syntax);
    }
    return total;
  }

  Sum product(int depth) {
    Sum result = factor(depth);
    while (!formula_.obstacle && (stands(ItemKind::times) || stands(ItemKind::over))) {
      const bool over = stands(ItemKind::over);
      ++at_;
      formula_.is_formula = true;
      const Sum next = factor(depth);
      if (!formula_.obstacle) result = over ? divide(std::move(result), next) : cross(result, next);
    }
    return result;
  }

  Sum cross(const Sum& a, const Sum& b) {
    if (a.size() * b.size() > most_products) return fail(Obstacle::bad_syntax);
    Sum result;
    for (const Partial& left : a) {
      for (const Partial& right : b) {
        auto both = multiply(left, right);
        if (!both) return fail(Obstacle::bad_syntax);
        result.push_back(*std::move(both));
      }
    }
    return result;
  }

  Sum divide(Sum sum, const Sum& divisor) {
    if (divisor.size() != 1 || divisor.front().factors.size() != 1 || divisor.front().money > 0) {
      return fail(Obstacle::bad_syntax);
    }
    const ProseFactor& number = factors_[divisor.front().factors.front()];
    const auto inverted = number.upper ? std::nullopt : inverse(number.value);
    if (!inverted) return fail(Obstacle::bad_number);
    for (Partial& partial : sum) {
      const auto product = Decimal::multiply(partial.multiplier, *inverted);
      if (!product) return fail(Obstacle::bad_number);
      partial.multiplier = *product;
    }
    return sum;
  }

  Sum factor(int depth) {
    if (stands(ItemKind::quantity)) {
      const Item& item = items_[at_++];
      Sum alone;  // not from an initialiser list, which copies
      alone.push_back(partial_of(item, factors_[item.factor]));
      return alone;
    }
    if (depth >= deepest_brackets || !take(ItemKind::open)) return fail(Obstacle::bad_syntax);
    Sum inside = sum(depth + 1);
    if (!formula_.obstacle && !take(ItemKind::close)) return fail(Obstacle::bad_syntax);
    return inside;
  }

  std::span<const Item> items_;
  const std::vector<ProseFactor>& factors_;
  std::size_t at_ = 0;
  Formula formula_;
};

ProseValue bounds_of(const ProseFactor& factor) {
  if (factor.upper) return {factor.value, factor.upper};
  if (factor.qualifier == Qualifier::at_least) return {factor.value, std::nullopt};
  if (factor.qualifier == Qualifier::at_most) return {std::nullopt, factor.value};
  return {factor.value, factor.value};
}

/// Numbers in prose are not negative, so ends multiply with ends.
std::optional<Decimal> times(const std::optional<Decimal>& a, const std::optional<Decimal>& b, bool& overflow) {
  if (!a || !b) return std::nullopt;
  const auto product = Decimal::multiply(*a, *b);
  overflow = overflow || !product;
  return product;
}

std::optional<Decimal> plus(const std::optional<Decimal>& a, const std::optional<Decimal>& b, bool& overflow) {
  if (!a || !b) return std::nullopt;
  const auto sum = Decimal::add(*a, *b);
  overflow = overflow || !sum;
  return sum;
}

}  // namespace

Partial partial_of(const Item& item, const ProseFactor& factor) {
  Partial partial;
  partial.factors.push_back(item.factor);
  partial.needs = item.per;
  switch (factor.kind) {
    case FactorKind::amount:
    case FactorKind::rate:
      partial.money = 1;
      break;
    case FactorKind::count:
      partial.given.push_back(item.unit);
      break;
    case FactorKind::number:
      partial.bare = 1;
      break;
    case FactorKind::share:
      break;
  }
  return partial;
}

std::optional<Partial> multiply(const Partial& a, const Partial& b) {
  const auto multiplier = Decimal::multiply(a.multiplier, b.multiplier);
  if (!multiplier || a.money + b.money > 1) return std::nullopt;
  Partial result;
  result.factors.reserve(a.factors.size() + b.factors.size());
  result.factors = a.factors;
  result.given = a.given;
  result.needs = a.needs;
  result.multiplier = *multiplier;
  result.factors.insert(result.factors.end(), b.factors.begin(), b.factors.end());
  add_all(result.given, b.given);
  add_all(result.needs, b.needs);
  result.money = a.money + b.money;
  result.bare = a.bare + b.bare;
  return result;
}

void negate(Partial& partial) {
  partial.multiplier = *Decimal::subtract(Decimal(), partial.multiplier);
}

void cancel(Partial& partial) {
  if (partial.needs.empty()) return;
  std::vector<Unit> left;
  std::vector<Unit> unused = partial.given;
  const auto use = [&](auto condition) {
    const bool any = std::any_of(partial.given.begin(), partial.given.end(), condition);
    unused.erase(std::remove_if(unused.begin(), unused.end(), condition), unused.end());
    return any;
  };
  for (const Unit& need : partial.needs) {
    const auto counts = [&](const Unit& unit) {
      const bool named = !unit.noun.empty() && unit.noun == need.word;
      return need.any || named || unit == need || (need.kind != Denominator::other && unit.kind == need.kind);
    };
    if (use(counts)) continue;
    if (need.word == person_times && gives(partial.given, Denominator::person) &&
        gives(partial.given, Denominator::time)) {
      continue;
    }
    const auto times = times_a_year(need);
    if (times && use([](const Unit& unit) { return unit.kind == Denominator::year; })) {
      if (const auto product = Decimal::multiply(partial.multiplier, Decimal(*times, 0))) partial.multiplier = *product;
      continue;
    }
    left.push_back(need);
  }
  partial.given = std::move(unused);
  // 120×50元/人: the 120 are persons; months are the last that a bare number is taken for.
  std::stable_partition(left.begin(), left.end(), [](const Unit& unit) { return !is_time(unit); });
  const auto named = std::min(left.size(), static_cast<std::size_t>(partial.bare));
  left.erase(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(named));
  partial.needs = std::move(left);
}

std::optional<ProseValue> value_of(const Partial& partial, const std::vector<ProseFactor>& factors) {
  ProseValue value{Decimal(1, 0), Decimal(1, 0)};
  bool overflow = false;
  for (const std::size_t index : partial.factors) {
    const ProseValue bounds = bounds_of(factors[index]);
    const bool crossed = (!bounds.low && !value.high) || (!bounds.high && !value.low);
    if (crossed) return std::nullopt;
    value = {times(value.low, bounds.low, overflow), times(value.high, bounds.high, overflow)};
    if (overflow) return std::nullopt;
  }
  const std::optional<Decimal> multiplier = partial.multiplier;
  value = {times(value.low, multiplier, overflow), times(value.high, multiplier, overflow)};
  if (partial.multiplier.is_negative()) std::swap(value.low, value.high);
  if (overflow) return std::nullopt;
  return value;
}

std::optional<ProseValue> value_of(const Sum& sum, const std::vector<ProseFactor>& factors) {
  ProseValue total{Decimal(), Decimal()};
  bool overflow = false;
  for (const Partial& partial : sum) {
    const auto value = value_of(partial, factors);
    if (!value) return std::nullopt;
    const bool crossed = (!value->low && !total.high) || (!value->high && !total.low);
    if (crossed) return std::nullopt;
    total = {plus(total.low, value->low, overflow), plus(total.high, value->high, overflow)};
  }
  if (overflow) return std::nullopt;
  return total;
}

Formula read_formula(std::span<const Item> items, const std::vector<ProseFactor>& factors) {
  return Parser(items, factors).read();
}

}  // namespace budgetlint
