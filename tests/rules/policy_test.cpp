// Rules that are left out, milder or more tolerant, and that nothing vanishes on their account but what was meant.
#include "budgetlint/rules/policy.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "budgetlint/rules/choice.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

using Lines = std::vector<std::string>;

/// The reconciled forms with one cell of 3-1 changed.
std::vector<File> forms_with(const std::string& from, const std::string& to) {
  std::vector<File> files = load_folder("examples/shifeng-2023-reconciled");
  const auto form = std::find_if(files.begin(), files.end(), [](const File& file) { return file.name == "3-1.yaml"; });
  const std::string bytes = replace_all(form->bytes, from, to);
  REQUIRE(bytes != form->bytes);
  form->bytes = bytes;
  return files;
}

/// Checks with these settings for 3-1.yaml.
Results check_with(const std::vector<File>& files, const Settings& settings) {
  CheckOptions options;
  options.jobs = 1;
  options.policy.set("3-1.yaml", std::make_shared<const Settings>(settings));
  return check_files(inputs_of(files), options).results;
}

Settings without(const Lines& ids) {
  Settings settings;
  for (const std::string& id : ids) settings.at(*find_rule(id)).enabled = false;
  return settings;
}

Settings tolerating(const std::string& id, Tolerance::Kind kind, const Decimal& bound = {}) {
  Settings settings;
  settings.at(*find_rule(id)).tolerance = Configured<Tolerance>{{kind, bound, "as asked"}, "own.yaml"};
  return settings;
}

Settings with_severity(Settings settings, const std::string& id, Severity severity) {
  settings.at(*find_rule(id)).severity = Configured<Severity>{severity, "own.yaml"};
  return settings;
}

std::vector<File> wrong_total() {
  return forms_with("\ntotal: 54", "\ntotal: 53");
}

}  // namespace

TEST_CASE("a rule that is left out builds no relation; the others still find the cell") {
  CHECK(digest(check(wrong_total())) == Lines{"error BL201 3-1.yaml /total 53 -> 54 [truncated]"});
  CHECK(digest(check_with(wrong_total(), without({"BL201"}))) ==
        Lines{"error BL202 3-1.yaml /total 53 -> 54 [one-digit]"});
  CHECK(digest(check_with(wrong_total(), without({"BL201", "BL202"}))).empty());
}

TEST_CASE("what keeps a form from being read cannot be left out") {
  const std::vector<File> broken = forms_with("\ntotal: 54", "\ntotal: [54");
  const Lines found = digest(check_with(broken, without({"BL002"})));
  REQUIRE_FALSE(found.empty());
  CHECK(
      std::any_of(found.begin(), found.end(), [](const std::string& line) { return line.starts_with("error BL002"); }));
}

TEST_CASE("a card is as severe as the worst of its rules, whatever one of them was made") {
  const Results one = check_with(wrong_total(), with_severity({}, "BL201", Severity::note));
  REQUIRE(one.findings.size() == 1);
  CHECK(one.findings[0].severity == Severity::error);  // BL202 says so still
  CHECK(one.summary.softened == 0);
  const Results both =
      check_with(wrong_total(), with_severity(with_severity({}, "BL201", Severity::note), "BL202", Severity::warning));
  REQUIRE(both.findings.size() == 1);
  CHECK(both.findings[0].severity == Severity::warning);
  REQUIRE(both.findings[0].softening);
  CHECK(both.findings[0].softening->what == Text("warning instead of error", "由 error 降为 warning"));
  CHECK(both.findings[0].softening->file == "own.yaml");
  CHECK(both.summary.softened == 1);
}

TEST_CASE("what becomes more severe is not called softened") {
  const std::vector<File> blank = forms_with("\nperiod: 2023年一年", "\nperiod: 长久");
  const Results usual = check(blank);
  REQUIRE(digest(usual).size() == 1);
  CHECK(usual.findings[0].severity == Severity::warning);
  const Results strict = check_with(blank, with_severity({}, "BL404", Severity::error));
  REQUIRE(strict.findings.size() == 1);
  CHECK(strict.findings[0].severity == Severity::error);
  CHECK_FALSE(strict.findings[0].softening);
}

