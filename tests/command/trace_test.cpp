// The tree of a number: what it is made of, where it stands again, and how a cell is named.
#include "budgetlint/command/trace.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "../../src/command/trace_print.hpp"
#include "budgetlint/command/check.hpp"
#include "budgetlint/form/quantities.hpp"
#include "budgetlint/support/terminal.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

using Lines = std::vector<std::string>;

Intake read(const std::vector<File>& files) {
  return read_run(inputs_of(files), {});
}

const Form& form_of(const Intake& intake, const std::string& file, std::size_t document = 0) {
  for (const FormPtr& form : intake.run.forms) {
    if (form->document->source().path() == file && form->document->index() == document) return *form;
  }
  FAIL("no form " << file);
  throw 0;
}

/// A traced cell and all that its trace points into.
struct Traced {
  Intake intake;
  Worksheet worksheet;
  Trace trace;
};

Traced traced(const std::vector<File>& files, const std::string& file, const std::string& pointer) {
  Traced result{read(files), {}, {}};
  const Form& form = form_of(result.intake, file);
  const Cell* cell = find_quantity(form, pointer);
  REQUIRE(cell != nullptr);
  for (const Submission& submission : result.intake.run.submissions) {
    if (std::find(submission.forms.begin(), submission.forms.end(), &form) == submission.forms.end()) continue;
    result.worksheet = fill_worksheet(submission, result.intake.run, Policy());
    result.trace = trace_cell(*cell, submission, result.worksheet);
  }
  REQUIRE(result.trace.root.cell == cell);
  return result;
}

void add(const std::vector<TracedRelation>& relations, const std::string& indent, Lines& lines);

void add(const TracedCell& node, const std::string& indent, Lines& lines) {
  const Place place = place_of(*node.cell);
  lines.push_back(indent + place.file + " " + place.path + " " + std::string(node.cell->text) +
                  (node.shown_above ? " ^" : ""));
  add(node.relations, indent + " ", lines);
}

/// `BL201 one-digit` with `<` for a cell below that is the left side, `+` for one that is entered; its cells below it.
void add(const std::vector<TracedRelation>& relations, const std::string& indent, Lines& lines) {
  for (const TracedRelation& relation : relations) {
    std::string line = indent + std::string(relation.rule->id) + " ";
    line += relation.judgement ? verdict_name(relation.judgement->verdict) : "not-judged";
    if (relation.tie != Tie::made_of) line += relation.tie == Tie::same ? " <" : " +";
    if (relation.tie == Tie::made_of && relation.computed && !relation.is_copy())
      line += " = " + relation.computed->to_string();
    if (relation.obstacle != nullptr) line += " ! " + place_of(*relation.obstacle).path;
    lines.push_back(line);
    for (const TracedTerm& term : relation.terms) {
      for (const TracedCell& factor : term.factors) add(factor, indent + " ", lines);
    }
  }
}

Lines down(const Traced& of) {
  Lines lines;
  add(of.trace.root, "", lines);
  return lines;
}

Lines elsewhere(const Traced& of) {
  Lines lines;
  add(of.trace.elsewhere, "", lines);
  return lines;
}

std::vector<File> source_set() {
  return load_folder("examples/shifeng-2023");
}

std::vector<File> with(std::vector<File> files, const std::string& name, const std::string& from,
                       const std::string& to) {
  for (File& file : files) {
    if (file.name != name) continue;
    const std::string bytes = replace_all(file.bytes, from, to);
    REQUIRE(bytes != file.bytes);
    file.bytes = bytes;
  }
  return files;
}

std::size_t widest(const std::string& text) {
  std::size_t most = 0;
  for (const std::string& line : split_list(text, '\n')) most = std::max(most, cell_width(line));
  return most;
}

}  // namespace

