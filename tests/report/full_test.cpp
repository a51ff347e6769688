#include <catch2/catch.hpp>

#include "budgetlint/report/report.hpp"
#include "budgetlint/support/terminal.hpp"
#include "sample.hpp"

using namespace budgetlint;

namespace {

/// A finding about the first `cell` in a form, and the report on it.
class Form {
public:
  explicit Form(std::string text) : source_(std::make_shared<Source>("a.yaml", std::move(text))) {
    results_.sources.emplace("a.yaml", source_);
  }

  Form& about(std::string_view cell, const char* field = "") {
    Finding finding;
    finding.rule = sample::total_mismatch().rule;
    finding.message = {"differs", "不符"};
    finding.place = place(cell, field);
    results_.findings = {finding};
    return *this;
  }

  Form& beside(std::string_view cell, const char* field = "") {
    results_.findings[0].related.push_back({Role::supports, place(cell, field), "1", {}});
    return *this;
  }

  /// The lines of forms in the report, for a terminal of that width.
  [[nodiscard]] std::string lines(std::size_t width = 100) const {
    ReportOptions options;
    options.width = width;
    options.closing = Closing::hidden;
    const std::string report = find_format("full")->print(results_, options);
    const std::size_t start = report.find("  -->");
    return start == std::string::npos ? "" : report.substr(start);
  }

private:
  [[nodiscard]] Place place(std::string_view cell, const char* field) const {
    const std::size_t begin = source_->bytes().find(cell);
    REQUIRE(begin != std::string_view::npos);
    Place made = make_place(*source_, {begin, begin + cell.size()});
    made.field = field;
    return made;
  }

  SourcePtr source_;
  Results results_;
};

}  // namespace

TEST_CASE("a cell is underlined in terminal cells, between its neighbours", "[report][full]") {
  CHECK(Form("表: 附表3\n合计金额：  54万元 # 万元\n总: 1\n").about("54万元", "合计").lines() ==
        "  --> a.yaml:2:8\n"
        "    1 | 表: 附表3\n"
        "    2 | 合计金额：  54万元 # 万元\n"
        "      |             ^^^^^^ 合计\n"
        "    3 | 总: 1\n");
}

TEST_CASE("lines end as they may, and the first and last have one neighbour", "[report][full]") {
  CHECK(Form("total: 5\r\nunit: x").about("5").lines() ==
        "  --> a.yaml:1:8\n    1 | total: 5\n      |        ^\n    2 | unit: x\n");
  CHECK(Form("unit: x\r\ntotal: 5").about("5").lines() ==
        "  --> a.yaml:2:8\n    1 | unit: x\n    2 | total: 5\n      |        ^\n");
}

TEST_CASE("a blank cell has a caret", "[report][full]") {
  CHECK(Form("total:\n").about("").lines() == "  --> a.yaml:1:1\n    1 | total:\n      | ^\n");
}

TEST_CASE("tabs and escapes move the stroke as they move the cell", "[report][full]") {
  CHECK(Form("a:\t\x1b\t5\n").about("5").lines() ==
        "  --> a.yaml:1:6\n    1 | a:    \\x1b    5\n      |               ^\n");
  // The escape of `#` depends on what stands in the cell behind it.
  CHECK(Form("a: ##[x]\n").about("[x]").lines() == "  --> a.yaml:1:6\n    1 | a: \\x23#[x]\n      |         ^^^\n");
}

TEST_CASE("several cells of one line have a stroke each, from left to right", "[report][full]") {
  CHECK(Form("{a: 1, b: 22}\n")
            .about("22", "合计")
            .beside("1", "项目")
            .lines()
            .find("    1 | {a: 1, b: 22}\n"
                  "      |     - 项目\n"
                  "      |           ^^ 合计\n") != std::string::npos);
}

TEST_CASE("dots stand for the lines between two places", "[report][full]") {
  const std::string lines = Form("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n").about("5").beside("1").lines();
  CHECK(lines.find("    1 | a: 1\n      |    -\n  ...\n    4 | d: 4\n    5 | e: 5\n      |    ^\n") !=
        std::string::npos);
}

TEST_CASE("of a long cell the first lines are shown", "[report][full]") {
  CHECK(Form("note: |\n  a\n  bb\n  ccc\n  dddd\nz: 1\n").about("|\n  a\n  bb\n  ccc\n  dddd\n", "说明").lines() ==
        "  --> a.yaml:1:7\n"
        "    1 | note: |\n      |       ^ 说明\n"
        "    2 |   a\n      |   ^\n"
        "    3 |   bb\n      |   ^^\n"
        "    4 |   ccc\n");
}

TEST_CASE("a line that is too long is cut around its cell", "[report][full]") {
  const std::string much(300, 'a');
  const std::string early = Form(much.substr(0, 5) + " 54 " + much + "\n").about("54", "合计").lines(60);
  CHECK(early.find("    1 | aaaaa 54 aaa") != std::string::npos);
  CHECK(early.find("aaa...\n      |       ^^ 合计\n") != std::string::npos);

  for (const std::string& before : {much, much + much + much, std::string(2000, '\t')}) {
    const std::string late = Form(before + "长 54 " + before + "\n").about("54", "合计").lines(60);
    INFO(late);
    const std::size_t line = late.find("    1 | ...");
    const std::size_t cell = late.find("54");
    const std::size_t stroke = late.find("^^");
    REQUIRE(line != std::string::npos);
    REQUIRE(stroke != std::string::npos);
    const std::size_t stroke_line = late.rfind('\n', stroke) + 1;
    CHECK(cell_width(late.substr(line, cell - line)) == stroke - stroke_line);
    CHECK(cell_width(late.substr(line, late.find('\n', line) - line)) <= 60);
    CHECK(late.substr(line, late.find('\n', line) - line).ends_with("..."));
  }
}

TEST_CASE("without the form a card is as in text", "[report][full]") {
  Results results;
  results.findings = {sample::total_mismatch()};
  CHECK(find_format("full")->print(results, {}) == find_format("text")->print(results, {}));
  // A place behind the end of the file, as of a form that has changed since.
  results.sources.emplace(results.findings[0].place.file,
                          std::make_shared<Source>(results.findings[0].place.file, "a: 1\n"));
  CHECK(find_format("full")->print(results, {}) == find_format("text")->print(results, {}));
}

TEST_CASE("lines of forms stay within the terminal", "[report][full]") {
  for (const std::size_t width : {60U, 80U, 100U}) {
    ReportOptions options;
    options.width = width;
    const std::string report = find_format("full")->print(sample::results(), options);
    for (std::size_t start = 0; start < report.size();) {
      const std::size_t end = report.find('\n', start);
      const std::string line = report.substr(start, end - start);
      INFO(line);
      const bool of_a_form = line.size() > 6 && line.substr(5, 3) == " | ";
      CHECK((!of_a_form || cell_width(line) <= width));
      CHECK((line.empty() || line.back() != ' '));
      start = end + 1;
    }
  }
}
