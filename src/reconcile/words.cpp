#include "words.hpp"

#include <fmt/format.h>

#include "budgetlint/reconcile/card.hpp"
#include "evidence.hpp"
#include "exact.hpp"
#include "separator.hpp"

namespace budgetlint {
namespace {

/// `1 万元 (10000 元)`, `3 人`, `25%`: never rounded.
Text difference_of(const Cell& cell, const Decimal& value) {
  const Decimal apart = exact::subtract(cell.quantity.value, value).absolute();
  if (cell.measure == Measure::share) {
    const std::string percent = plain(apart.shifted(2)) + "%";
    return {percent, percent};
  }
  if (cell.measure != Measure::amount && cell.measure != Measure::rate) {
    const std::string counted = plain(apart) + (cell.quantity.unit_word.empty() ? "" : " " + cell.quantity.unit_word);
    return {counted, counted};
  }
  const MoneyUnit unit = cell.quantity.unit;
  const std::string own = fmt::format("{} {}", in_unit(apart, unit), money_unit_name(unit));
  if (unit == MoneyUnit::yuan) return {own, own};
  return {fmt::format("{} ({} 元)", own, plain(apart)), fmt::format("{}（{}元）", own, plain(apart))};
}

Text approximate_input(const std::string& stated, const Judgement& judgement) {
  if (judgement.marked == nullptr || !judgement.implied) {
    return {"it fits only within the rounding of the figures marked approximate",
            "只有在标明“约”“平均”的数取其误差范围内的值时才相符"};
  }
  const Cell& marked = *judgement.marked;
  const std::string implied = plain(judgement.implied->shifted(-marked.quantity.scale()));
  const std::string unit(marked.quantity.own_unit ? money_unit_name(marked.quantity.unit) : "");
  return {
      fmt::format("{} fits only if {} {} was rounded from {}{}", stated, label_of(marked), marked.text, implied, unit),
      fmt::format("只有{} {} 原为 {}{}（填报时取了约数）时，才等于 {}", label_of(marked), marked.text, implied, unit,
                  stated)};
}

/// 元 for the unit that is 10^`power` of it.
Text unit_slip(const Decimal& ratio, const Text& difference) {
  const std::string times = plain(ratio);
  if (ratio == Decimal(1, static_cast<int>(MoneyUnit::thousand))) {
    return {
        fmt::format("one is {} times the other: probably a misplaced thousands separator, or a wrong unit (元 for "
                    "千元); they differ by {}",
                    times, difference.english),
        fmt::format("两者相差{}倍：可能是千分位逗号写错，或单位写错（元与千元）；相差 {}", times, difference.chinese)};
  }
  const std::string_view unit = ratio == Decimal(1, static_cast<int>(MoneyUnit::ten_thousand)) ? "万元" : "亿元";
  return {fmt::format("one is {} times the other: probably a wrong unit (元 for {}); they differ by {}", times, unit,
                      difference.english),
          fmt::format("两者相差{}倍：可能是单位写错（元与{}）；相差 {}", times, unit, difference.chinese)};
}

/// A share that is written as the number in front of its %.
Text share_without_percent(const Cell& cell, const Decimal& value) {
  const std::string percent = plain(value.shifted(2)) + "%";
  return {fmt::format("{} as a share is {}%, more than the whole; {} is written {} or {}", cell.text,
                      plain(cell.quantity.value.shifted(2)), percent, percent, plain(value)),
          fmt::format("分担比例写成 {} 就是{}%，超过了100%；{}应写成 {} 或 {}", cell.text,
                      plain(cell.quantity.value.shifted(2)), percent, percent, plain(value))};
}

Text decimal_shift(const Relation& relation, const Judgement& judgement, const Text& difference) {
  const Cell* confused = nullptr;
  if (judgement.ratio == Decimal(1, 3)) confused = confused_separator(relation, judgement.target_larger);
  if (confused == nullptr) {
    return {fmt::format("the decimal point seems to have moved; they differ by {}", difference.english),
            fmt::format("可能是小数点点错了位置；相差 {}", difference.chinese)};
  }
  const bool larger = judgement.target_larger == (confused == relation.target);
  if (larger) {
    return {fmt::format("in {} a thousands separator seems to stand for the decimal point; they differ by {}",
                        confused->text, difference.english),
            fmt::format("{} 可能是把小数点写成了千分位逗号；相差 {}", confused->text, difference.chinese)};
  }
  return {fmt::format("in {} a decimal point seems to stand for the thousands separator; they differ by {}",
                      confused->text, difference.english),
          fmt::format("{} 可能是把千分位逗号写成了小数点；相差 {}", confused->text, difference.chinese)};
}

Text missing_factor(const Relation& relation, const Judgement& judgement, const Text& difference) {
  if (adds_up(relation) && judgement.target_larger && judgement.ratio == Decimal(2, 0)) {
    return {
        fmt::format("it is twice the sum of its items: all of them seem to have been added again; they differ by {}",
                    difference.english),
        fmt::format("正好是各项之和的2倍：可能把各项又重复加了一遍；相差 {}", difference.chinese)};
  }
  if (judgement.hint != nullptr) {
    const Place place = place_of(*judgement.hint);
    return {fmt::format("one is {} times the other, the {} {}: probably forgotten or applied twice; they differ by {}",
                        plain(judgement.ratio), place.field, judgement.hint->text, difference.english),
            fmt::format("两者相差{}倍，正好是{} {}：可能漏乘或多乘；相差 {}", plain(judgement.ratio), place.field,
                        judgement.hint->text, difference.chinese)};
  }
  return {fmt::format("one is {} times the other: probably a factor forgotten or applied twice; they differ by {}",
                      plain(judgement.ratio), difference.english),
          fmt::format("两者相差{}倍：可能漏乘或多乘了一个数（如月数）；相差 {}", plain(judgement.ratio),
                      difference.chinese)};
}

/// Another item of the same amount; null when there is none.
const Cell* twin_of(const Cell& item, const Relation& relation) {
  for (const Term& term : relation.terms) {
    const Cell& other = *term.factors.front();
    if (&other != &item && term.factors.size() == 1 && other.quantity.value == item.quantity.value) return &other;
  }
  return nullptr;
}

Text item_slip(const Relation& relation, const Judgement& judgement, const Text& difference) {
  const Place place = place_of(*judgement.hint);
  const bool missing = judgement.verdict == Verdict::item_missing;
  const Cell* twin = missing ? twin_of(*judgement.hint, relation) : nullptr;
  if (twin != nullptr) {
    const std::string& other = place_of(*twin).field;
    return {fmt::format("they differ by {}, exactly {}, and {} is the same: left out of the total, or one item listed "
                        "twice",
                        difference.english, place.field, other),
            fmt::format("相差 {}，正好是{}，与{}相同：可能漏加，也可能同一项列了两次", difference.chinese, place.field,
                        other)};
  }
  return {fmt::format("they differ by {}, exactly {}: {}", difference.english, place.field,
                      missing ? "left out of the total" : "added twice"),
          fmt::format("相差 {}，正好是{}：可能{}", difference.chinese, place.field, missing ? "漏加" : "重复加总")};
}

}  // namespace

std::string plain(const Decimal& value) {
  const std::optional<Decimal> reduced = value.reduced();
  return (reduced ? *reduced : value).to_string();
}

std::string_view base_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

Text qualifier_word(const Quantity& quantity) {
  switch (quantity.qualifier) {
    case Qualifier::none:
      return {"exact", "确数"};
    case Qualifier::about:
      return {"approximate", "约数"};
    case Qualifier::forecast:
      return {"forecast", "预计"};
    case Qualifier::at_least:
      return {"at least", "不低于"};
    case Qualifier::at_most:
      return {"at most", "不超过"};
    case Qualifier::nearly:
      return {"nearly", "近"};
    case Qualifier::over:
      break;
  }
  return {"and more", "有余"};
}

Text why_impossible(const Cell& cell) {
  if (cell.quantity.value.is_negative()) return {"cannot be negative", "不能为负数"};
  switch (cell.measure) {
    case Measure::months:
      return {fmt::format("is more than the {} months of the period", cell.most),
              fmt::format("超过了实施期的 {} 个月", cell.most)};
    case Measure::share:
      return {"is more than the whole, 100%", "超过了100%"};
    case Measure::headcount:
      return {"is no whole number of persons", "不是整数人数"};
    default:
      return {"cannot be", "不可能"};
  }
}

Text conclusion_of(const Relation& relation, const Judgement& judgement, const Decimal& beside) {
  const MoneyUnit unit = relation.target->quantity.unit;
  const std::string stated(relation.target->text);
  const std::string expected = in_unit(judgement.expected, unit);
  const Text difference = difference_of(*relation.target, beside);
  if (relation.target->measure == Measure::share && relation.target->quantity.value.shifted(-2) == beside) {
    return share_without_percent(*relation.target, beside);
  }
  switch (judgement.verdict) {
    case Verdict::half_even:
      return {fmt::format("{} is the computed value rounded half to even; rounded half up it is {}", stated, expected),
              fmt::format("{} 是按“四舍六入五成双”取的数；四舍五入应为 {}", stated, expected)};
    case Verdict::truncated:
      return {fmt::format("{} is the computed value with its decimals cut off; rounded it is {}", stated, expected),
              fmt::format("{} 是测算结果舍去小数所得；四舍五入应为 {}", stated, expected)};
    case Verdict::rounded_up:
      return {fmt::format("{} is the computed value rounded up; rounded half up it is {}", stated, expected),
              fmt::format("{} 是测算结果向上进位；四舍五入应为 {}", stated, expected)};
    case Verdict::approximate_input:
      return approximate_input(stated, judgement);
    case Verdict::round_figure:
      return {
          fmt::format("{} is the computed value made a round figure; they differ by {}", stated, difference.english),
          fmt::format("{} 是测算结果凑成的整数；相差 {}", stated, difference.chinese)};
    case Verdict::tail_difference:
      return {fmt::format("the items seem to have been rounded one by one; they differ by {}", difference.english),
              fmt::format("可能是各项分别四舍五入造成的尾差；相差 {}", difference.chinese)};
    case Verdict::unit_slip:
      return unit_slip(judgement.ratio, difference);
    case Verdict::missing_factor:
      return missing_factor(relation, judgement, difference);
    case Verdict::transposed_digits:
      return {fmt::format("two digits seem to have changed places; they differ by {}", difference.english),
              fmt::format("可能是两位数字写颠倒了；相差 {}", difference.chinese)};
    case Verdict::one_digit:
      return {fmt::format("a single digit differs; they differ by {}", difference.english),
              fmt::format("只有一位数字不同；相差 {}", difference.chinese)};
    case Verdict::decimal_shift:
      return decimal_shift(relation, judgement, difference);
    case Verdict::item_missing:
    case Verdict::item_doubled:
      return item_slip(relation, judgement, difference);
    case Verdict::mismatch:
      return {fmt::format("they differ by {}", difference.english), fmt::format("相差 {}", difference.chinese)};
    case Verdict::holds:
    case Verdict::out_of_range:
    case Verdict::not_evaluable:
      break;
  }
  return {};
}

}  // namespace budgetlint