TEST_CASE("the total of the source set that is wrong, down to its factors and out to the overall form") {
  const Traced total = traced(source_set(), "3-1.yaml", "/total");
  CHECK(down(total) == Lines{
                           "3-1.yaml /total 53",
                           " BL201 one-digit",
                           "  3-1.yaml /details/0/amount 54万",
                           "   BL203 holds = 536362.50",
                           "    3-1.yaml /details/0/calculation/0/headcount 900",
                           "    3-1.yaml /details/0/calculation/0/rate 预计46元/人/月",
                           "    3-1.yaml /details/0/calculation/0/months 12",
                           "    3-1.yaml /details/0/calculation/1/headcount 1950",
                           "    3-1.yaml /details/0/calculation/1/rate 预计11.25元/人",
                           "    3-1.yaml /details/0/calculation/2/headcount 50",
                           "    3-1.yaml /details/0/calculation/2/rate 15元/人",
                           "    3-1.yaml /details/0/calculation/3/headcount 750",
                           "    3-1.yaml /details/0/calculation/3/rate 22.5元/人",
                       });
  CHECK(elsewhere(total) == Lines{
                                "BL202 one-digit <",
                                " 3-1.yaml /amount 54",
                                "  BL302 holds <",
                                "   2.yaml /funds/0/amount 54",
                                "    BL301 holds <",
                                "     3-1.yaml /fund/amount 54",
                                "    BL303 holds +",
                                "     1.yaml /budget/by_nature/project 7514.5",
                            });
}

TEST_CASE("a row of the summary leads into the forms behind it, and every form that repeats it is named") {
  const Traced fund = traced(source_set(), "2.yaml", "/funds/1/amount");
  CHECK(down(fund) == Lines{
                          "2.yaml /funds/1/amount 25.5",
                          " BL205 holds = 255000",
                          "  2.yaml /funds/1/directions/0/amount 2.5",
                          "   BL302 holds <",
                          "    3-2-1.yaml /amount 2.5",
                          "     BL202 holds",
                          "      3-2-1.yaml /total 约2.5万",
                          "       BL201 holds",
                          "        3-2-1.yaml /details/0/amount 约2.5万",
                          "         BL203 holds = 24996",
                          "          3-2-1.yaml /details/0/calculation/0/headcount 1",
                          "          3-2-1.yaml /details/0/calculation/0/rate 平均2083元/人/月",
                          "          3-2-1.yaml /details/0/calculation/0/months 12",
                          "  2.yaml /funds/1/directions/1/amount 23",
                          "   BL302 holds <",
                          "    3-2-2.yaml /amount 23",
                          "     BL202 holds",
                          "      3-2-2.yaml /total 约23万",
                          "       BL201 holds",
                          "        3-2-2.yaml /details/0/amount 约23万",
                          "         BL203 holds = 229944",
                          "          3-2-2.yaml /details/0/calculation/0/headcount 13",
                          "          3-2-2.yaml /details/0/calculation/0/rate 平均1474元/人/月",
                          "          3-2-2.yaml /details/0/calculation/0/months 12",
                      });
  CHECK(elsewhere(fund) == Lines{
                               "BL301 holds <",
                               " 3-2-1.yaml /fund/amount 25.5",
                               "BL301 mismatch <",
                               " 3-2-2.yaml /fund/amount 25",
                               "BL303 holds +",
                               " 1.yaml /budget/by_nature/project 7514.5",
                           });
}

TEST_CASE("the budget of the overall form leads to every amount and every factor of the set") {
  const Traced budget = traced(source_set(), "1.yaml", "/budget/total");
  std::size_t factors = 0;
  std::size_t forms = 0;
  for (const std::string& line : down(budget)) {
    factors += line.find("/calculation/") != std::string::npos ? 1U : 0U;
    forms += line.find(" /total ") != std::string::npos ? 1U : 0U;
  }
  CHECK(factors == 22);
  CHECK(forms == 6);
  CHECK(elsewhere(budget).empty());
}

TEST_CASE("a factor tells what it calculates") {
  const Traced months = traced(source_set(), "3-1.yaml", "/details/0/calculation/0/months");
  CHECK(down(months) == Lines{"3-1.yaml /details/0/calculation/0/months 12"});
  CHECK(elsewhere(months) == Lines{"BL203 holds +", " 3-1.yaml /details/0/amount 54万"});
}

