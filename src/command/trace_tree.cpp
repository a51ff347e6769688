#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "budgetlint/command/trace.hpp"
#include "budgetlint/document/node.hpp"
#include "budgetlint/form/quantities.hpp"
#include "budgetlint/reconcile/card.hpp"
#include "budgetlint/reconcile/network.hpp"
#include "budgetlint/support/fold.hpp"

namespace budgetlint {
namespace {

/// The steps of a JSON Pointer, unescaped; empty when it does not begin with a slash.
std::vector<std::string> steps_of(std::string_view pointer) {
  std::vector<std::string> steps;
  if (!pointer.starts_with('/')) return steps;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      steps.emplace_back();
    } else if (pointer[i] == '~' && i + 1 < pointer.size() && (pointer[i + 1] == '0' || pointer[i + 1] == '1')) {
      steps.back() += pointer[++i] == '0' ? '~' : '/';
    } else {
      steps.back() += pointer[i];
    }
  }
  return steps;
}

const Node* step_into(const Node& node, const std::string& step) {
  if (node.kind == NodeKind::sequence) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    const bool leading_zero = step.size() > 1 && step.starts_with('0');  // RFC 6901 has none
    const bool number = error == std::errc() && end == step.data() + step.size() && !leading_zero;
    return number && index < node.children.size() ? node.children[index] : nullptr;
  }
  const std::string folded = fold_name(step);
  const auto found = std::find_if(node.children.begin(), node.children.end(), [&](const Node* child) {
    return child->name == step || fold_name(child->label) == folded;
  });
  return found == node.children.end() ? nullptr : *found;
}

/// The pointer in official labels: `/支出明细及测算说明/0/金额`.
std::string label_pointer(const Node& node) {
  if (node.parent == nullptr) return "";
  const bool keyed = node.parent->kind == NodeKind::mapping;
  return label_pointer(*node.parent) + '/' + (keyed ? std::string(node.label) : std::to_string(node.index));
}

bool is_copy(const Relation& relation) {
  const bool stated_twice = relation.kind == RelationKind::copy || relation.kind == RelationKind::sum;
  return stated_twice && relation.terms.size() == 1 && relation.terms.front().factors.size() == 1;
}

class Tracer {
public:
  Tracer(const Submission& submission, const Worksheet& worksheet)
      : submission_(submission), worksheet_(worksheet), network_(worksheet.relations) {
    for (const Form* form : submission.forms) forms_.emplace(form->document.get(), form);
  }

  [[nodiscard]] Trace run(const Cell& cell) {
    Trace trace;
    trace.root = follow_down(cell);
    seen_.insert(&cell);
    trace.elsewhere = follow_out(cell);
    add_witness(cell, trace);
    for (const Duplicate& duplicate : submission_.duplicates) {
      if (duplicate.form == trace.root.form) trace.reconciled = duplicate.kept;
    }
    return trace;
  }

private:
  [[nodiscard]] TracedCell node_of(const Cell& cell) const {
    TracedCell traced;
    traced.cell = &cell;
    const auto form = forms_.find(cell.origin.document);
    if (form != forms_.end()) traced.form = form->second;
    return traced;
  }

  /// A cell and what it is made of.
  [[nodiscard]] TracedCell follow_down(const Cell& cell) {
    TracedCell traced = node_of(cell);
    if (!expanded_.insert(&cell).second) {
      traced.shown_above = repeats(cell);
      return traced;
    }
    for (const std::size_t index : network_.relations_of(cell)) {
      if (is_made_of(cell, index) && shown_.insert(index).second) traced.relations.push_back(made_of(index));
    }
    add_unjudged(cell, traced);
    if (!traced.relations.empty()) return traced;
    for (const std::size_t index : network_.relations_of(cell)) {
      const Relation& relation = network_.relation(index);
      if (!is_copy(relation) || relation.target == &cell || !leads_on(index) || !shown_.insert(index).second) continue;
      traced.relations.push_back(tied(Tie::same, index, follow_down(*relation.target)));
    }
    return traced;
  }

