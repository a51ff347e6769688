#include <nlohmann/json.hpp>

#include "budgetlint/reconcile/card.hpp"
#include "budgetlint/report/version.hpp"
#include "budgetlint/support/terminal.hpp"
#include "trace_print.hpp"

namespace budgetlint {
namespace {

using Json = nlohmann::ordered_json;

std::string_view tie_name(Tie tie) {
  switch (tie) {
    case Tie::made_of:
      return "made-of";
    case Tie::same:
      return "same";
    case Tie::enters:
      return "enters";
  }
  return {};
}

std::string_view kind_name(RelationKind kind) {
  switch (kind) {
    case RelationKind::copy:
      return "copy";
    case RelationKind::sum:
      return "sum";
    case RelationKind::computed:
      return "computed";
    case RelationKind::range:
      break;
  }
  return "range";
}

std::string_view state_name(CellState state) {
  switch (state) {
    case CellState::blank:
      return "blank";
    case CellState::stated:
      return "stated";
    case CellState::unreadable:
      break;
  }
  return "unreadable";
}

Json json_of(const TracedRelation& relation, Language language);

Json json_of(const TracedCell& traced, Language language) {
  const Cell& cell = *traced.cell;
  const Place place = place_of(cell);
  Json object{{"file", place.file},         {"document", place.document},     {"path", place.path},
              {"field", place.field},       {"line", place.begin.line},       {"column", place.begin.column},
              {"end_line", place.end.line}, {"end_column", place.end.column}, {"state", state_name(cell.state)},
              {"text", cell.text}};
  if (cell.stated()) {
    object["value"] = in_yuan(cell.quantity.value);
    const bool money = cell.measure == Measure::amount || cell.measure == Measure::rate;
    if (money) object["unit"] = "元";
  }
  object["shown_above"] = traced.shown_above;
  object["relations"] = Json::array();
  for (const TracedRelation& relation : traced.relations) object["relations"].push_back(json_of(relation, language));
  return object;
}

Json json_of(const TracedTerm& term, bool product, Language language) {
  Json object;
  if (product && term.product) object["product"] = in_yuan(*term.product);
  if (term.multiplier != Decimal(1, 0)) object["multiplier"] = in_yuan(term.multiplier);
  if (term.implicit) object["implicit"] = true;
  object["factors"] = Json::array();
  for (const TracedCell& factor : term.factors) object["factors"].push_back(json_of(factor, language));
  return object;
}

/// The words of a text that are in the way.
void add_words(Json& object, const Field& text, const NotEvaluable& why, Language language) {
  object["name"] = obstacle_name(why.obstacle);
  object["message"] = why.message.in(language);
  if (!why.hint.empty()) object["hint"] = why.hint.in(language);
  object["words"] = Json::array();
  for (const Span& words : why.words) {
    const TextCell part = part_of(text, words);
    const Place place = place_of(part);
    object["words"].push_back({{"text", part.text},
                               {"line", place.begin.line},
                               {"column", place.begin.column},
                               {"end_line", place.end.line},
                               {"end_column", place.end.column}});
  }
}

Json json_of(const TracedRelation& relation, Language language) {
  Json object{{"rule", relation.rule->id},
              {"name", relation.rule->name},
              {"tie", tie_name(relation.tie)},
              {"kind", kind_name(relation.kind)}};
  object["verdict"] = verdict_name(relation.judgement ? relation.judgement->verdict : Verdict::not_evaluable);
  if (relation.computed) object["computed"] = in_yuan(*relation.computed);
  if (!relation.conclusion.empty()) object["conclusion"] = relation.conclusion.in(language);
  if (relation.obstacle != nullptr && relation.obstacle->present()) {
    const Place place = place_of(*relation.obstacle);
    object["obstacle"] = {{"file", place.file},
                          {"document", place.document},
                          {"path", place.path},
                          {"line", place.begin.line},
                          {"column", place.begin.column}};
    if (relation.why != nullptr) add_words(object["obstacle"], *relation.obstacle, *relation.why, language);
  }
  object["terms"] = Json::array();
  const bool product = relation.tie == Tie::made_of && relation.kind == RelationKind::computed;
  for (const TracedTerm& term : relation.terms) object["terms"].push_back(json_of(term, product, language));
  return object;
}

}  // namespace

std::string print_trace_json(const Trace& trace, Language language) {
  Json report{{"version", 1},
              {"tool", {{"name", "budgetlint"}, {"version", version()}}},
              {"columns", "codepoint"},
              {"cell", json_of(trace.root, language)},
              {"elsewhere", Json::array()}};
  for (const TracedRelation& relation : trace.elsewhere) report["elsewhere"].push_back(json_of(relation, language));
  if (trace.reconciled != nullptr) {
    const Document& kept = *trace.reconciled->document;
    report["reconciled_instead"] = {{"file", kept.source().path()}, {"document", kept.index()}};
  }
  return harmless_json(report.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

}  // namespace budgetlint
