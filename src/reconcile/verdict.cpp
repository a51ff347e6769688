#include <array>
#include <stdexcept>

#include "budgetlint/reconcile/judge.hpp"

namespace budgetlint {
namespace {

struct VerdictWords {
  Verdict verdict;
  std::string_view name;
  Phrase reading;
  bool warning;  ///< softens the rule's severity
};

constexpr std::array words{
    VerdictWords{Verdict::holds, "holds", {"exact", "一致"}, false},
    VerdictWords{Verdict::half_even, "half-even", {"half even", "四舍六入"}, true},
    VerdictWords{Verdict::truncated, "truncated", {"cut off", "舍去小数"}, true},
    VerdictWords{Verdict::rounded_up, "rounded-up", {"rounded up", "进位"}, true},
    VerdictWords{Verdict::approximate_input, "approximate-input", {"rounded input", "系约数所致"}, true},
    VerdictWords{Verdict::round_figure, "round-figure", {"round figure", "凑整"}, true},
    VerdictWords{Verdict::tail_difference, "tail-difference", {"tail diff.", "尾差"}, true},
    VerdictWords{Verdict::unit_slip, "unit-slip", {"unit slip", "单位错"}, false},
    VerdictWords{Verdict::missing_factor, "missing-factor", {"factor lost", "漏乘"}, false},
    VerdictWords{Verdict::transposed_digits, "transposed-digits", {"transposed", "数字颠倒"}, false},
    VerdictWords{Verdict::one_digit, "one-digit", {"one digit", "错一位数"}, false},
    VerdictWords{Verdict::decimal_shift, "decimal-shift", {"point moved", "小数点错位"}, false},
    VerdictWords{Verdict::item_missing, "item-missing", {"item left out", "漏加一项"}, false},
    VerdictWords{Verdict::item_doubled, "item-doubled", {"item doubled", "重加一项"}, false},
    VerdictWords{Verdict::mismatch, "mismatch", {"differs", "不符"}, false},
    VerdictWords{Verdict::out_of_range, "out-of-range", {"impossible", "不可能"}, false},
    VerdictWords{Verdict::not_evaluable, "not-evaluable", {"too large", "数字过大"}, false},
};

const VerdictWords& words_of(Verdict verdict) {
  for (const VerdictWords& entry : words) {
    if (entry.verdict == verdict) return entry;
  }
  throw std::logic_error("a verdict without words");
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  return words_of(verdict).name;
}

Phrase verdict_reading(Verdict verdict) {
  return words_of(verdict).reading;
}

Severity severity_of(const Relation& relation, const Judgement& judgement) {
  if (words_of(judgement.verdict).warning) return Severity::warning;
  if (relation.surplus == Surplus::warning && judgement.target_larger) return Severity::warning;
  return relation.rule->severity;
}

}  // namespace budgetlint