  [[nodiscard]] bool is_made_of(const Cell& cell, std::size_t index) const {
    const Relation& relation = network_.relation(index);
    return relation.kind != RelationKind::range && relation.target == &cell;
  }

  /// Relations of the cell were told where it was shown first.
  [[nodiscard]] bool repeats(const Cell& cell) const {
    const auto& relations = network_.relations_of(cell);
    return std::any_of(relations.begin(), relations.end(), [&](std::size_t index) { return is_made_of(cell, index); });
  }

  /// The left side of a copy is made of something besides this copy.
  [[nodiscard]] bool leads_on(std::size_t copy) const {
    const Cell& target = *network_.relation(copy).target;
    const auto& relations = network_.relations_of(target);
    return std::any_of(relations.begin(), relations.end(),
                       [&](std::size_t index) { return index != copy && is_made_of(target, index); });
  }

  [[nodiscard]] TracedRelation judged(Tie tie, std::size_t index) const {
    const Relation& relation = network_.relation(index);
    TracedRelation traced;
    traced.tie = tie;
    traced.rule = relation.rule;
    traced.kind = relation.kind;
    traced.judgement = judge(relation);
    traced.computed = computed_value(relation);
    const bool broken = !traced.judgement->holds() && traced.judgement->verdict != Verdict::not_evaluable;
    if (broken) traced.conclusion = card_of(relation, *traced.judgement).conclusion;
    return traced;
  }

  [[nodiscard]] TracedRelation made_of(std::size_t index) {
    TracedRelation traced = judged(Tie::made_of, index);
    for (const Term& term : network_.relation(index).terms) traced.terms.push_back(follow_term(term));
    return traced;
  }

  [[nodiscard]] TracedTerm follow_term(const Term& term) {
    TracedTerm traced;
    traced.multiplier = term.multiplier;
    traced.implicit = term.implicit != Decimal(1, 0);
    traced.product = term.multiplier;
    for (const Cell* factor : term.factors) {
      traced.factors.push_back(follow_down(*factor));
      if (traced.product) traced.product = Decimal::multiply(*traced.product, factor->quantity.value);
    }
    return traced;
  }

  [[nodiscard]] TracedRelation tied(Tie tie, std::size_t index, TracedCell other) const {
    TracedRelation traced = judged(tie, index);
    TracedTerm term;
    term.factors.push_back(std::move(other));
    traced.terms.push_back(std::move(term));
    return traced;
  }

  /// What no relation could be made of: a blank total above its items, an equation over a cell that cannot be read.
  void add_unjudged(const Cell& cell, TracedCell& traced) {
    for (const BlankTotal& blank : worksheet_.blank_totals) {
      if (blank.total != &cell) continue;
      TracedRelation relation;
      relation.rule = blank.rule;
      relation.kind = RelationKind::sum;
      relation.computed = Decimal();
      for (const Cell* item : blank.items) {
        if (item->blank()) continue;
        relation.terms.push_back(follow_term({{item}}));
        const bool known = relation.computed && item->stated();
        relation.computed = known ? Decimal::add(*relation.computed, item->quantity.value) : std::nullopt;
      }
      traced.relations.push_back(std::move(relation));
    }
    for (const Unjudged& unjudged : worksheet_.unjudged) {
      if (unjudged.target != &cell) continue;
      TracedRelation relation;
      relation.rule = unjudged.rule;
      relation.obstacle = unjudged.obstacle;
      relation.why = why_not_read(unjudged.obstacle);
      traced.relations.push_back(std::move(relation));
    }
  }

  /// Why a text has no calculation in it; nullptr for other cells.
  [[nodiscard]] const NotEvaluable* why_not_read(const Field* cell) const {
    for (const auto& [text, prose] : worksheet_.readings) {
      if (text == cell && !prose->reading.evaluated()) return &*prose->reading.obstacle;
    }
    return nullptr;
  }

  /// What should say the same as a blank total.
  void add_witness(const Cell& cell, Trace& trace) const {
    for (const BlankTotal& blank : worksheet_.blank_totals) {
      if (blank.total != &cell || blank.witness == nullptr || !blank.witness->stated()) continue;
      TracedRelation relation;
      relation.tie = Tie::same;
      relation.rule = blank.rule;
      relation.terms.emplace_back();
      relation.terms.back().factors.push_back(node_of(*blank.witness));
      trace.elsewhere.push_back(std::move(relation));
    }
  }

