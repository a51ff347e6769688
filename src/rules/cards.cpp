#include "cards.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "budgetlint/form/edit.hpp"
#include "budgetlint/reconcile/card.hpp"
#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

/// The sum of items once repairs are made; empty when one is unreadable or one of several suspects.
std::optional<Decimal> repaired_sum(const std::vector<const Cell*>& items, const Network& network,
                                    const Diagnosis& diagnosis) {
  std::optional<Decimal> sum = Decimal();
  for (const Cell* item : items) {
    const std::optional<Decimal> value = item->unreadable() ? std::nullopt : diagnosis.repaired(*item, network);
    if (!sum || !value) return std::nullopt;
    sum = Decimal::add(*sum, *value);
  }
  return sum;
}

/// The unit that a form's blank total is filled in with: what its 金额单位 should say.
MoneyUnit unit_meant(const BlankTotal& blank, const Network& network, const Diagnosis& diagnosis) {
  for (const Cause& cause : diagnosis.causes) {
    if (cause.unit_slips.size() != 1) continue;
    const UnitSlip& slip = cause.unit_slips.front();
    const std::vector<const Cell*>& amounts = network.denominations()[slip.denomination].amounts;
    if (amounts.front()->origin.document == blank.total->origin.document) return slip.unit;
  }
  return blank.unit;
}

/// Where the unit of a form stands, or would.
const Field& unit_field(const Form& form) {
  return form.unit.present() ? static_cast<const Field&>(form.unit) : form.kind_field;
}

/// `金额单位 元`, or what is meant where it is not written.
Text unit_told(const Form& form) {
  const std::string_view unit = money_unit_name(form.unit.unit);
  if (form.unit.stated()) return {fmt::format("金额单位 {}", unit), fmt::format("金额单位 {}", unit)};
  return {fmt::format("金额单位 (not filled in, which means {})", unit), fmt::format("金额单位（未填，按{}计）", unit)};
}

/// Another form's unit would heal just the same: nobody is to blame.
void tell_other_units(const Cause& cause, const Submission& submission, Finding& finding) {
  const auto form_of = [&](std::size_t i) -> const Form& {
    return *submission.forms[cause.unit_slips[i].denomination];
  };
  const auto would_be = [&](std::size_t i) -> Text {
    const std::string_view should = money_unit_name(cause.unit_slips[i].unit);
    return {fmt::format("or {}", should), fmt::format("或为 {}", should)};
  };
  finding.reading = would_be(0);
  for (std::size_t i = 1; i < cause.unit_slips.size(); ++i) {
    finding.related.push_back(related(Role::candidate, unit_field(form_of(i)), would_be(i)));
    if (!form_of(i).unit.stated()) finding.related.back().value.clear();
  }
  const Text own = unit_told(form_of(0));
  const Text other = unit_told(form_of(1));
  const std::string file = std::filesystem::path(finding.related.front().place.file).filename().string();
  const std::size_t others = cause.unit_slips.size() - 1;
  finding.message = others == 1 ? Text{fmt::format("{} or {} in {} is wrong", own.english, other.english, file),
                                       fmt::format("{} 与 {}（{}）有一处有误", own.chinese, other.chinese, file)}
                                : Text{fmt::format("{} or one of {} other forms' is wrong", own.english, others),
                                       fmt::format("{} 或另外{}张表的金额单位中有一处有误", own.chinese, others)};
}

}  // namespace

Finding too_large_card(const Relation& relation) {
  Finding finding = finding_of(not_evaluable.info, place_of(*relation.target));
  finding.stated = relation.target->text;
  finding.message = {finding.place.field + " cannot be checked: the numbers are too large to be calculated exactly",
                     finding.place.field + " 无法核对：数字过大，超出可精确计算的范围"};
  return finding;
}

