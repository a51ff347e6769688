#include "finding_json.hpp"

#include <nlohmann/json.hpp>

#include "budgetlint/report/version.hpp"
#include "budgetlint/support/terminal.hpp"
#include "held.hpp"

namespace budgetlint {
namespace {

void add_text(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

void add_range(Json& object, const Place& place) {
  object["line"] = place.begin.line;
  object["column"] = place.begin.column;
  object["end_line"] = place.end.line;
  object["end_column"] = place.end.column;
}

Json json_of(const Related& related) {
  Json object;
  object["role"] = role_name(related.role);
  object["file"] = related.place.file;
  object["document"] = related.place.document;
  object["path"] = related.place.path;
  object["line"] = related.place.begin.line;
  object["column"] = related.place.begin.column;
  add_text(object, "value", related.value);
  return object;
}

Json json_of(const Fix& fix, Language language) {
  Json edits = Json::array();
  for (const Edit& edit : fix.edits) {
    Json object;
    object["file"] = edit.place.file;
    add_range(object, edit.place);
    object["text"] = edit.text;
    edits.push_back(std::move(object));
  }
  return {{"safe", fix.safety == Safety::safe}, {"title", fix.title.in(language)}, {"edits", std::move(edits)}};
}

Json json_of(const Hold& hold) {
  Json object;
  object["kind"] = holder_name(hold.by);
  add_text(object, "reason", hold.reason);
  object["file"] = hold.file;
  if (hold.line > 0) object["line"] = hold.line;
  return object;
}

Json json_of(const Loosening& loosening, Language language) {
  Json object;
  object["what"] = loosening.what.in(language);
  add_text(object, "file", loosening.file);
  if (loosening.line > 0) object["line"] = loosening.line;
  return object;
}

}  // namespace

Json json_of(const Finding& finding, Language language) {
  Json object;
  object["rule"] = finding.rule->id;
  object["name"] = finding.rule->name;
  object["severity"] = severity_name(finding.severity);
  object["message"] = finding.message.in(language);
  object["file"] = finding.place.file;
  object["document"] = finding.place.document;
  object["path"] = finding.place.path;
  add_range(object, finding.place);
  add_text(object, "department", finding.department);
  if (finding.year != 0) object["year"] = finding.year;
  add_text(object, "verdict", finding.verdict);
  object["also"] = finding.also;
  add_text(object, "stated", finding.stated);
  add_text(object, "expected", finding.expected);
  add_text(object, "computed", finding.computed);
  add_text(object, "unit", finding.unit);
  add_text(object, "derivation", derivation_of(finding, language));
  add_text(object, "conclusion", finding.conclusion.in(language));
  object["related"] = Json::array();
  for (const Related& related : finding.related) object["related"].push_back(json_of(related));
  object["fixes"] = Json::array();
  for (const Fix& fix : finding.fixes) object["fixes"].push_back(json_of(fix, language));
  object["fingerprint"] = fingerprint(finding);
  if (finding.softening) {
    object["softening"] = {{"what", finding.softening->what.in(language)}, {"file", finding.softening->file}};
  }
  if (finding.hold) object["suppression"] = json_of(*finding.hold);
  return object;
}

Json json_of(const Summary& summary) {
  Json object = {{"files", summary.files},
                 {"forms", summary.forms},
                 {"submissions", summary.submissions},
                 {"errors", summary.errors},
                 {"warnings", summary.warnings},
                 {"notes", summary.notes},
                 {"suppressed", summary.suppressed},
                 {"baselined", summary.baselined},
                 {"softened", summary.softened},
                 {"not_evaluable", summary.not_evaluable},
                 {"skipped", summary.skipped}};
  if (summary.unreadable > 0) object["unreadable"] = summary.unreadable;
  if (summary.unsearched > 0) object["unsearched"] = summary.unsearched;
  return object;
}

Json loosened_json(const Results& results, Language language) {
  Json loosened = Json::array();
  for (const Loosening& loosening : results.loosenings) loosened.push_back(json_of(loosening, language));
  return loosened;
}

void add_results(Json& report, const Results& results, Language language) {
  report["summary"] = json_of(results.summary);
  report["loosened"] = loosened_json(results, language);
  report["findings"] = Json::array();
  for (const Finding* finding : told_and_held(results)) report["findings"].push_back(json_of(*finding, language));
}

void add_head(Json& report) {
  report["version"] = 1;
  report["tool"] = {{"name", "budgetlint"}, {"version", version()}};
  report["columns"] = "codepoint";
}

std::string json_text(const Json& value, JsonLayout layout) {
  const int indent = layout == JsonLayout::pretty ? 2 : -1;
  return harmless_json(value.dump(indent, ' ', false, Json::error_handler_t::replace)) + '\n';
}

}  // namespace budgetlint