  /// The cells that state the same quantity, one behind the other, and what they enter; without what `follow_down` has
  /// shown.
  [[nodiscard]] std::vector<TracedRelation> follow_out(const Cell& cell) {
    std::vector<TracedRelation> found;
    for (const std::size_t index : network_.relations_of(cell)) {
      const Relation& relation = network_.relation(index);
      if (relation.kind == RelationKind::range) continue;
      if (is_copy(relation)) {
        const Cell& other = relation.target == &cell ? *relation.terms.front().factors.front() : *relation.target;
        if (!seen_.insert(&other).second) continue;
        TracedCell node = node_of(other);
        node.shown_above = expanded_.count(&other) != 0;
        node.relations = follow_out(other);
        if (shown_.insert(index).second || !node.relations.empty())
          found.push_back(tied(Tie::same, index, std::move(node)));
      } else if (relation.target != &cell && shown_.insert(index).second) {
        found.push_back(tied(Tie::enters, index, node_of(*relation.target)));
      }
    }
    return found;
  }

  const Submission& submission_;
  const Worksheet& worksheet_;
  const Network network_;
  std::unordered_map<const Document*, const Form*> forms_;
  std::set<std::size_t> shown_;               // relations
  std::unordered_set<const Cell*> expanded_;  // by follow_down
  std::unordered_set<const Cell*> seen_;      // by follow_out
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
}

/// The language of most keys at the top of a form.
bool has_english_keys(const Node& root) {
  const auto english = std::count_if(root.children.begin(), root.children.end(), [](const Node* child) {
    return child->key != nullptr && is_ascii(child->key->text);
  });
  return 2 * static_cast<std::size_t>(english) >= root.children.size();
}

}  // namespace

std::optional<TraceTarget> parse_trace_target(std::string_view text) {
  // The last `#` that a number and a slash follow: `#` may stand in a file's name.
  for (std::size_t hash = text.rfind('#'); hash != text.npos && hash > 0; hash = text.rfind('#', hash - 1)) {
    const std::size_t slash = text.find('/', hash);
    if (slash == text.npos) continue;
    const std::string_view number = text.substr(hash + 1, slash - hash - 1);
    std::size_t document = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), document);
    const bool counted = error == std::errc() && end == number.data() + number.size() && document > 0;
    if (!number.empty() && !counted) continue;
    TraceTarget target{std::string(text.substr(0, hash)), std::nullopt, std::string(text.substr(slash))};
    if (counted) target.document = document - 1;
    return target;
  }
  return std::nullopt;
}

const Cell* find_quantity(const Form& form, std::string_view pointer) {
  const Node* node = form.document->root();
  for (const std::string& step : steps_of(pointer)) {
    node = step_into(*node, step);
    if (node == nullptr) return nullptr;
  }
  const std::vector<const Cell*> cells = quantities_of(form);
  const auto found =
      std::find_if(cells.begin(), cells.end(), [&](const Cell* cell) { return cell->origin.node == node; });
  return found == cells.end() ? nullptr : *found;
}

std::vector<std::string> nearest_pointers(const Form& form, std::string_view pointer) {
  constexpr std::size_t most = 3;
  constexpr std::size_t farthest = 40;
  const bool typed_in_english = is_ascii(pointer);
  const bool written_in_english = has_english_keys(*form.document->root());
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const Cell* cell : quantities_of(form)) {
    const Node& node = *cell->origin.node;
    const std::string english = budgetlint::pointer(node);
    const std::string chinese = label_pointer(node);
    ranked.emplace_back(edit_distance(pointer, typed_in_english ? english : chinese, farthest),
                        written_in_english ? english : chinese);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> nearest;
  for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i) nearest.push_back(std::move(ranked[i].second));
  return nearest;
}

Trace trace_cell(const Cell& cell, const Submission& submission, const Worksheet& worksheet) {
  return Tracer(submission, worksheet).run(cell);
}

}  // namespace budgetlint
