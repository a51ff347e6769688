#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/diagnostic/words.hpp"
#include "budgetlint/form/edit.hpp"
#include "budgetlint/reconcile/card.hpp"
#include "budgetlint/reconcile/domain.hpp"
#include "evidence.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

/// A value as the cell would write it: in its own unit, digits kept, a share in per cent if it is.
std::string as_written(const Cell& cell, const Decimal& value) {
  return value.shifted(-cell.quantity.scale()).to_string() + (cell.quantity.percent ? "%" : "");
}

/// `895 to 905`, `61 or more`.
Text range_text(const Suspect& suspect) {
  const int scale = suspect.cell->quantity.scale();
  const auto written = [&](const Decimal& value) { return as_written(*suspect.cell, shortest(value, scale)); };
  const std::string low = written(suspect.low);
  if (!suspect.high) return {low + " or more", low + " 以上"};
  const std::string high = written(*suspect.high);
  return {fmt::format("{} to {}", low, high), fmt::format("{} 至 {}", low, high)};
}

/// The lowest broken rule carries the card, the others are told with it; the worst severity wins.
void take_rules(const Network& network, const Cause& cause, Finding& finding) {
  std::vector<const RuleInfo*> rules;
  finding.severity = Severity::note;
  for (const std::size_t index : cause.broken) {
    const Relation& relation = network.relation(index);
    rules.push_back(relation.rule);
    finding.severity = std::max(finding.severity, severity_of(relation, judge(relation)));
  }
  std::ranges::sort(rules, {}, &RuleInfo::id);
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  finding.rule = rules.front();
  for (std::size_t i = 1; i < rules.size(); ++i) finding.also.emplace_back(rules[i]->id);
}

const Relation& leading_relation(const Network& network, const Cause& cause) {
  const auto lower = [&](std::size_t a, std::size_t b) {
    return std::pair(network.relation(a).rule->id, a) < std::pair(network.relation(b).rule->id, b);
  };
  return network.relation(*std::min_element(cause.broken.begin(), cause.broken.end(), lower));
}

void describe_cell(const Cell& cell, Finding& finding) {
  finding.place = place_of(cell);
  finding.stated = cell.text;
  if (cell.measure == Measure::amount || cell.quantity.own_unit) finding.unit = money_unit_name(cell.quantity.unit);
}

/// How a cell reads as a part of the evidence: the one that has a card of its own as what that card says it should be.
Text reading_of(const Cell& operand, std::span<const Repair> repairs) {
  const auto repair = std::ranges::find(repairs, &operand, &Repair::cell);
  if (repair == repairs.end() || repair->quantity.value == operand.quantity.value) {
    return qualifier_word(operand.quantity);
  }
  Cell repaired = operand;
  repaired.quantity = repair->quantity;
  std::string value = as_written(repaired, repaired.quantity.value);
  if (repaired.quantity.unit != operand.quantity.unit) value += money_unit_name(repaired.quantity.unit);
  return {"should be " + value, "应为 " + value};
}

/// The other cells of a relation as evidence, in the order of the derivation; without those that the card names
/// already.
void add_operands(const Relation& relation, std::span<const Repair> repairs, Finding& finding) {
  const auto add = [&](const Cell& operand) {
    const Place place = place_of(operand);
    const auto names = [&](const Place& other) { return other.file == place.file && other.span == place.span; };
    if (names(finding.place)) return;
    if (std::ranges::any_of(finding.related, [&](const Related& named) { return names(named.place); })) return;
    finding.related.push_back(related(Role::operand, operand, reading_of(operand, repairs)));
  };
  const bool target_last = relation.kind == RelationKind::computed;
  if (!target_last) add(*relation.target);
  for (const Term& term : relation.terms) {
    for (const Cell* factor : term.factors) add(*factor);
  }
  if (target_last) add(*relation.target);
}

/// A sum solved for one of its items: item = total - the others.
Relation solved_for(const Cell& item, const Relation& sum) {
  Relation solved{sum.rule, RelationKind::sum, &item, {Term{{sum.target}}}, {}};
  for (const Term& term : sum.terms) {
    if (term.factors.front() == &item) continue;
    solved.terms.push_back(term);
    solved.terms.back().multiplier = Decimal(-1, 0);
  }
  return solved;
}

