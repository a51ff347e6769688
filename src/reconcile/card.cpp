#include "budgetlint/reconcile/card.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "exact.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

/// A factor or an item as it stands in a derivation: the bare number, in the derivation's unit.
std::string number(const Cell& cell, int scale, std::span<const Repair> repairs) {
  return plain(as_repaired(cell, repairs).value.shifted(-scale));
}

/// ` * 3 * 12`: what no cell states, without its sign; what a text leaves to its reader stands by itself.
std::string multiplier_of(const Term& term) {
  const Decimal size = term.multiplier.absolute();
  const Decimal one(1, 0);
  if (term.implicit == one) return size == one ? "" : " * " + plain(size);
  const Decimal rest = exact::divide(size, term.implicit, size.exponent());  // whole months or years went into it
  const std::string written = rest == one ? "" : " * " + plain(rest);
  return written + " * " + plain(term.implicit);
}

std::string side(const Relation& relation, int scale, std::span<const Repair> repairs) {
  std::string text;
  for (const Term& term : relation.terms) {
    const bool negative = term.multiplier.is_negative();
    if (!text.empty()) text += negative ? " - " : " + ";
    if (text.empty() && negative) text += "-";
    const std::size_t begin = text.size();
    for (const Cell* factor : term.factors) {
      if (text.size() > begin) text += " * ";
      text += number(*factor, factor->measure == Measure::amount ? scale : 0, repairs);
    }
    text += multiplier_of(term);
  }
  return text;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : between).append(word);
  return text;
}

/// `1056000 元` beside an amount in another unit.
std::string with_unit(const Cell& cell, const Cell& other) {
  const bool told =
      cell.measure == Measure::amount && !cell.quantity.own_unit && cell.quantity.unit != other.quantity.unit;
  return told ? fmt::format("{} {}", cell.text, money_unit_name(cell.quantity.unit)) : std::string(cell.text);
}

Text message_of(const Relation& relation, const Finding& finding) {
  const std::string& field = finding.place.field;
  if (relation.kind == RelationKind::computed) {
    return {fmt::format("{} {} is not what its calculation gives, {}", field, finding.stated, finding.computed),
            fmt::format("{} {} 与测算结果 {} 不符", field, finding.stated, finding.computed)};
  }
  const Cell& first = *relation.terms.front().factors.front();
  if (relation.terms.size() == 1) {
    const Place other = place_of(first);
    const bool same_form = first.origin.document == relation.target->origin.document;
    const std::string where_en = same_form ? "" : fmt::format(" in {}", base_name(other.file));
    const std::string where_zh = same_form ? "" : fmt::format("（{}）", base_name(other.file));
    const std::string here = with_unit(*relation.target, first);
    const std::string there = with_unit(first, *relation.target);
    return {fmt::format("{} {} differs from {} {}{}", field, here, other.field, there, where_en),
            fmt::format("{} {} 与 {} {}{} 不一致", field, here, other.field, there, where_zh)};
  }
  return {fmt::format("{} {} is not the sum of its items, {}", field, finding.stated, finding.expected),
          fmt::format("{} {} 与各项之和 {} 不符", field, finding.stated, finding.expected)};
}

}  // namespace

std::string in_unit(const Decimal& yuan, MoneyUnit unit) {
  return plain(yuan.shifted(-static_cast<int>(unit)));
}

Decimal shortest(const Decimal& yuan, int scale) {
  const Decimal written = yuan.shifted(-scale);
  return written.reduced().value_or(written).shifted(scale);
}

std::string derivation(const Relation& relation, const Decimal& computed, std::span<const Repair> repairs) {
  const MoneyUnit unit = relation.kind == RelationKind::computed ? MoneyUnit::yuan : relation.target->quantity.unit;
  return fmt::format("{} = {} {}", side(relation, static_cast<int>(unit), repairs), in_unit(computed, unit),
                     money_unit_name(unit));
}

Text assumptions(const Relation& relation) {
  std::vector<std::string> implicit;
  for (const Term& term : relation.terms) {
    if (term.implicit == Decimal(1, 0)) continue;
    std::string factor = plain(term.implicit);
    if (std::find(implicit.begin(), implicit.end(), factor) == implicit.end()) implicit.push_back(std::move(factor));
  }
  if (implicit.empty()) return {};
  return {fmt::format("{} implicit, from the period", joined(implicit, ", ")),
          fmt::format("{}：隐含，取自实施期", joined(implicit, "、"))};
}

namespace {

/// A value that such a cell cannot have (BL107, BL108).
Finding range_card(const Relation& relation, const Judgement& judgement) {
  const Cell& cell = *relation.target;
  Finding finding = finding_of(*relation.rule, place_of(cell));
  finding.stated = cell.text;
  finding.verdict = verdict_name(judgement.verdict);
  finding.reading = Text(verdict_reading(judgement.verdict));
  const Text why = why_impossible(cell);
  finding.message = {fmt::format("{} {} {}", finding.place.field, finding.stated, why.english),
                     fmt::format("{} {} {}", finding.place.field, finding.stated, why.chinese)};
  return finding;
}

}  // namespace

Finding card_of(const Relation& relation, const Judgement& judgement) {
  if (relation.kind == RelationKind::range) return range_card(relation, judgement);
  const Cell& target = *relation.target;
  const MoneyUnit unit = target.quantity.unit;
  Finding finding;
  finding.rule = relation.rule;
  finding.severity = severity_of(relation, judgement);
  finding.place = place_of(target);
  finding.stated = target.text;
  finding.unit = money_unit_name(unit);
  finding.verdict = verdict_name(judgement.verdict);
  finding.reading = Text(verdict_reading(judgement.verdict));
  finding.expected = judgement.expected.shifted(-static_cast<int>(unit)).to_string();
  finding.computed = in_unit(judgement.computed, unit);
  const bool single = relation.terms.size() == 1 && relation.terms.front().factors.size() == 1;
  if (!single) {
    finding.derivation = derivation(relation, judgement.computed);
    finding.assumed = assumptions(relation);
  }
  for (const Term& term : relation.terms) {
    for (const Cell* factor : term.factors) {
      finding.related.push_back(related(Role::operand, *factor, qualifier_word(factor->quantity)));
    }
  }
  finding.message = message_of(relation, finding);
  // The value that the message names: a copy's and a calculation's is not rounded.
  const bool of_items = relation.kind == RelationKind::sum && relation.terms.size() > 1;
  finding.conclusion = conclusion_of(relation, judgement, of_items ? judgement.expected : judgement.computed);
  return finding;
}

}  // namespace budgetlint
