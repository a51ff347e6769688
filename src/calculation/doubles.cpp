#include "doubles.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace budgetlint {
namespace {

class Doubles {
public:
  Doubles(const Normalised& normalised, const std::vector<ProseFactor>& factors)
      : normalised_(normalised), factors_(factors) {}

  [[nodiscard]] bool restates(const Statement& formula, const Statement& words) const {
    if (!formula.formula || words.formula || words.kind != Statement::Kind::term) return false;
    const bool of_the_same = formula.gap.empty() || (formula.lead & (means_total | means_restated)) != 0 ||
                             (!cost_of(formula).empty() && cost_of(formula) == cost_of(words));
    return of_the_same && are_equal(formula, words) && numbers_of(formula) == numbers_of(words);
  }

  [[nodiscard]] bool are_one(const Statement& a, const Statement& b) const {
    const bool doubtful = !are_written_alike(a, b) && !(counts_something(a) && counts_something(b));
    return (are_equal(a, b) && doubtful) || count_the_same(a, b) || starts_from(b, a) || starts_from(a, b);
  }

private:
  [[nodiscard]] std::optional<Decimal> value(const Statement& statement) const {
    const auto value = value_of(statement.sum, factors_);
    return value && value->exact() ? value->low : std::nullopt;
  }

  [[nodiscard]] bool are_equal(const Statement& a, const Statement& b) const {
    const auto left = value(a);
    const auto right = value(b);
    return left && right && *left == *right;
  }

  [[nodiscard]] std::string_view cost_of(const Statement& statement) const {
    return cost_named_by(normalised_.cut(statement.gap));
  }

  template <typename Visit>
  void each_factor(const Statement& statement, Visit visit) const {
    for (const Partial& partial : statement.sum) {
      for (const std::size_t index : partial.factors) visit(factors_[index]);
    }
  }

  template <typename Test>
  [[nodiscard]] bool any_factor(const Statement& statement, Test test) const {
    bool found = false;
    each_factor(statement, [&](const ProseFactor& factor) { found = found || test(factor); });
    return found;
  }

  /// Those left to the reader too, which a formula may print; in the order of their size.
  [[nodiscard]] std::vector<Decimal> numbers_of(const Statement& statement) const {
    std::vector<Decimal> numbers;
    each_factor(statement, [&](const ProseFactor& factor) { numbers.push_back(factor.value); });
    std::sort(numbers.begin(), numbers.end());
    return numbers;
  }

  /// The units in which the factors are written.
  [[nodiscard]] bool are_written_alike(const Statement& a, const Statement& b) const {
    const auto units = [&](const Statement& statement) {
      std::vector<std::string> words;
      each_factor(statement, [&](const ProseFactor& factor) {
        if (!factor.implicit) words.push_back(factor.unit);
      });
      std::sort(words.begin(), words.end());
      return words;
    };
    return a.formula == b.formula && units(a) == units(b);
  }

  /// Persons, things or a number without a unit: more than a length of time.
  static bool is_count(const ProseFactor& factor) {
    const bool time = factor.unit == "月" || factor.unit == "季" || factor.unit == "半年" || factor.unit == "年";
    return factor.kind == FactorKind::number || (factor.kind == FactorKind::count && !time);
  }

  static bool is_money(const ProseFactor& factor) {
    return factor.kind == FactorKind::amount || factor.kind == FactorKind::rate;
  }

  [[nodiscard]] bool counts_something(const Statement& statement) const { return any_factor(statement, is_count); }

  static bool is_one_count(const ProseFactor& a, const ProseFactor& b) {
    const bool same_unit = a.unit == b.unit || a.kind == FactorKind::number || b.kind == FactorKind::number;
    return is_count(a) && is_count(b) && same_unit && a.value == b.value && a.value != Decimal(1, 0);
  }

  /// 每村3万元，20个村，20×3万元
  [[nodiscard]] bool count_the_same(const Statement& a, const Statement& b) const {
    if (a.formula == b.formula) return false;
    const bool same = any_factor(a, [&](const ProseFactor& one) {
      return any_factor(b, [&](const ProseFactor& other) { return is_one_count(one, other); });
    });
    return same && (cost_of(a).empty() || cost_of(b).empty() || cost_of(a) == cost_of(b));
  }

  /// 12人×3800元=4.56万元，4.56万元×12月; 60人，每人每年1200元，每月100元
  [[nodiscard]] bool starts_from(const Statement& later, const Statement& result) const {
    if (later.kind != Statement::Kind::term || result.kind != Statement::Kind::term) return false;
    const auto total = value(result);
    // 1人×5000元，2人×5000元: the amount of one is its rate.
    if (any_factor(result, [&](const ProseFactor& factor) { return is_money(factor) && factor.value == total; })) {
      return false;
    }
    // 3万元/台的设备2台，1万元/台的设备3台: there a rate is the other's amount by chance.
    const bool one_counts_nothing = !counts_something(later) || !counts_something(result);
    return any_factor(later, [&](const ProseFactor& factor) {
      const bool printed = std::any_of(result.printed.begin(), result.printed.end(),
                                       [&](std::size_t index) { return factors_[index].value == factor.value; });
      const bool starts = factor.kind == FactorKind::amount || (is_money(factor) && one_counts_nothing);
      return starts && (printed || factor.value == total);
    });
  }

  const Normalised& normalised_;
  const std::vector<ProseFactor>& factors_;
};

}  // namespace

bool restates(const Statement& formula, const Statement& words, const Normalised& normalised,
              const std::vector<ProseFactor>& factors) {
  return Doubles(normalised, factors).restates(formula, words);
}

const Statement* stated_twice(const std::vector<const Statement*>& summands, const Normalised& normalised,
                              const std::vector<ProseFactor>& factors) {
  const Doubles doubles(normalised, factors);
  for (std::size_t later = 1; later < summands.size(); ++later) {
    for (std::size_t i = 0; i < later; ++i) {
      if (doubles.are_one(*summands[i], *summands[later])) return summands[later];
    }
  }
  return nullptr;
}

}  // namespace budgetlint