/// Where nothing but a broken relation itself tells a cell's value: how it does, with the repairs of both put in.
void derive_from(const Relation& relation, const Cell& cell, std::span<const Repair> repairs, Finding& finding) {
  const bool solved = relation.kind != RelationKind::computed && relation.target != &cell;
  const Relation derived = solved ? solved_for(cell, relation) : relation;
  const bool derives = derived.terms.size() > 1 || relation.kind == RelationKind::computed;
  if (derives && holds(relation, repairs)) {  // it need not where another cell of it is one of several suspects
    const std::optional<Decimal> computed = computed_value(derived, repairs);
    if (!computed) return;
    finding.derivation = derivation(derived, *computed, repairs);
    finding.assumed = assumptions(derived);
    if (!finding.unit.empty()) finding.computed = in_unit(*computed, cell.quantity.unit);
  }
  add_operands(relation, repairs, finding);
}

/// How the stated value comes to differ from the supported one: compared with the computation behind it where
/// there is one, else with the value itself.
void explain_difference(const Cell& cell, const Decimal& value, const Evidence& evidence,
                        std::span<const Repair> repairs, Finding& finding) {
  const Cell marked = cell;  // no repair is put into a copy
  Cell stated = cell;
  stated.quantity.qualifier = Qualifier::none;
  Cell should = stated;
  should.quantity.value = value;
  Relation comparison{finding.rule, RelationKind::copy, &stated, {Term{{&should}}}, {}};
  if (evidence.computation) {
    const Relation& computation = *evidence.computation;
    const std::optional<Decimal> computed = computed_value(computation, repairs);
    if (!computed) return;
    finding.derivation = derivation(computation, *computed, repairs);
    finding.assumed = assumptions(computation);
    finding.computed = in_unit(*computed, cell.quantity.unit);
    for (const Term& term : computation.terms) {
      for (const Cell* factor : term.factors) {
        finding.related.push_back(related(Role::operand, *factor, reading_of(*factor, repairs)));
      }
    }
    Relation restated = computation;
    restated.rule = finding.rule;
    restated.target = &marked;
    if (!holds(restated, repairs)) comparison = restated;
  }
  const Judgement judgement = judge(comparison, repairs);
  if (judgement.holds() || judgement.verdict == Verdict::not_evaluable) return;
  finding.verdict = verdict_name(judgement.verdict);
  finding.reading = Text(verdict_reading(judgement.verdict));
  finding.conclusion = conclusion_of(comparison, judgement, value);
}

void offer_fix(const Cell& cell, const Decimal& value, Finding& finding) {
  const auto edit = cell.blank() ? edit_blank(cell, value, cell.quantity.unit) : edit_value(cell, value);
  if (!edit) return;
  std::string written = as_written(cell, value);
  if (!cell.blank()) {  // as the cell will read: `约91.2万元`
    const Span digits = cell.quantity.digits;
    written = std::string(cell.text).replace(digits.begin, digits.size(), edit->text);
  }
  finding.fixes.push_back({Safety::unsafe, change_of(finding.place.field, cell.text, written), {*edit}});
}

/// What an empty cell would have to say: what its sum leaves, and what others state.
void explain_blank(const Network& network, const Cause& cause, const Evidence& evidence,
                   std::span<const Repair> repairs, Finding& finding) {
  const Cell& cell = *cause.suspects.front().cell;
  const Relation& sum = leading_relation(network, cause);
  const std::string_view total = label_of(*sum.target);
  const Repair filled{&cell, as_repaired(cell, repairs)};
  if (sum.blanks.size() == 1 && holds(sum, std::span(&filled, 1))) {
    finding.conclusion = {
        fmt::format("{} {} less the other items leaves {}", total, sum.target->text, finding.expected),
        fmt::format("{} {} 减去其余各项，正好余 {}", total, sum.target->text, finding.expected)};
  }
  if (sum.blanks.size() == 1 && evidence.witnesses.empty() && evidence.computation == nullptr) {
    derive_from(sum, cell, repairs, finding);
  }
  const Relation* computation = evidence.computation;
  if (computation == nullptr && finding.derivation.empty()) computation = evidence.sum;
  if (computation == nullptr) return;
  const auto computed = computed_value(*computation, repairs);
  if (!computed) return;
  finding.derivation = derivation(*computation, *computed, repairs);
  finding.computed = in_unit(*computed, computation->target->quantity.unit);
}

