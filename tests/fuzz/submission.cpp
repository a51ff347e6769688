// The whole program over the forms of a submission: findings stand where they say, every report can be read by those it
// is for, and repairs touch nothing but what they name and leave no more to find than there was.
#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "budgetlint/command/check.hpp"
#include "budgetlint/command/fix.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/schema/schema.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/places.hpp"
#include "tools/json_schema.hpp"

namespace budgetlint {
namespace {

using fuzz::require;

/// Files one after another, each behind a line of this.
constexpr std::string_view separator = "\n=====\n";
constexpr std::size_t most_files = 6;

std::vector<Input> files_of(fuzz::Bytes& bytes) {
  std::vector<Input> files;
  while (!bytes.empty() && files.size() < most_files) {
    std::string name = "3-" + std::to_string(files.size() + 1) + ".yaml";
    files.push_back({std::move(name), Input::How::named, std::string(bytes.until(separator))});
  }
  return files;
}

CheckOptions options() {
  CheckOptions made;
  made.jobs = 1;
  made.holding.today = {2026, 11, 25};
  return made;
}

void check_findings(const Results& results) {
  for (const auto& [path, source] : results.sources) {
    for (const Finding& finding : results.findings) fuzz::require_places(*source, finding);
    for (const Finding& finding : results.held) fuzz::require_places(*source, finding);
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

void check_json_lines(const std::string& text) {
  fuzz::Bytes lines(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  while (!lines.empty()) {
    const std::string_view line = lines.until("\n");
    require(nlohmann::json::accept(line), "a line that is no JSON", line);
  }
}

/// Every element that begins ends, in turn.
void check_page(std::string_view page) {
  std::vector<std::string_view> open;
  for (std::size_t at = page.find('<'); at != page.npos; at = page.find('<', at)) {
    const std::size_t end = page.find('>', at);
    require(end != page.npos, "a tag without its end");
    const bool closes = page[at + 1] == '/';
    const std::size_t begin = at + (closes ? 2 : 1);
    const std::string_view name = page.substr(begin, page.find_first_of(" >\n", begin) - begin);
    at = end;
    if (closes) {
      require(!open.empty() && open.back() == name, "another element ends", name);
      open.pop_back();
    } else if (!name.starts_with('!') && name != "meta") {
      open.push_back(name);
      if (name == "style" || name == "script") at = page.find("</", at);
    }
  }
  require(open.empty(), "an element without its end");
}

void check_reports(const Results& results, Language language) {
  check_json(results, language);
  check_json_lines(printed(results, "ndjson", language));
  const auto sarif = nlohmann::json::parse(printed(results, "sarif", language), nullptr, false);
  require(!sarif.is_discarded() && sarif["version"] == "2.1.0", "no SARIF");
  require(nlohmann::json::accept(printed(results, "gitlab", language)), "no JSON for GitLab");
  const std::string junit = printed(results, "junit", language);
  require(bool{pugi::xml_document().load_string(junit.c_str())}, "no XML", junit);
  check_page(printed(results, "html", language));
  for (const std::string_view format : {"text", "concise", "full", "markdown", "github"}) {
    require(!printed(results, format, language).empty() || format == "github", "an empty report", format);
  }
}

// --- Repairs ---------------------------------------------------------------------------------------------------------

/// The bytes that repairs may replace, by file.
using Replaceable = std::map<std::string, std::vector<Span>>;

Replaceable replaceable(const Results& results) {
  Replaceable spans;
  for (const Finding& finding : results.findings) {
    for (const Fix& fix : finding.fixes) {
      for (const Edit& edit : fix.edits) spans[edit.place.file].push_back(edit.place.span);
    }
  }
  for (auto& [file, list] : spans) {
    std::sort(list.begin(), list.end(), [](Span a, Span b) { return a.begin < b.begin; });
  }
  return spans;
}

/// What stands between the edits is there afterwards too, in its order.
void check_untouched(const Correction& file, const std::vector<Span>& spans) {
  std::size_t kept = 0;
  std::size_t found = 0;
  const auto keep = [&](std::size_t end) {
    if (end <= kept) return;
    const std::string_view piece = std::string_view(file.before).substr(kept, end - kept);
    const std::size_t at = file.after.find(piece, found);
    require(at != std::string::npos && (kept > 0 || at == 0), "bytes outside the edits changed", piece);
    found = at + piece.size();
  };
  for (const Span span : spans) {
    keep(span.begin);
    kept = std::max(kept, span.end);
  }
  keep(file.before.size());
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
  const Corrections corrections = correct(files, outcome, most, options());
  const Replaceable spans = replaceable(outcome.results);
  for (const Correction& file : corrections.files) check_untouched(file, spans.at(file.path));
  if (corrections.files.empty()) return;
  const CheckOutcome after = check_files(corrected_inputs(files, corrections), options());
  check_findings(after.results);
  require(after.results.findings.size() == corrections.after.results.findings.size(), "another check than was told");
  // A form that can be read at last may say more.
  const bool unread = std::any_of(outcome.results.findings.begin(), outcome.results.findings.end(), is_about_reading);
  if (unread) return;
  require(to_settle(after.results.findings) <= to_settle(outcome.results.findings), "more to find than before",
          printed(after.results, "concise", Language::english));
}

}  // namespace
}  // namespace budgetlint

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace budgetlint;
  fuzz::Bytes bytes(data, size);
  const Language language = bytes.byte() % 2 == 0 ? Language::english : Language::chinese;
  const std::vector<Input> files = files_of(bytes);
  const CheckOutcome outcome = check_files(files, options());
  check_findings(outcome.results);
  check_reports(outcome.results, language);
  check_repairs(files, outcome, Safety::safe);
  check_repairs(files, outcome, Safety::unsafe);
  return 0;
}