Finding blank_total_card(const BlankTotal& blank, const Network& network, const Diagnosis& diagnosis) {
  const MoneyUnit unit = unit_meant(blank, network, diagnosis);
  Finding finding = finding_of(*blank.rule, place_of(*blank.total));
  finding.unit = money_unit_name(unit);
  const std::string& field = finding.place.field;
  const std::optional<Decimal> sum = repaired_sum(blank.items, network, diagnosis);
  if (sum) finding.expected = in_unit(*sum, unit);
  if (blank.is_copy) {
    const std::string_view item = label_of(*blank.items.front());
    const std::string value = sum ? finding.expected : quoted(*blank.items.front());
    finding.message = {fmt::format("{} is blank; {} is {}", field, item, value),
                       fmt::format("{}未填写；{}为 {}", field, item, value)};
  } else if (sum) {
    finding.message = {fmt::format("{} is blank; its items add up to {}", field, finding.expected),
                       fmt::format("{}未填写；各项之和为 {}", field, finding.expected)};
  } else {
    finding.message = {fmt::format("{} is blank, though its items are filled in", field),
                       fmt::format("{}未填写，而各项已有金额", field)};
  }
  for (const Cell* item : blank.items) {
    const Role role = blank.is_copy ? Role::supports : Role::operand;
    if (item->stated()) finding.related.push_back(related(role, *item, qualifier_word(item->quantity)));
  }
  if (!sum) return finding;
  if (blank.witness != nullptr && blank.witness->stated() && blank.witness->quantity.value == *sum) {
    finding.related.push_back(related(Role::supports, *blank.witness, qualifier_word(blank.witness->quantity)));
  }
  if (const auto edit = edit_blank(*blank.total, shortest(*sum, static_cast<int>(unit)), unit)) {
    finding.fixes.push_back({Safety::unsafe, change_of(field, "", finding.expected), {*edit}});
  }
  return finding;
}

void add_blank_amount(Worksheet& worksheet, const Detail& detail, Relation calculated) {
  if (!detail.amount.present()) {
    if (auto card = blank_amount_card(calculated, detail.self)) worksheet.findings.push_back(*std::move(card));
  } else if (detail.amount.empty()) {
    worksheet.vacant.push_back(std::move(calculated));
  }
}

std::optional<Finding> blank_amount_card(const Relation& calculated, const Field& place) {
  const std::optional<Decimal> computed = computed_value(calculated);
  if (!computed) return std::nullopt;
  const MoneyUnit unit = calculated.target->quantity.unit;
  Finding finding = finding_of(blank_total.info, place_of(place));
  finding.unit = money_unit_name(unit);
  finding.computed = in_unit(*computed, unit);
  finding.expected = finding.computed;
  finding.derivation = derivation(calculated, *computed);
  finding.assumed = assumptions(calculated);
  const std::string field = calculated.target->present() ? finding.place.field : finding.place.field + " 金额";
  finding.message = {
      fmt::format("{} is not filled in; its calculation gives {} {}", field, finding.computed, finding.unit),
      fmt::format("{}未填；测算结果为 {} {}", field, finding.computed, finding.unit)};
  for (const Term& term : calculated.terms) {
    for (const Cell* factor : term.factors) {
      finding.related.push_back(related(Role::operand, *factor, qualifier_word(factor->quantity)));
    }
  }
  return finding;
}

Finding unit_card(const Network& network, const Cause& cause, const Submission& submission) {
  const UnitSlip& slip = cause.unit_slips.front();
  const Form& form = *submission.forms[slip.denomination];
  const std::string_view should = money_unit_name(slip.unit);
  const std::string_view read_in = money_unit_name(form.unit.unit);
  std::set<std::string_view> rules;
  for (const std::size_t index : cause.broken) rules.insert(network.relation(index).rule->id);
  Finding finding;
  finding.rule = leading_rule(network, cause.broken);
  for (const std::string_view id : rules) {
    if (id != finding.rule->id) finding.also.emplace_back(id);
  }
  finding.severity = Severity::error;
  finding.place = place_of(unit_field(form));
  finding.expected = should;
  finding.verdict = verdict_name(Verdict::unit_slip);
  if (form.unit.stated()) {
    finding.stated = form.unit.text;
    finding.reading = Text(verdict_reading(Verdict::unit_slip));
  }
  finding.conclusion = {
      fmt::format("in {} all amounts of this form agree with the other forms; in {} {} comparisons fail", should,
                  read_in, cause.broken.size()),
      fmt::format("按{}计，本表金额与其他各表全部相符；按{}计，有{}处不符", should, read_in, cause.broken.size())};
  if (cause.unit_slips.size() > 1) {
    tell_other_units(cause, submission, finding);
    return finding;
  }
  finding.message =
      form.unit.stated()
          ? Text{fmt::format("金额单位 {} should be {}", form.unit.text, should),
                 fmt::format("金额单位 {} 应为 {}", form.unit.text, should)}
          : Text{fmt::format("金额单位 is not filled in, which means {}; it should be {}", read_in, should),
                 fmt::format("金额单位未填（按{}计），应为 {}", read_in, should)};
  for (const std::size_t index : cause.broken) {
    for (const Cell* other : network.cells_of(index)) {
      if (other->origin.document != form.document.get()) finding.related.push_back(related(Role::supports, *other));
    }
  }
  if (const auto edit = edit_text(form.unit, should)) {
    finding.fixes.push_back({Safety::unsafe, change_of("金额单位", form.unit.text, should), {*edit}});
  }
  return finding;
}

}  // namespace budgetlint