/// The first broken relation that compares the cell with others, a sum of several before all others; null where only
/// its own value is impossible.
const Relation* comparing_relation(const Network& network, const Cause& cause, const Cell& cell) {
  const Relation* first = nullptr;
  for (const std::size_t index : cause.broken) {
    const Relation& relation = network.relation(index);
    const std::vector<const Cell*>& cells = network.cells_of(index);
    const bool reads = std::find(cells.begin(), cells.end(), &cell) != cells.end();
    if (!reads || relation.kind == RelationKind::range) continue;
    if (adds_up(relation)) return &relation;
    if (first == nullptr) first = &relation;
  }
  return first;
}

Text joined(const Text& first, const Text& second) {
  return {fmt::format("{}; {}", first.english, second.english), fmt::format("{}；{}", first.chinese, second.chinese)};
}

Text because_impossible(const Cell& cell) {
  const Text why = why_impossible(cell);
  return {fmt::format("{} {}", cell.text, why.english), fmt::format("{} {}", cell.text, why.chinese)};
}

void blame_certainly(const Network& network, const Cause& cause, std::span<const Repair> repairs, Finding& finding) {
  const Suspect& suspect = cause.suspects.front();
  const Cell& cell = *suspect.cell;
  finding.expected = as_written(cell, suspect.low);
  finding.message = {fmt::format("{} {} should be {}", finding.place.field, finding.stated, finding.expected),
                     fmt::format("{} {} 应为 {}", finding.place.field, finding.stated, finding.expected)};
  if (cell.blank()) {
    finding.message = {fmt::format("{} is not filled in; it should be {}", finding.place.field, finding.expected),
                       fmt::format("{} 未填，应为 {}", finding.place.field, finding.expected)};
  }
  Evidence evidence = evidence_for(network, cell, suspect.low, repairs);
  for (const Cell* witness : evidence.witnesses) {
    finding.related.push_back(related(Role::supports, *witness, qualifier_word(witness->quantity)));
  }
  if (cell.blank()) {
    explain_blank(network, cause, evidence, repairs, finding);
  } else {
    const Relation* relation = comparing_relation(network, cause, cell);
    // What a broken sum leaves for the item is nearer than a sum elsewhere.
    const bool left = relation != nullptr && adds_up(*relation) && relation->target != &cell;
    if (evidence.computation == nullptr && !left) evidence.computation = evidence.sum;
    explain_difference(cell, suspect.low, evidence, repairs, finding);
    if (evidence.computation == nullptr && relation != nullptr && (left || evidence.witnesses.empty())) {
      derive_from(*relation, cell, repairs, finding);
    }
    if (!is_possible(cell, cell.quantity) && cell.measure != Measure::share) {
      finding.conclusion = joined(because_impossible(cell), finding.conclusion);
    }
  }
  offer_fix(cell, suspect.low, finding);
}

void blame_range(const Suspect& suspect, Finding& finding) {
  const Text range = range_text(suspect);
  finding.message = {
      fmt::format("{} {} does not fit; {} would", finding.place.field, finding.stated, range.english),
      fmt::format("{} {} 与其他各处不符；{} 才相符", finding.place.field, finding.stated, range.chinese)};
}

Text would_be(const Suspect& suspect) {
  if (!suspect.certain()) return {"or " + range_text(suspect).english, "或为 " + range_text(suspect).chinese};
  const std::string value = as_written(*suspect.cell, suspect.low);
  return {"or " + value, "或为 " + value};
}

/// `金额 54万 in 3-1.yaml`: a suspect as seen from the card's own cell, which is another.
Text named_beside(const Cell& cell, const Finding& finding) {
  const Place place = place_of(cell);
  const std::string name =
      fmt::format("{} {}", field_beside(place, finding.place), cell.blank() ? "" : std::string(cell.text));
  if (place.file == finding.place.file && place.document == finding.place.document) return {name, name};
  return {fmt::format("{} in {}", name, base_name(place.file)), fmt::format("{}（{}）", name, base_name(place.file))};
}

/// `金额 110 with 标准 27.5万元/台; …`: which cells of a tie heal together.
Text sets_in_words(const Cause& cause, const Finding& finding) {
  constexpr std::size_t most_sets = 4;
  Text words;
  for (std::size_t i = 0; i < std::min(cause.sets.size(), most_sets); ++i) {
    Text set;
    for (const Cell* cell : cause.sets[i]) {
      const Text name = named_beside(*cell, finding);
      set = set.empty() ? name : Text{set.english + " with " + name.english, set.chinese + "、" + name.chinese};
    }
    words = words.empty() ? set : joined(words, set);
  }
  if (cause.sets.size() > most_sets) {
    words.english += fmt::format("; and {} more", cause.sets.size() - most_sets);
    words.chinese += fmt::format("；另有{}组", cause.sets.size() - most_sets);
  }
  return {"what heals together: " + words.english, "须一并修改的是下列各组之一：" + words.chinese};
}