TEST_CASE("a blank total shows the items above it and the cell that should say the same") {
  const Traced blank = traced(source_set(), "2.yaml", "/total");
  const Lines lines = down(blank);
  REQUIRE(lines.size() > 2);
  CHECK(lines[0] == "2.yaml /total ");
  CHECK(lines[1] == " BL208 not-judged = 75145000");
  CHECK(lines[2] == "  2.yaml /funds/0/amount 54");
  CHECK(elsewhere(blank) == Lines{"BL208 not-judged <", " 1.yaml /budget/by_nature/project 7514.5"});
  CHECK(print_trace_text(blank.trace, Language::english, 80).find("合计 is blank: it states nothing") !=
        std::string::npos);
}

TEST_CASE("what cannot be read is named as the obstacle") {
  const auto files = with(source_set(), "3-1.yaml", "amount: 54万", "amount: 5O万");
  CHECK(down(traced(files, "3-1.yaml", "/total")) ==
        Lines{"3-1.yaml /total 53", " BL201 not-judged ! /details/0/amount"});
  const Traced unreadable = traced(files, "3-1.yaml", "/details/0/amount");
  CHECK(down(unreadable) == Lines{"3-1.yaml /details/0/amount 5O万", " BL203 not-judged ! /details/0/amount"});
  const std::string text = print_trace_text(unreadable.trace, Language::chinese, 80);
  CHECK(text.find("支出明细及测算说明 1 金额 5O万 无法读取") != std::string::npos);
  const auto line = with(source_set(), "3-2-1.yaml", "months: 12", "days: 12");
  CHECK(down(traced(line, "3-2-1.yaml", "/details/0/amount")) ==
        Lines{"3-2-1.yaml /details/0/amount 约2.5万", " BL203 not-judged ! /details/0/calculation/0"});
}

TEST_CASE("a text that is not calculated is told with the words in the way, each at its place") {
  const std::string form =
      "form: direction\nyear: 2024\ndepartment: 临江县民政局\ndirection: 助餐补贴\namount: 1\n"
      "fund: {name: 养老服务专项资金, amount: 1}\ndetails:\n  - item: 助餐补贴\n    amount: 1\n"
      "    explanation: 若30人，每人200元，或20人\ntotal: 1\n";
  const Traced amount = traced({{"3-1.yaml", form}}, "3-1.yaml", "/details/0/amount");
  const TracedRelation& relation = amount.trace.root.relations.front();
  REQUIRE(relation.why != nullptr);
  CHECK(relation.why->words.size() == 2);
  const std::string chinese = print_trace_text(amount.trace, Language::chinese, 80);
  INFO(chinese);
  CHECK(chinese.find("“若”“或”可以有不同理解") != std::string::npos);
  CHECK(chinese.find("3-1.yaml:10:18") != std::string::npos);
  CHECK(chinese.find("3-1.yaml:10:30") != std::string::npos);
  CHECK(print_trace_text(amount.trace, Language::english, 80).find("若, 或 can be understood in more than one way") !=
        std::string::npos);
  const auto json = nlohmann::json::parse(print_trace_json(amount.trace, Language::english));
  const auto& obstacle = json["cell"]["relations"][0]["obstacle"];
  CHECK(obstacle["name"] == "ambiguous");
  CHECK(obstacle["message"] == "若, 或 can be understood in more than one way");
  REQUIRE(obstacle["words"].size() == 2);
  CHECK(obstacle["words"][1]["text"] == "或");
  CHECK(obstacle["words"][1]["column"] == 30);
  const Traced total = traced(source_set(), "3-1.yaml", "/details/0/amount");
  CHECK(total.trace.root.relations.front().why == nullptr);
}

TEST_CASE("the second copy of a form says which one is reconciled") {
  std::vector<File> files = source_set();
  File copy = files[2];
  REQUIRE(copy.name == "3-1.yaml");
  copy.name = "4.yaml";
  files.push_back(copy);
  const Traced second = traced(files, "4.yaml", "/total");
  CHECK(down(second) == Lines{"4.yaml /total 53"});
  REQUIRE(second.trace.reconciled != nullptr);
  CHECK(second.trace.reconciled->document->source().path() == "3-1.yaml");
  CHECK(traced(files, "3-1.yaml", "/total").trace.reconciled == nullptr);
}

