// The whole program over the forms of a submission: findings stand where they say, every report can be read by those it
// is for, and repairs touch nothing but what they name and leave no more to find than there was.
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "budgetlint/command/check.hpp"
#include "budgetlint/command/fix.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/schema/schema.hpp"
#include "fuzz/forms.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/places.hpp"
#include "fuzz/well_formed.hpp"
#include "tools/json_schema.hpp"

namespace budgetlint {
namespace {

using fuzz::require;

void check_findings(const Results& results) {
  for (const auto& [path, source] : results.sources) {
    const fuzz::Written written(source);
    for (const auto* findings : {&results.findings, &results.held}) {
      for (const Finding& finding : *findings) {
        fuzz::require_places(*source, finding);
        if (!finding.stated.empty()) written.require_quoted(finding.place, finding.stated);
        for (const Related& related : finding.related) written.require_quoted(related.place, related.value);
      }
    }
  }
  require(std::is_sorted(results.findings.begin(), results.findings.end(), reads_before), "not in order");
}

// --- Reports ---------------------------------------------------------------------------------------------------------

std::string printed(const Results& results, std::string_view format, Language language) {
  ReportOptions report;
  report.language = language;
  report.rules = all_rules();
  report.command = "budgetlint";
  report.can_fix = true;
  return find_format(format)->print(results, report);
}

void check_json(const Results& results, Language language) {
  static const testing::JsonSchema schema(nlohmann::json::parse(schema_text("report", Language::english)));
  const std::string text = printed(results, "json", language);
  const auto json = nlohmann::json::parse(text, nullptr, false);
  require(!json.is_discarded(), "no JSON", text);
  require(schema.accepts(json), "not what the schema of reports says", text);
  require(json["findings"].size() == results.findings.size() + results.held.size(), "findings are lost", text);
}

/// GitHub and GitLab show what is told, the others what is held back too.
void check_for_services(const Results& results, Language language) {
  const std::size_t told = results.findings.size();
  const auto sarif = nlohmann::json::parse(printed(results, "sarif", language), nullptr, false);
  require(!sarif.is_discarded() && sarif["version"] == "2.1.0", "no SARIF");
  require(sarif["runs"][0]["results"].size() == told + results.held.size(), "SARIF loses findings");
  const auto gitlab = nlohmann::json::parse(printed(results, "gitlab", language), nullptr, false);
  require(gitlab.is_array() && gitlab.size() == told, "GitLab is not told every finding");
  fuzz::require_xml(printed(results, "junit", language));
}

/// One kind of report, for printing all takes longer than the check; or all of them.
void check_reports(const Results& results, Language language, unsigned choice) {
  constexpr unsigned kinds = 4;
  const auto chosen = [&](unsigned kind) { return choice % (kinds + 1) == kind || choice % (kinds + 1) == kinds; };
  if (chosen(0)) check_json(results, language);
  if (chosen(1)) check_for_services(results, language);
  if (chosen(2)) {
    fuzz::require_json_lines(printed(results, "ndjson", language));
    fuzz::require_page(printed(results, "html", language));
  }
  if (!chosen(3)) return;
  for (const std::string_view format : {"text", "concise", "full", "markdown", "github"}) {
    require(!printed(results, format, language).empty() || format == "github", "an empty report", format);
  }
}

// --- Repairs ---------------------------------------------------------------------------------------------------------

/// Every edit of a file that a finding proposes, from its beginning, each once.
std::vector<Edit> edits_of(const Results& results, const std::string& file) {
  const auto key = [](const Edit& edit) { return std::tie(edit.place.span.begin, edit.place.span.end, edit.text); };
  const auto before = [&](const Edit& a, const Edit& b) { return key(a) < key(b); };
  const auto same = [&](const Edit& a, const Edit& b) { return key(a) == key(b); };
  std::vector<Edit> edits;
  for (const Finding& finding : results.findings) {
    for (const Fix& fix : finding.fixes) {
      std::ranges::copy_if(fix.edits, std::back_inserter(edits), [&](const Edit& e) { return e.place.file == file; });
    }
  }
  std::sort(edits.begin(), edits.end(), before);
  edits.erase(std::unique(edits.begin(), edits.end(), same), edits.end());
  return edits;
}

/// Up to where two texts have been compared, and the edits that were made on the way.
struct Compared {
  std::size_t before = 0;
  std::size_t after = 0;
  std::size_t edits = 0;
  auto operator<=>(const Compared&) const = default;
};

/// The text after is the one before with as many of the edits as are told, and no other byte is another one.
void check_untouched(const Correction& file, const std::vector<Edit>& edits) {
  const std::string_view before = file.before;
  const std::string_view after = file.after;
  std::set<Compared> ways{{}};
  for (const Edit& edit : edits) {
    const Span span = edit.place.span;
    std::set<Compared> next;
    for (const Compared& way : ways) {
      if (span.begin < way.before) {  // it overlaps one that was made
        next.insert(way);
        continue;
      }
      const std::string_view kept = before.substr(way.before, span.begin - way.before);
      if (!after.substr(way.after).starts_with(kept)) continue;
      const std::size_t at = way.after + kept.size();
      next.insert({span.begin, at, way.edits});
      if (after.substr(at).starts_with(edit.text)) next.insert({span.end, at + edit.text.size(), way.edits + 1});
    }
    ways = std::move(next);
  }
  require(std::ranges::any_of(ways,
                              [&](const Compared& way) {
                                return way.edits == file.edits && before.substr(way.before) == after.substr(way.after);
                              }),
          "bytes outside the edits changed", after);
}

bool is_about_reading(const Finding& finding) {
  return finding.rule->id < "BL010";
}

/// What holds nothing back any more is not worse than before.
std::size_t to_settle(const std::vector<Finding>& findings) {
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.rule->id != "BL901" && finding.rule->id != "BL905";
  }));
}

void check_repairs(const std::vector<Input>& files, const CheckOutcome& outcome, Safety most) {
  const Corrections corrections = correct(files, outcome, most, fuzz::check_options());
  for (const Correction& file : corrections.files) check_untouched(file, edits_of(outcome.results, file.path));
  if (corrections.files.empty()) return;
  const CheckOutcome after = check_files(corrected_inputs(files, corrections), fuzz::check_options());
  check_findings(after.results);
  require(after.results.findings.size() == corrections.after.results.findings.size(), "another check than was told");
  // A form that can be read at last may say more.
  if (std::ranges::any_of(outcome.results.findings, is_about_reading)) return;
  require(to_settle(after.results.findings) <= to_settle(outcome.results.findings), "more to find than before",
          printed(after.results, "concise", Language::english));
}

}  // namespace
}  // namespace budgetlint

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace budgetlint;
  fuzz::Bytes bytes(data, size);
  const unsigned how = bytes.byte();
  const Language language = how % 2 == 0 ? Language::english : Language::chinese;
  const std::vector<Input> files = fuzz::forms_of(bytes);
  const CheckOutcome outcome = check_files(files, fuzz::check_options());
  check_findings(outcome.results);
  check_reports(outcome.results, language, how / 2);
  check_repairs(files, outcome, Safety::safe);
  check_repairs(files, outcome, Safety::unsafe);
  return 0;
}
