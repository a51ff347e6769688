// SARIF 2.1.0, as the standard and GitHub's code scanning demand it. Only the first location of a result is shown, so
// that is the cell to change; the others are linked from the message.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "budgetlint/report/version.hpp"
#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/uri.hpp"
#include "ci.hpp"
#include "finding_json.hpp"
#include "formats.hpp"
#include "held.hpp"
#include "layout.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t longest_description = 1024;

/// Columns in units of UTF-16, of which a character above U+FFFF takes two.
class Utf16Columns {
public:
  explicit Utf16Columns(const std::map<std::string, SourcePtr>& sources) : sources_(sources) {}

  /// `at` is where the byte `offset` of `file` stands. A file whose bytes are not at hand keeps its columns.
  [[nodiscard]] std::size_t column(const std::string& file, const Position& at, std::size_t offset) {
    const auto source = sources_.find(file);
    if (source == sources_.end()) return at.column;
    const auto [known, is_new] = above_.try_emplace(file);
    std::vector<std::size_t>& above = known->second;
    if (is_new) above = characters_above(source->second->bytes());
    const std::size_t line = source->second->line_span(at.line).begin;
    const auto first = std::ranges::lower_bound(above, line);
    const auto last = std::ranges::lower_bound(above, std::max(line, offset));
    return at.column + static_cast<std::size_t>(last - first);
  }

private:
  /// The offsets of the characters above U+FFFF: those of four bytes.
  static std::vector<std::size_t> characters_above(std::string_view bytes) {
    std::vector<std::size_t> above;
    for (std::size_t offset = 0; offset < bytes.size(); ++offset) {
      if (static_cast<unsigned char>(bytes[offset]) >= 0xF0) above.push_back(offset);
    }
    return above;
  }

  const std::map<std::string, SourcePtr>& sources_;
  std::map<std::string, std::vector<std::size_t>> above_;
};

Json text_of(std::string text) {
  return {{"text", std::move(text)}};
}