/// `合计 53 or 项目金额 54 is wrong`, the card's own cell first.
Text message_of_tie(const Cause& cause, const Finding& finding) {
  const std::string own = fmt::format("{} {}", finding.place.field, finding.stated);
  if (!cause.sets.empty()) {
    const std::size_t wrong = cause.sets.front().size();
    const std::size_t all = cause.suspects.size();
    return {fmt::format("{} of {} cells are wrong together, among them perhaps {}", wrong, all, own),
            fmt::format("{} 等{}处中有{}处同时有误", own, all, wrong)};
  }
  if (cause.suspects.size() == 2) {
    const Text other = named_beside(*cause.suspects.back().cell, finding);
    return {fmt::format("{} or {} is wrong", own, other.english),
            fmt::format("{} 与 {} 有一处有误", own, other.chinese)};
  }
  const std::size_t others = cause.suspects.size() - 1;
  return {fmt::format("{} or one of {} other cells is wrong", own, others),
          fmt::format("{} 或另外{}处中有一处有误", own, others)};
}

/// Nothing tells which of several cells is wrong: the broken relation is told, and who may be to blame.
Finding tie_card(const Network& network, const Cause& cause) {
  const Relation& relation = leading_relation(network, cause);
  Finding finding = card_of(relation, judge(relation));
  take_rules(network, cause, finding);
  describe_cell(*cause.suspects.front().cell, finding);
  finding.expected.clear();
  finding.related.clear();
  if (cause.suspects.front().certain()) {
    finding.expected = as_written(*cause.suspects.front().cell, cause.suspects.front().low);
  }
  finding.reading = would_be(cause.suspects.front());
  for (std::size_t i = 1; i < cause.suspects.size(); ++i) {
    finding.related.push_back(related(Role::candidate, *cause.suspects[i].cell, would_be(cause.suspects[i])));
  }
  if (relation.kind != RelationKind::range) {
    finding.conclusion = finding.conclusion.empty() ? finding.message : joined(finding.message, finding.conclusion);
    finding.message = message_of_tie(cause, finding);
    if (!cause.sets.empty()) finding.conclusion = joined(finding.conclusion, sets_in_words(cause, finding));
    Relation target_alone = relation;
    target_alone.terms.clear();
    add_operands(target_alone, {}, finding);
  }
  return finding;
}

}  // namespace

const RuleInfo* leading_rule(const Network& network, const std::vector<std::size_t>& broken) {
  const RuleInfo* leading = network.relation(broken.front()).rule;
  for (const std::size_t index : broken) {
    const RuleInfo* rule = network.relation(index).rule;
    if (rule->id < leading->id) leading = rule;
  }
  return leading;
}

Finding card_of(const Network& network, const Cause& cause, std::span<const Repair> repairs) {
  if (cause.suspects.size() > 1) return tie_card(network, cause);
  Finding finding;
  take_rules(network, cause, finding);
  const Suspect& suspect = cause.suspects.front();
  describe_cell(*suspect.cell, finding);
  if (suspect.certain()) {
    blame_certainly(network, cause, repairs, finding);
  } else {
    const Relation& relation = leading_relation(network, cause);
    const Judgement judgement = judge(relation);
    const Finding plain = card_of(relation, judgement);
    if (relation.kind == RelationKind::range) {
      finding.message = plain.message;
    } else if (judgement.holds()) {
      add_operands(relation, repairs, finding);
      finding.conclusion = {"it agrees as printed, and no longer once the other cells told of are put right",
                            "目前与相关各数相符，但其他出错之处改正后就不再相符"};
      blame_range(suspect, finding);
    } else {
      finding.derivation = plain.derivation;
      finding.assumed = plain.assumed;
      const std::optional<Decimal> computed = computed_value(relation);
      if (computed && !finding.unit.empty()) finding.computed = in_unit(*computed, suspect.cell->quantity.unit);
      add_operands(relation, {}, finding);
      finding.conclusion = plain.message;
      blame_range(suspect, finding);
    }
  }
  return finding;
}

}  // namespace budgetlint
