#include "budgetlint/diagnostic/suppression.hpp"

#include <catch2/catch.hpp>

using namespace budgetlint;

namespace {

constexpr RuleInfo total{"BL201", "total-mismatch", Severity::error, {}, {}};
constexpr RuleInfo amount{"BL202", "amount-mismatch", Severity::error, {}, {}};
constexpr RuleInfo trap{"BL009", "yaml-trap", Severity::error, {}, {}};
constexpr const RuleInfo* rules[] = {&trap, &total, &amount};
constexpr Date today{2026, 11, 25};

Comment comment_of(std::string text, std::size_t line = 7) {
  Comment comment;
  comment.place.file = "3-1.yaml";
  comment.place.span = {100, 100 + text.size()};
  comment.place.begin = {line, 11};
  comment.place.end = {line, 11 + text.size()};
  comment.text = std::move(text);
  comment.line = line;
  return comment;
}

/// `BL201 BL202 | reason`, then the findings: `BL902 7:31-7:36`.
std::string reading(const std::string& text, bool at_top = false) {
  Comment comment = comment_of(text);
  comment.at_top = at_top;
  std::vector<Finding> findings;
  std::string result;
  for (const Suppression& suppression : read_suppressions({comment}, rules, today, findings)) {
    for (const SuppressedRule& named : suppression.rules) result.append(named.rule->id).append(" ");
    result += (suppression.whole_file ? "file | " : "| ") + suppression.reason;
  }
  for (const Finding& finding : findings) {
    const Place& place = finding.place;
    result.append(result.empty() ? "" : "; ").append(finding.rule->id);
    result += " " + std::to_string(place.begin.column) + "-" + std::to_string(place.end.column);
    CHECK_FALSE(finding.message.chinese.empty());
  }
  return result;
}

Finding finding_of(const RuleInfo& rule, std::size_t line, std::string file = "3-1.yaml") {
  Finding finding;
  finding.rule = &rule;
  finding.place.file = std::move(file);
  finding.place.begin = {line, 1};
  return finding;
}

RunScope scope_with(bool judged) {
  return {{"3-1.yaml"}, rules, nullptr, [judged](const RuleInfo&, const std::string&) { return judged; }};
}

/// The ids of what is told after the comments have held back what they may.
std::vector<std::string> told(std::vector<Finding> findings, const std::vector<Comment>& comments, bool judged = true) {
  std::vector<Finding> problems;
  const auto suppressions = read_suppressions(comments, rules, today, problems);
  hold_suppressed(findings, suppressions, scope_with(judged));
  std::vector<std::string> ids;
  for (const Finding& finding : findings) {
    if (!finding.hold) ids.push_back(std::string(finding.rule->id) + ":" + std::to_string(finding.place.begin.line));
  }
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a comment names whole ids and gives a reason", "[suppression]") {
  CHECK(reading("# budgetlint: ignore[BL201] rounded by the bureau") == "BL201 | rounded by the bureau");
  CHECK(reading("#budgetlint:ignore[BL201,BL202]: see #12") == "BL201 BL202 | see #12");
  CHECK(reading("# budgetlint：ignore［BL201，BL202］批复取整") == "BL201 BL202 | 批复取整");
  CHECK(reading("# budgetlint ： ignore 【BL202、BL201】：批复取整。") == "BL202 BL201 | 批复取整。");
  CHECK(reading("# budgetlint: ignore-file[BL201] typed from paper", true) == "BL201 file | typed from paper");
}

TEST_CASE("a comment may lapse, wherever in the reason its date stands", "[suppression]") {
  CHECK(reading("# budgetlint: ignore[BL201] until=2026-12-31 awaits the reply") == "BL201 | awaits the reply");
  CHECK(reading("# budgetlint: ignore[BL201] awaits, until=2026-11-25") == "BL201 | awaits");
  CHECK(reading("# budgetlint: ignore[BL201] 等批复，until＝2026-12-31，届时改") == "BL201 | 等批复 届时改");
  CHECK(reading("# budgetlint: ignore[BL201] kept until the reply comes") == "BL201 | kept until the reply comes");
  CHECK(reading("# budgetlint: ignore[BL201] until=2026-11-24 awaits the reply") == "BL904 39-55");
  CHECK(reading("# budgetlint: ignore[BL201] until=2026-11-24") == "BL904 39-55; BL903 11-55");
}

TEST_CASE("a date that cannot be read suppresses nothing", "[suppression]") {
  for (const char* date : {"until=2026-02-30", "until=2026", "until=tomorrow", "until=", "until = 2026-12-31",
                           "until: 2026-12-31", "until:2026-12-31", "until 2026-12-31", "until=2026-12-31x",
                           "until=2026/12/31", "until=２０２６-12-31", "until=2026-12-31 until=2027-12-31"}) {
    CAPTURE(date);
    CHECK(reading("# budgetlint: ignore[BL201] awaits " + std::string(date)).starts_with("BL906"));
  }
}

TEST_CASE("a comment that names what is no rule, or may not be ignored, suppresses nothing", "[suppression]") {
  CHECK(reading("# budgetlint: ignore[BL201, BL299] rounded") == "BL902 39-44");
  CHECK(reading("# budgetlint: ignore[BL2] rounded") == "BL902 32-35");
  CHECK(reading("# budgetlint: ignore[total-mismatch] rounded") == "BL902 32-46");
  CHECK(reading("# budgetlint: ignore[bl201] rounded") == "BL902 32-37");
  CHECK(reading("# budgetlint: ignore[*] rounded") == "BL902 32-33");
  CHECK(reading("# budgetlint: ignore[BL009] rounded") == "BL902 32-37");
  CHECK(reading("# budgetlint: ignore[合计] rounded") == "BL902 32-34");
}

TEST_CASE("the rule that was probably meant is named", "[suppression]") {
  const auto message = [](const std::string& id) {
    std::vector<Finding> findings;
    (void)read_suppressions({comment_of("# budgetlint: ignore[" + id + "] why")}, rules, today, findings);
    REQUIRE(findings.size() == 1);
    return findings[0].message.english;
  };
  CHECK(message("total-mismatch") == "there is no rule total-mismatch; did you mean BL201 (total-mismatch)?");
  CHECK(message("bl202") == "there is no rule bl202; did you mean BL202 (amount-mismatch)?");
  CHECK(message("BL210") == "there is no rule BL210; did you mean BL201 (total-mismatch)?");
  CHECK(message("BL203") == "there is no rule BL203: write whole ids, such as BL201");  // as near to BL201 as to BL202
  CHECK(message("BL009") == "BL009 cannot be ignored: settle what it says");
}

TEST_CASE("a comment without a reason suppresses nothing", "[suppression]") {
  for (const char* reason : {"", " ", " - ", " ...", " ：——。", "　", " until=2026-12-31"}) {
    CAPTURE(reason);
    const std::string found = reading("# budgetlint: ignore[BL201]" + std::string(reason));
    CHECK(found.starts_with("BL903 11-"));
  }
}

TEST_CASE("a comment for this program that cannot be read is told", "[suppression]") {
  for (const char* text :
       {"# budgetlint:", "# budgetlint: BL201 rounded", "# budgetlint: ignore", "# budgetlint: ignore BL201 rounded",
        "# budgetlint: ignore[BL201 rounded", "# budgetlint: ignore[] rounded", "# budgetlint: ignore[,] rounded",
        "# budgetlint: disable[BL201] rounded", "# budgetlint: Ignore[BL201] rounded",
        "# budgetlint: ignore_file[BL201] rounded", "# budgetlint: ignore-next-line[BL201] rounded",
        "# budgetlint: ignore-file[BL201] not at the top", "# budgetlint ignore[BL201] rounded",
        "# budgetlint: 忽略[BL201] 取整", "# budgetlint: ignore(BL201) rounded",
        "# budgetlint: ignore[BL201,BL201,BL201,BL201] rounded"}) {
    CAPTURE(text);
    CHECK(reading(text).starts_with("BL906 11-"));
  }
}

TEST_CASE("a comment holds back its own rule at its own line in its own file, and nothing else", "[suppression]") {
  const Comment on_seven = comment_of("# budgetlint: ignore[BL201] rounded");
  CHECK(told({finding_of(total, 7)}, {on_seven}).empty());
  CHECK(told({finding_of(total, 8)}, {on_seven}) == Ids{"BL201:8", "BL901:7"});
  CHECK(told({finding_of(total, 6)}, {on_seven}) == Ids{"BL201:6", "BL901:7"});
  CHECK(told({finding_of(amount, 7)}, {on_seven}) == Ids{"BL202:7", "BL901:7"});
  CHECK(told({finding_of(total, 7, "2023/3-1.yaml")}, {on_seven}) == Ids{"BL201:7", "BL901:7"});
  Finding also = finding_of(amount, 7);
  also.also = {"BL201"};
  CHECK(told({also}, {on_seven}) == Ids{"BL202:7", "BL901:7"});
}

TEST_CASE("a comment that is refused holds nothing back and is no unused one", "[suppression]") {
  for (const char* text : {"# budgetlint: ignore[BL201]", "# budgetlint: ignore[BL201] was until=2026-11-24",
                           "# budgetlint: ignore[BL201, BL299] rounded", "# budgetlint: ignore[BL201] until=soon x"}) {
    CAPTURE(text);
    CHECK(told({finding_of(total, 7)}, {comment_of(text)}) == Ids{"BL201:7"});
  }
}

TEST_CASE("a comment at the top holds back its rules in the whole file, and in that file alone", "[suppression]") {
  Comment top = comment_of("# budgetlint: ignore-file[BL201] typed from paper", 1);
  top.at_top = true;
  CHECK(told({finding_of(total, 7), finding_of(total, 70)}, {top}).empty());
  CHECK(told({finding_of(total, 7), finding_of(amount, 7)}, {top}) == Ids{"BL202:7"});
  CHECK(told({finding_of(total, 7, "3-2.yaml")}, {top}) == Ids{"BL201:7", "BL901:1"});
}

TEST_CASE("each rule of a comment must find something, where it was judged", "[suppression]") {
  const Comment both = comment_of("# budgetlint: ignore[BL201, BL202] rounded");
  CHECK(told({finding_of(total, 7)}, {both}) == Ids{"BL901:7"});
  CHECK(told({finding_of(total, 7)}, {both}, false).empty());
  Comment nothing_below = comment_of("# budgetlint: ignore[BL201] rounded");
  nothing_below.line = 0;
  CHECK(told({finding_of(total, 7)}, {nothing_below}) == Ids{"BL201:7", "BL901:7"});
}

TEST_CASE("a held finding says by which comment, and for what reason", "[suppression]") {
  std::vector<Finding> findings{finding_of(total, 7)};
  std::vector<Finding> problems;
  const Comment comment = comment_of("# budgetlint: ignore[BL201] until=2026-12-31 批复取整");
  hold_suppressed(findings, read_suppressions({comment}, rules, today, problems), scope_with(true));
  REQUIRE(findings.size() == 1);
  REQUIRE(findings[0].hold);
  CHECK(findings[0].hold->by == Holder::comment);
  CHECK(findings[0].hold->reason == "批复取整");
  CHECK(findings[0].hold->file == "3-1.yaml");
  CHECK(findings[0].hold->line == 7);
  CHECK(problems.empty());
}