TEST_CASE("a difference within a tolerance is held back, counted, and says by what") {
  // amount and total are compared by BL202, total and its one item by BL201: both must be tolerant.
  Settings settings = tolerating("BL201", Tolerance::Kind::absolute, Decimal(1, 4));
  CHECK(digest(check_with(wrong_total(), settings)) == Lines{"error BL202 3-1.yaml /total 53 -> 54 [one-digit]"});
  settings.at(*find_rule("BL202")).tolerance = settings.at(*find_rule("BL201")).tolerance;
  const Results results = check_with(wrong_total(), settings);
  CHECK(results.findings.empty());
  REQUIRE(results.held.size() == 2);
  CHECK(results.held[0].rule->id == "BL202");  // at /amount, which stands above /total
  CHECK(results.held[1].rule->id == "BL201");
  for (const Finding& finding : results.held) {
    CHECK(finding.hold->by == Holder::tolerance);
    CHECK(finding.hold->reason == "as asked");
    CHECK(finding.hold->file == "own.yaml");
  }
  CHECK(results.summary.softened == 2);
}

TEST_CASE("each kind of tolerance accepts what it says and no more") {
  struct Row {
    std::string total;  // beside one item of 54万 and an amount of 54
    Tolerance::Kind kind;
    Decimal bound;
    bool accepted;
  };
  const std::vector<Row> rows = {
      {"53", Tolerance::Kind::rounding, {}, false},
      {"53.7", Tolerance::Kind::rounding, {}, true},  // rounds to 54
      {"53.4", Tolerance::Kind::rounding, {}, false},
      {"54.7", Tolerance::Kind::rounding, {}, false},
      {"54.7", Tolerance::Kind::truncation, {}, true},  // 54 is 54.7 cut off
      {"53.4", Tolerance::Kind::truncation, {}, false},
      {"53", Tolerance::Kind::absolute, Decimal(1, 4), true},
      {"52.9", Tolerance::Kind::absolute, Decimal(1, 4), false},
      {"53.5", Tolerance::Kind::relative, Decimal(1, -2), true},  // 0.5 of 53.5 is less than 1 %
      {"53.4", Tolerance::Kind::relative, Decimal(1, -2), false},
      {"53", Tolerance::Kind::exact, {}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.total, tolerance_name(row.kind));
    Settings settings = tolerating("BL201", row.kind, row.bound);
    settings.at(*find_rule("BL202")).tolerance = settings.at(*find_rule("BL201")).tolerance;
    const Results results = check_with(forms_with("\ntotal: 54", "\ntotal: " + row.total), settings);
    CHECK(results.findings.empty() == row.accepted);
  }
}

TEST_CASE("a computed amount may be wanted exact") {
  CHECK(check_with(load_folder("examples/shifeng-2023-reconciled"), {}).findings.empty());
  const Results results =
      check_with(load_folder("examples/shifeng-2023-reconciled"), tolerating("BL203", Tolerance::Kind::exact));
  REQUIRE(results.findings.size() == 1);
  CHECK(results.findings[0].rule->id == "BL203");
  CHECK(results.findings[0].computed == "53.63625");
}

TEST_CASE("words that choose rules: an id, a name, the beginning of ids, in either case") {
  const auto ids = [](std::string_view word) {
    Lines found;
    for (const RuleInfo* rule : choose_rules(word).rules) found.emplace_back(rule->id);
    return found;
  };
  CHECK(ids("BL201") == Lines{"BL201"});
  CHECK(ids("bl201") == Lines{"BL201"});
  CHECK(ids("total-mismatch") == Lines{"BL201"});
  CHECK(ids("Total-Mismatch") == Lines{"BL201"});
  CHECK(ids("BL20") == Lines{"BL201", "BL202", "BL203", "BL204", "BL205", "BL206", "BL207", "BL208"});
  CHECK(ids("BL").size() == all_rules().size());
  for (const char* word : {"", "total", "201", "BL2011", "mismatch"}) CHECK(ids(word).empty());
  CHECK(choose_rules("BL201").by_itself);
  CHECK(choose_rules("total-mismatch").by_itself);
  CHECK_FALSE(choose_rules("BL20").by_itself);
  CHECK(nearest_rules("total-mismach") == Lines{"total-mismatch"});
  CHECK(nearest_rules("BL21") == Lines{"BL201"});
  CHECK(nearest_rules("nonsense").empty());
}
