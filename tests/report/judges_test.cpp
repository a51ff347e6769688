// Other people's programs, and the manuals of services, on our reports: the sample, and all that hostile forms hold.
#include "judges.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "budgetlint/report/report.hpp"
#include "budgetlint/rules/rule.hpp"
#include "budgetlint/support/terminal.hpp"
#include "hostile/hostile.hpp"
#include "sample.hpp"
#include "tools/scratch.hpp"

using namespace budgetlint;
using judges::Complaints;

namespace {

std::string printed(const char* format, const Results& results, Language language = Language::english) {
  ReportOptions options;
  options.language = language;
  options.rules = all_rules();
  return find_format(format)->print(results, options);
}

/// What everybody says of every report.
void put_to_judges(const Results& results) {
  for (const Language language : {Language::english, Language::chinese}) {
    CHECK(judges::of_sarif(printed("sarif", results, language)) == Complaints{});
    CHECK(judges::of_junit(printed("junit", results, language)) == Complaints{});
    CHECK(judges::of_gitlab(printed("gitlab", results, language)) == Complaints{});
    CHECK(judges::of_github(printed("github", results, language)) == Complaints{});
    CHECK(judges::of_ndjson(printed("ndjson", results, language), results.findings.size() + results.held.size() + 1) ==
          Complaints{});
    CHECK(judges::of_html(judges::rendered(printed("markdown", results, language))) == Complaints{});
  }
}

/// Nothing in the output moves a cursor, turns letters round or hides: but for line ends all of it can be seen.
bool is_visible(const std::string& output) {
  std::size_t begin = 0;
  for (std::size_t end = output.find('\n'); end != std::string::npos; end = output.find('\n', begin)) {
    const std::string line = output.substr(begin, end - begin);
    if (visible(line) != line) return false;
    begin = end + 1;
  }
  return begin == output.size();
}

}  // namespace

TEST_CASE("every judge accepts the sample", "[report][judges]") {
  put_to_judges(sample::results());
}

TEST_CASE("every judge accepts a report on nothing", "[report][judges]") {
  put_to_judges({});
}

TEST_CASE("every judge accepts whatever stands in a finding", "[report][judges]") {
  put_to_judges(hostile::results());
}

TEST_CASE("every judge accepts the reports on hostile forms", "[report][judges]") {
  const Results results = testing::check(hostile::files());
  CHECK(results.forms.size() >= hostile::texts().size() - 3);  // no UTF-8, no YAML, too long for a key
  CHECK(results.findings.size() > 2 * hostile::texts().size());
  put_to_judges(results);
}

TEST_CASE("nothing that stands in a finding is obeyed by a terminal", "[report][judges]") {
  for (const Format& format : formats()) {
    INFO(format.name);
    CHECK(is_visible(format.print(hostile::results(), {})));
    CHECK(is_visible(format.print(testing::check(hostile::files()), {})));
  }
}

TEST_CASE("JSON gives back what stands in a finding", "[report][judges]") {
  const auto report = nlohmann::json::parse(printed("json", hostile::results()));
  const std::vector<std::string>& texts = hostile::texts();
  for (const std::string& text : texts) {
    const bool utf8 = text.find('\xff') == std::string::npos;
    const auto states = [&text](const nlohmann::json& finding) { return finding["stated"] == text; };
    const auto times = std::count_if(report["findings"].begin(), report["findings"].end(), states);
    INFO(text);
    CHECK(times == (utf8 ? 3 : 0));
  }
}

TEST_CASE("reports for people show what stands in a finding", "[report][judges]") {
  const std::string shown = judges::text_of(judges::rendered(printed("markdown", hostile::results())));
  const std::string concise = printed("concise", hostile::results());
  for (const std::string& text : hostile::texts()) {
    std::string begin = shorten(visible(text), 60);
    begin = begin.substr(0, begin.find("..."));
    begin = begin.substr(begin.find_first_not_of(' '), 60);
    begin = begin.substr(0, begin.find_last_not_of(' ') + 1);
    INFO(begin);
    CHECK(shown.find(begin) != std::string::npos);
    CHECK(concise.find(begin) != std::string::npos);
  }
}

TEST_CASE("the program prints the reports on hostile files that its judges accept", "[report][judges]") {
  const testing::Scratch scratch;
  for (const testing::File& file : hostile::files()) scratch.write(file.name, file.bytes);
  const auto run = [&scratch](const std::string& format) {
    const testing::Ran ran = scratch.run("'" BUDGETLINT_PROGRAM "' . --format " + format);
    CHECK(ran.status == 1);
    CHECK(ran.error.empty());
    return ran.out;
  };
  CHECK(judges::of_sarif(run("sarif")) == Complaints{});
  CHECK(judges::of_junit(run("junit")) == Complaints{});
  CHECK(judges::of_gitlab(run("gitlab")) == Complaints{});
  CHECK(judges::of_github(run("github")) == Complaints{});
  CHECK(judges::of_html(judges::rendered(run("markdown"))) == Complaints{});
}

TEST_CASE("the judges do complain", "[report][judges]") {
  const auto changed = [](const char* format, const char* from, const char* to) {
    const std::string before = printed(format, sample::results());
    std::string after = testing::replace_all(before, from, to);
    REQUIRE(before != after);
    return after;
  };
  CHECK_FALSE(judges::of_sarif(changed("sarif", "\"startLine\": 46", "\"startLine\": 460")).empty());
  CHECK_FALSE(judges::of_sarif(changed("sarif", "\"locations\"", "\"lokations\"")).empty());
  CHECK_FALSE(judges::of_sarif(changed("sarif", "\"ruleIndex\"", "\"ruleNumber\"")).empty());
  CHECK_FALSE(judges::of_sarif(changed("sarif", "utf16CodeUnits", "bytes")).empty());
  CHECK_FALSE(judges::of_junit(changed("junit", "classname=", "class=")).empty());
  CHECK_FALSE(judges::of_junit(changed("junit", "</failure>", "</failed>")).empty());
  CHECK_FALSE(
      judges::of_junit(changed("junit", "BL504 vague-value /note", "BL302 direction-amount-mismatch 支出方向 1 金额"))
          .empty());
  CHECK_FALSE(judges::of_gitlab(changed("gitlab", "\"major\"", "\"error\"")).empty());
  CHECK_FALSE(judges::of_gitlab(changed("gitlab", "0df502668fc340f4", "6e398f7981e19107")).empty());
  CHECK_FALSE(judges::of_github("::notice::a\n::error::b\n").empty());
  CHECK_FALSE(judges::of_github("  ::add-mask::b\n").empty());
  CHECK_FALSE(judges::of_github("a ##[error]b\n").empty());
  CHECK_FALSE(judges::of_ndjson("{}\n{\n}\n", 3).empty());
  CHECK_FALSE(judges::of_html(judges::rendered("www.host.invalid\n")).empty());
  CHECK_FALSE(judges::of_html("<table><thead><th>a</th></thead><tr><td>a</td><td>b</td></tr></table>").empty());
}
