#include <catch2/catch.hpp>

#include "budgetlint/report/report.hpp"
#include "judges.hpp"
#include "sample.hpp"

using namespace budgetlint;

namespace {

std::string first_line_of(const Finding& finding) {
  Results results;
  results.findings = {finding};
  const std::string printed = find_format("github")->print(results, {});
  return printed.substr(0, printed.find('\n'));
}

}  // namespace

TEST_CASE("a finding as a command of GitHub's", "[report][github]") {
  CHECK(first_line_of(sample::total_mismatch()) ==
        "::error file=examples/shifeng-2023/3-1.yaml,line=46,col=8,endColumn=10,title=BL201 total-mismatch::"
        "合计 53 should be 54. 53 is the computed value with its decimals cut off; everything else rounds it.");
  Finding blank = sample::total_mismatch();
  blank.severity = Severity::note;
  blank.conclusion = {};
  blank.place.end = blank.place.begin;
  CHECK(first_line_of(blank) ==
        "::notice file=examples/shifeng-2023/3-1.yaml,line=46,col=8,title=BL201 total-mismatch::合计 53 should be 54.");
  blank.place.end.line = 48;
  CHECK(first_line_of(blank) ==
        "::notice file=examples/shifeng-2023/3-1.yaml,line=46,endLine=48,title=BL201 total-mismatch::"
        "合计 53 should be 54.");
}

TEST_CASE("what would end a command or a property of it is escaped", "[report][github]") {
  Finding finding = sample::total_mismatch();
  finding.place.file = "50%,a:b\n.yaml";
  finding.message = {"50%0A::error::x", "50%0A::error::x"};
  finding.conclusion = {};
  const std::string line = first_line_of(finding);
  CHECK(line.starts_with("::error file=50%25%2Ca%3Ab\\n.yaml,line=46"));
  CHECK(line.ends_with("::50%250A::error::x."));
}

TEST_CASE("GitHub hears of what is held back before the notes, and people read the cards below", "[report][github]") {
  const std::string printed = find_format("github")->print(sample::results(), {});
  const std::vector<judges::Command> commands = judges::commands_in(printed);
  const std::size_t findings = sample::results().findings.size();
  REQUIRE(commands.size() == findings + 1);
  const auto note = std::find_if(commands.begin(), commands.end(),
                                 [](const judges::Command& command) { return command.name == "notice"; });
  REQUIRE(note != commands.end());
  CHECK(note->properties == std::vector<std::pair<std::string, std::string>>{{"title", "budgetlint"}});
  CHECK(note->message ==
        "1 finding was suppressed by a comment in examples/shifeng-2023/1.yaml.\n"
        "1 finding was known before as listed in known/2023.json.\n"
        "2 findings were softened by .budgetlint.yaml.\n"
        "Loosened: the command line ignores BL504.\n"
        "Loosened: .budgetlint.yaml:4 leaves out old/*.yaml.");
  CHECK(printed.ends_with(find_format("text")->print(sample::results(), {})));
}