TEST_CASE("relations in a circle end") {
  const Intake intake = read(source_set());
  const Direction& direction = form_of(intake, "3-1.yaml").direction();
  const Submission& submission = intake.run.submissions.front();
  const RuleInfo& rule = rules().front()->info;
  Worksheet worksheet;
  worksheet.relations.push_back({&rule, RelationKind::copy, &direction.amount, {Term{{&direction.total}}}, {}});
  worksheet.relations.push_back({&rule, RelationKind::copy, &direction.total, {Term{{&direction.fund_amount}}}, {}});
  worksheet.relations.push_back({&rule, RelationKind::copy, &direction.fund_amount, {Term{{&direction.amount}}}, {}});
  Lines lines;
  add(trace_cell(direction.amount, submission, worksheet).root, "", lines);
  CHECK(lines == Lines{"3-1.yaml /amount 54", " BL107 one-digit", "  3-1.yaml /total 53", "   BL107 one-digit",
                       "    3-1.yaml /fund/amount 54", "     BL107 holds", "      3-1.yaml /amount 54 ^"});
}

TEST_CASE("every quantity is found by its pointer, and each trace ends and shows no relation of the cell twice") {
  for (const char* folder : {"examples/shifeng-2023", "examples/shifeng-2023-reconciled", "examples/chinese-keys"}) {
    const Intake intake = read(load_folder(folder));
    REQUIRE(intake.run.submissions.size() == 1);
    const Submission& submission = intake.run.submissions.front();
    const Worksheet worksheet = fill_worksheet(submission, intake.run, Policy());
    for (const Form* form : submission.forms) {
      for (const Cell* cell : quantities_of(*form)) {
        const Place place = place_of(*cell);
        CAPTURE(place.file, place.path);
        CHECK(find_quantity(*form, place.path) == cell);
        const Trace trace = trace_cell(*cell, submission, worksheet);
        std::size_t touching = 0;
        for (const Relation& relation : worksheet.relations) {
          bool touches = relation.target == cell;
          for (const Term& term : relation.terms) {
            touches = touches || std::find(term.factors.begin(), term.factors.end(), cell) != term.factors.end();
          }
          touching += touches ? 1 : 0;
        }
        std::size_t blank_totals = 0;
        for (const BlankTotal& blank : worksheet.blank_totals) blank_totals += blank.total == cell ? 1 : 0;
        std::size_t shown = trace.root.relations.size();
        // What leads on from a cell that was shown above is hung below it once more.
        for (const TracedRelation& relation : trace.elsewhere) {
          shown += relation.terms.front().factors.front().shown_above ? 0U : 1U;
        }
        CHECK(shown == touching + 2 * blank_totals);
        const std::string text = print_trace_text(trace, Language::chinese, 80);
        CHECK(widest(text) <= 80);
      }
    }
  }
}

TEST_CASE("a pointer may be written in either language, and escaped") {
  const Intake intake = read(source_set());
  const Form& form = form_of(intake, "3-1.yaml");
  const Direction& direction = form.direction();
  CHECK(find_quantity(form, "/合计") == &direction.total);
  CHECK(find_quantity(form, "/支出明细及测算说明/0/金额") == &direction.details[0].amount);
  CHECK(find_quantity(form, "/details/0/测算/3/人数") == &direction.details[0].calculation[3].headcount);
  CHECK(find_quantity(form, "/所属专项/amount") == &direction.fund_amount);
  for (const char* wrong :
       {"", "/", "total", "/totl", "/details", "/details/1/amount", "/details/00000000000000000000/amount",
        "/details/-1/amount", "/details/0x/amount", "/direction", "/total/", "/~0total", "/year"}) {
    CAPTURE(wrong);
    CHECK(find_quantity(form, wrong) == nullptr);
  }
}