/// The text of a link: its brackets must not end it.
std::string link_text(std::string_view text) {
  std::string escaped;
  for (const char c : visible(text)) {
    if (c == '[' || c == ']' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

/// Prose in which nothing reads as a link.
std::string without_links(std::string text) {
  if (text.find("](") == std::string::npos) return text;
  std::string escaped;
  for (const char c : text) escaped += c == '[' ? "\\[" : std::string(1, c);
  return escaped;
}

std::string name_of(const Related& related) {
  std::string name = related.place.field;
  if (!name.empty() && !related.value.empty()) name += ' ';
  name += related.value;
  return name.empty() ? place_text(related.place) : name;
}

/// `Compare [支出明细 1 金额 54万](1), [项目金额 54](2) and 2 more.`: other places than operands first.
std::string links_of(const Finding& finding, Language language) {
  if (finding.related.empty()) return "";
  std::vector<std::size_t> order(finding.related.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_partition(order.begin(), order.end(),
                        [&](std::size_t i) { return finding.related[i].role != Role::operand; });
  const std::size_t shown = std::min(order.size(), most_places);
  std::vector<std::string> links;
  for (std::size_t i = 0; i < shown; ++i) {
    links.push_back(fmt::format("[{}]({})", link_text(name_of(finding.related[order[i]])), order[i] + 1));
  }
  if (order.size() > shown) links.push_back(and_more(order.size() - shown, language));
  return language == Language::english ? fmt::format(" Compare {}.", fmt::join(links, ", "))
                                       : fmt::format("对照：{}。", fmt::join(links, "、"));
}

/// Writes one report.
class Writer {
public:
  Writer(const Results& results, const ReportOptions& options)
      : results_(results), options_(options), columns_(results.sources) {}

  [[nodiscard]] Json log() {
    Json log;
    log["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
    log["version"] = "2.1.0";
    log["runs"] = Json::array({run()});
    return log;
  }

private:
  [[nodiscard]] std::string language() const { return options_.language == Language::english ? "en-US" : "zh-CN"; }

  Json run() {
    const std::vector<const Finding*> findings = told_and_held(results_);
    collect_rules(findings);
    Json driver{{"name", "budgetlint"}, {"version", version()}, {"language", language()}, {"rules", Json::array()}};
    for (const RuleInfo* rule : rules_) driver["rules"].push_back(json_of_rule(*rule));
    Json run;
    run["tool"]["driver"] = std::move(driver);
    run["automationDetails"]["id"] = "budgetlint/";
    run["language"] = language();
    run["columnKind"] = "utf16CodeUnits";
    run["invocations"] = Json::array({invocation()});
    run["results"] = Json::array();
    const std::vector<std::string> prints = distinct_fingerprints(findings);
    for (std::size_t i = 0; i < findings.size(); ++i) run["results"].push_back(result(*findings[i], prints[i]));
    run["properties"]["summary"] = budgetlint::json_of(results_.summary);
    run["properties"]["loosened"] = loosened_json(results_, options_.language);
    return run;
  }

  /// Every rule there is, then those of findings that nobody listed.
  void collect_rules(const std::vector<const Finding*>& findings) {
    const auto add = [this](const RuleInfo* rule) {
      if (indices_.try_emplace(rule->id, rules_.size()).second) rules_.push_back(rule);
    };
    for (const RuleInfo* rule : options_.rules) add(rule);
    for (const Finding* finding : findings) add(finding->rule);
  }

  [[nodiscard]] Json json_of_rule(const RuleInfo& rule) const {
    const std::string summary(rule.summary.in(options_.language));
    const std::string explanation(rule.explanation.in(options_.language));
    const std::string& full = explanation.empty() ? summary : explanation;
    Json descriptor;
    descriptor["id"] = rule.id;
    descriptor["name"] = rule.name;
    descriptor["shortDescription"] = text_of(shorten(summary, longest_description));
    descriptor["fullDescription"] = text_of(shorten(full, longest_description));
    descriptor["help"] = {{"text", fmt::format("{}\n\nbudgetlint explain {}", full, rule.id)},
                          {"markdown", fmt::format("**{}**\n\n{}\n\n`budgetlint explain {}`", summary, full, rule.id)}};
    descriptor["defaultConfiguration"]["level"] = severity_name(rule.severity);
    return descriptor;
  }

  [[nodiscard]] Json invocation() const {
    ReportOptions every = options_;
    every.every_place = true;
    Json notifications = Json::array();
    for (std::string& sentence : held_back(results_, every)) {
      notifications.push_back({{"level", "note"}, {"message", text_of(without_links(std::move(sentence)))}});
    }
    Json invocation{{"executionSuccessful", results_.failures.empty()},
                    {"toolConfigurationNotifications", std::move(notifications)}};
    for (const Text& failure : results_.failures) {
      invocation["toolExecutionNotifications"].push_back(
          {{"level", "error"}, {"message", text_of(without_links(visible(failure.in(options_.language))))}});
    }
    return invocation;
  }

  [[nodiscard]] Json artifact(const std::string& file) const {
    return {{"uri", uri_of(repository_path(file, options_))}};
  }

  Json region(const Place& place) {
    return {{"startLine", place.begin.line},
            {"startColumn", columns_.column(place.file, place.begin, place.span.begin)},
            {"endLine", place.end.line},
            {"endColumn", columns_.column(place.file, place.end, place.span.end)}};
  }

  Json location(const Place& place) {
    Json location;
    location["physicalLocation"] = {{"artifactLocation", artifact(place.file)}, {"region", region(place)}};
    return location;
  }

  Json result(const Finding& finding, const std::string& print) {
    Json result;
    result["ruleId"] = finding.rule->id;
    result["ruleIndex"] = indices_.at(finding.rule->id);
    result["level"] = severity_name(finding.severity);
    result["message"] =
        text_of(without_links(sentences_of(finding, options_.language)) + links_of(finding, options_.language));
    result["locations"] = Json::array({location(finding.place)});
    for (std::size_t i = 0; i < finding.related.size(); ++i) {
      const Related& related = finding.related[i];
      Json other;
      other["id"] = i + 1;
      other.update(location(related.place));
      other["message"] = text_of(without_links(visible(name_of(related))));
      other["properties"]["role"] = role_name(related.role);
      result["relatedLocations"].push_back(std::move(other));
    }
    result["partialFingerprints"]["budgetlint/v1"] = print;
    for (const Fix& fix : finding.fixes) result["fixes"].push_back(json_of_fix(fix));
    if (finding.hold) result["suppressions"] = Json::array({suppression(*finding.hold)});
    result["properties"] = properties(finding);
    return result;
  }

  /// What SARIF has no word for, under the names of our own JSON.
  [[nodiscard]] Json properties(const Finding& finding) const {
    const Json all = budgetlint::json_of(finding, options_.language);
    Json some;
    for (const char* key : {"document", "path", "department", "year", "verdict", "also", "stated", "expected",
                            "computed", "unit", "derivation", "softening"}) {
      if (all.contains(key)) some[key] = all[key];
    }
    return some;
  }

  /// Edits of one file are one change.
  Json json_of_fix(const Fix& fix) {
    std::map<std::string, Json> changes;
    for (const Edit& edit : fix.edits) {
      Json& change = changes[edit.place.file];
      change["artifactLocation"] = artifact(edit.place.file);
      Json replacement;
      replacement["deletedRegion"] = region(edit.place);
      replacement["insertedContent"] = text_of(edit.text);
      change["replacements"].push_back(std::move(replacement));
    }
    Json json;
    json["description"] = text_of(without_links(visible(fix.title.in(options_.language))));
    for (auto& [file, change] : changes) json["artifactChanges"].push_back(std::move(change));
    json["properties"]["safe"] = fix.safety == Safety::safe;
    return json;
  }

  [[nodiscard]] Json suppression(const Hold& hold) const {
    Json json;
    json["kind"] = hold.by == Holder::comment ? "inSource" : "external";
    json["status"] = "accepted";
    if (!hold.reason.empty()) json["justification"] = visible(hold.reason);
    json["location"]["physicalLocation"]["artifactLocation"] = artifact(hold.file);
    if (hold.line > 0) json["location"]["physicalLocation"]["region"]["startLine"] = hold.line;
    json["properties"]["kind"] = holder_name(hold.by);
    return json;
  }

  const Results& results_;
  const ReportOptions& options_;
  Utf16Columns columns_;
  std::vector<const RuleInfo*> rules_;
  std::map<std::string_view, std::size_t> indices_;
};

}  // namespace

std::string print_sarif(const Results& results, const ReportOptions& options) {
  return json_text(Writer(results, options).log(), JsonLayout::pretty);
}

}  // namespace budgetlint
