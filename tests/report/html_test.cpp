#include <catch2/catch.hpp>

#include "budgetlint/report/report.hpp"
#include "sample.hpp"

using namespace budgetlint;

// What a browser makes of the page is judged in tests/judges/page.py.

namespace {

std::string page_of(const Results& results, Language language = Language::english) {
  ReportOptions options;
  options.language = language;
  return find_format("html")->print(results, options);
}

Results results_of(Finding finding) {
  Results results;
  results.findings = {std::move(finding)};
  return results;
}

bool has(const std::string& page, std::string_view words) {
  return page.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a page without findings says so and has no choice and no cards", "[report][html]") {
  Results results;
  results.summary.files = results.summary.forms = results.summary.submissions = results.summary.compared = 1;
  results.forms = {{"a.yaml", 0, "科室", 2023, "表"}};
  const std::string page = page_of(results, Language::chinese);
  CHECK(has(page, "<html lang=\"zh-CN\">"));
  CHECK(has(page, "共1张表（1个部门年度），核对一致，未发现问题。"));
  CHECK(has(page, "<th scope=\"row\">表</th>"));
  CHECK_FALSE(has(page, "<article"));
  CHECK_FALSE(has(page, "<select"));
  CHECK(has(page_of({}), "Nothing was checked."));
}

TEST_CASE("every text of a finding is escaped once", "[report][html]") {
  const std::string nasty = "<b>&\"'\x1b]]>";
  const std::string harmless = "&lt;b&gt;&amp;&quot;'\\x1b]]&gt;";
  Finding finding = sample::total_mismatch();
  finding.message = finding.conclusion = finding.reading = {nasty, nasty};
  finding.department = finding.form = finding.unit = finding.stated = finding.derivation = finding.computed = nasty;
  finding.also = {nasty};
  finding.place.file = finding.place.field = nasty;
  for (Related& related : finding.related) {
    related.value = related.place.field = related.place.file = nasty;
    related.reading = {nasty, nasty};
  }
  finding.fixes[0].title = {nasty, nasty};
  finding.softening = Softening{{nasty, nasty}, nasty};
  Results results = results_of(finding);
  finding.hold = Hold{Holder::comment, nasty, nasty, 3};
  results.held = {finding};
  results.forms = {{nasty, 1, nasty, 2023, nasty}};
  results.loosenings = {{{nasty, nasty}, nasty, 1}};
  results.sources.emplace(nasty, std::make_shared<Source>(nasty, std::string(60, '\n') + nasty + '\n'));
  const std::string page = page_of(results);
  CHECK_FALSE(has(page, "<b>&"));
  CHECK_FALSE(has(page, "\x1b"));
  CHECK_FALSE(has(page, "&amp;lt;"));
  CHECK_FALSE(has(page, "&amp;amp;"));
  std::size_t count = 0;
  for (std::size_t at = page.find(harmless); at != std::string::npos; at = page.find(harmless, at + 1)) ++count;
  CHECK(count > 40);
}

TEST_CASE("what is held back stands on the page with where that is written", "[report][html]") {
  Results results;
  Finding finding = sample::total_mismatch();
  finding.hold = Hold{Holder::comment, "以批复文件为准", "forms/a.yaml", 12};
  results.findings.push_back(finding);
  finding.place.begin.line = 70;
  finding.hold = Hold{Holder::baseline, "", "known.json", 0};
  results.findings.push_back(finding);
  settle(results);
  results.loosenings = {{{"ignores BL203", "不核对 BL203"}, ".budgetlint.yaml", 4}};
  const std::string page = page_of(results);
  CHECK(has(page, "<summary>2 held back</summary>"));
  CHECK(has(page, "<td>comment: 以批复文件为准</td>"));
  CHECK(has(page, "forms/a.yaml:12"));
  CHECK(has(page, "<td>baseline</td>"));
  CHECK(has(page, "<td class=\"where\">known.json</td>"));
  CHECK(has(page, ".budgetlint.yaml:4"));
  CHECK(has(page, "ignores BL203"));
}

TEST_CASE("a form that could not be read has its row and its cards", "[report][html]") {
  Finding finding = sample::total_mismatch();
  finding.form.clear();
  const std::string page = page_of(results_of(finding));
  CHECK(has(page, "<th scope=\"row\"><a href=\"#card-1\">not read</a></th>"));
  CHECK(has(page, "data-form=\"1\""));
}

TEST_CASE("a place that has a card of its own leads there", "[report][html]") {
  Finding first = sample::total_mismatch();
  Finding second = first;
  second.place = first.related[1].place;
  Results results;
  results.findings = {first, second};
  settle(results);  // line 9 comes before line 46
  CHECK(has(page_of(results), "<a href=\"#card-1\">(see finding 1)</a>"));
  CHECK(has(page_of(results, Language::chinese), "<a href=\"#card-1\">（见问题1）</a>"));
}

TEST_CASE("every place of a sum is listed, and the cells of one line are marked", "[report][html]") {
  Finding finding = sample::total_mismatch();
  const std::string file = finding.place.file;
  finding.related.clear();
  for (std::size_t i = 0; i < 30; ++i) {
    Place place = finding.place;
    place.path = "/a/" + std::to_string(i);
    place.field = "项目 " + std::to_string(i);
    finding.related.push_back({Role::operand, place, "1", {}});
  }
  Results results = results_of(finding);
  std::string page = page_of(results);
  CHECK(has(page, "项目 29"));
  CHECK_FALSE(has(page, "more"));

  const auto source = std::make_shared<Source>("a.yaml", "{a: 1, b: 22}\n");
  finding.place = make_place(*source, {10, 12});
  finding.related = {{Role::supports, make_place(*source, {4, 5}), "1", {}}};
  results = results_of(finding);
  results.sources.emplace("a.yaml", source);
  page = page_of(results);
  CHECK(has(page, "<code>{a: <mark class=\"other\">1</mark>, b: <mark class=\"own\">22</mark>}</code>"));
}