TEST_CASE("a target is a file, perhaps a document, and a pointer") {
  const auto parts = [](std::string_view text) -> std::string {
    const auto target = parse_trace_target(text);
    if (!target) return "none";
    return target->file + " | " + (target->document ? std::to_string(*target->document) : "-") + " | " +
           target->pointer;
  };
  CHECK(parts("3-1.yaml#/total") == "3-1.yaml | - | /total");
  CHECK(parts("forms/a b#1.yaml#/合计") == "forms/a b#1.yaml | - | /合计");
  CHECK(parts("all.yaml#2/total") == "all.yaml | 1 | /total");
  CHECK(parts("a#/x.yaml#/total") == "a#/x.yaml | - | /total");
  CHECK(parts("a.yaml#/x-#1/0") == "a.yaml#/x- | 0 | /0");
  for (const char* wrong : {"", "3-1.yaml", "3-1.yaml#", "3-1.yaml#total", "#/total", "a.yaml#0/total",
                            "a.yaml#x/total", "a.yaml#99999999999999999999/total", "a.yaml#-1/total"}) {
    CAPTURE(wrong);
    CHECK(parts(wrong) == "none");
  }
}

TEST_CASE("a pointer that is wrong is answered with the nearest ones, in the language of the form's keys") {
  const Intake intake = read(source_set());
  const Form& form = form_of(intake, "3-1.yaml");
  const Lines english = nearest_pointers(form, "/totl");
  REQUIRE(english.size() == 3);
  CHECK(english.front() == "/total");
  const Lines chinese = nearest_pointers(form, "/支出明细及测算说明/0/数额");
  REQUIRE(chinese.size() == 3);
  CHECK(chinese.front() == "/details/0/amount");
  CHECK(nearest_pointers(form, std::string(5000, 'x')).size() == 3);
}

TEST_CASE("the JSON tree carries exact decimals as strings, places and verdicts") {
  const Traced total = traced(source_set(), "3-1.yaml", "/total");
  const auto tree = nlohmann::json::parse(print_trace_json(total.trace, Language::english));
  CHECK(tree["version"] == 1);
  const auto& cell = tree["cell"];
  CHECK(cell["path"] == "/total");
  CHECK(cell["text"] == "53");
  CHECK(cell["value"] == "530000");
  CHECK(cell["unit"] == "元");
  CHECK(cell["line"] == 64);
  CHECK(cell["column"] == 8);
  const auto& copy = cell["relations"][0];
  CHECK(copy["rule"] == "BL201");
  CHECK(copy["verdict"] == "one-digit");
  CHECK(copy["conclusion"] == "a single digit differs; they differ by 1 万元 (10000 元)");
  const auto& calculation = copy["terms"][0]["factors"][0]["relations"][0];
  CHECK(calculation["kind"] == "computed");
  CHECK(calculation["verdict"] == "holds");
  CHECK(calculation["computed"] == "536362.5");
  CHECK(calculation["terms"].size() == 4);
  CHECK(calculation["terms"][1]["product"] == "21937.5");
  CHECK(calculation["terms"][1]["factors"][1]["value"] == "11.25");
  CHECK_FALSE(calculation["terms"][0]["factors"][0].contains("unit"));
  CHECK(tree["elsewhere"][0]["tie"] == "same");
  CHECK_FALSE(tree.contains("reconciled_instead"));
}

TEST_CASE("nothing that a form says reaches a CI runner as a command") {
  const auto files = with(source_set(), "3-1.yaml", "number: 附表3-1", "number: '##[error]'");
  const Traced row = traced(files, "2.yaml", "/funds/0/amount");
  const std::string text = print_trace_text(row.trace, Language::chinese, 80);
  CHECK(text.find("##[") == std::string::npos);
  CHECK(text.find("\\x23#[error]") != std::string::npos);
  const auto units = with(source_set(), "3-1.yaml", "headcount: 900", "headcount: '900##[x]'");
  CHECK(print_trace_json(traced(units, "3-1.yaml", "/total").trace, Language::chinese).find("##") == std::string::npos);
}
