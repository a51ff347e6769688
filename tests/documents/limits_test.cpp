// Every limit at one below it, at it and one past it, and docs/limits.md, which says so: what the program tells one
// past each limit stands there as it was told here.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>

#include "../../src/calculation/formula.hpp"
#include "../../src/calculation/lexer.hpp"
#include "../../src/command/part.hpp"
#include "../../src/command/run.hpp"
#include "../../src/command/settings_reader.hpp"
#include "../../src/document/comments.hpp"
#include "../../src/document/encoding.hpp"
#include "../../src/document/splitter.hpp"
#include "../../src/document/syntax.hpp"
#include "../../src/document/teller.hpp"
#include "bless.hpp"
#include "budgetlint/reconcile/diagnose.hpp"
#include "budgetlint/schema/limits.hpp"
#include "budgetlint/support/failure.hpp"
#include "document/read.hpp"
#include "named_tests.hpp"
#include "report/judges.hpp"
#include "tools/forms.hpp"
#include "tools/sandbox.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

constexpr Limits limits;

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

/// What is said of a limit: the rule and its message; empty when nothing is.
std::string told(const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    const std::string_view id = finding.rule->id;
    if (id != "BL001" && id != "BL002" && id != "BL005" && id != "BL006" && id != "BL207") continue;
    return fmt::format("{}: {}", id, finding.message.english);
  }
  return "";
}

std::string read(std::string bytes) {
  return told(budgetlint::test::read(std::move(bytes)).findings);
}

std::string checked(const std::string& amount, const std::string& explanation = "据实结算") {
  return told(
      check({{"3-1.yaml",
              "form: direction\nyear: 2023\ndepartment: 某局\ndirection: 某项补助\nperiod: 2023年\namount: " + amount +
                  "\nfund: {name: 某专项, amount: 5}\ndetails: [{item: 补助, amount: 5, explanation: \"" + explanation +
                  "\"}]\ntotal: 5\n"}})
          .findings);
}

/// Runs something on a file of so many NULs, which take no room on the disk.
std::string of_size(std::size_t bytes, const std::function<std::string(const std::string& path)>& run) {
  const Sandbox sandbox;
  sandbox.put("file.yaml", "");
  std::filesystem::resize_file(sandbox.folder() / "file.yaml", bytes);
  return run((sandbox.folder() / "file.yaml").string());
}

/// The end of what a Failure says behind the file's path, where it speaks of the size.
std::string failing(const std::function<void()>& run) {
  try {
    run();
  } catch (const Failure& failure) {
    const std::string& message = failure.message().english;
    const std::size_t at = message.find("the file is larger");
    return at == std::string::npos ? "" : message.substr(at);
  }
  return "";
}

std::string of_file(std::size_t bytes) {
  return of_size(bytes, [](const std::string& path) {
    const std::vector<Input> inputs{{path, Input::How::named, std::nullopt, std::nullopt}};
    const std::string message = told(check_files(inputs, {}).results.findings);
    return message.starts_with("BL006") ? message : "";  // NULs are no text, which is told where they are read
  });
}

std::string of_documents(std::size_t count) {
  return read(repeated("---\na: 1\n", count));
}

std::string of_depth(std::size_t count) {
  return read(std::string(count, '[') + std::string(count, ']') + '\n');
}

std::string of_keys(std::size_t count) {
  std::string yaml;
  for (std::size_t i = 0; i < count; ++i) yaml += fmt::format("k{}: 1\n", i);
  return read(std::move(yaml));
}

std::string of_items(std::size_t count) {
  return read(repeated("- 1\n", count));
}

/// A list of full lists and one that is not full.
std::string of_nodes(std::size_t count) {
  const auto list = [](std::size_t nodes) { return "- [" + repeated("1, ", nodes - 2) + "1]\n"; };
  const std::size_t below = count - 1;
  const std::size_t rest = below % limits.keys;
  return read(repeated(list(limits.keys), below / limits.keys) + (rest == 1 ? "- 1\n" : rest > 1 ? list(rest) : ""));
}

std::string of_alias_nodes(std::size_t count) {
  return read("a: &k 1\nb: [" + repeated("*k, ", count / 2) + "]\nc: [" + repeated("*k, ", count - count / 2) + "]\n");
}

std::string of_digits(std::size_t count) {
  return checked(std::string(count, '1'));
}

std::string of_key_characters(std::size_t count) {
  return read(repeated("项", count) + ": 1\nb: 1\n");
}

std::string of_directives(std::size_t count) {
  std::string yaml;
  for (std::size_t i = 0; i < count; ++i) yaml += fmt::format("%TAG !t{}! tag:x,2000:\n", i);
  return read(yaml + "---\na: 1\n");
}

std::string of_strays(std::size_t count) {
  return read("a: \"" + repeated("\u2028", count) + "\"\n");
}

std::string of_comments(std::size_t count) {
  return read(repeated("# budgetlint: x\n", count) + "a: 1\n");
}

std::string of_places_told(std::size_t count) {
  const auto list = [](std::size_t items) { return "- [" + repeated("!t 1, ", items) + "]\n"; };
  return read(list(count / 2) + list(count - count / 2));
}

/// Forms with as many unknown keys as a form may have, and one with what is left.
std::string of_findings(std::size_t count) {
  std::string yaml;
  for (std::size_t left = count; left > 0;) {
    const std::size_t keys = std::min<std::size_t>(left, 9'000);
    yaml +=
        "---\nform: direction\nyear: 2023\ndepartment: 某局\ndirection: 某项补助\nperiod: 2023年\namount: "
        "5\nfund: {name: 某专项, amount: 5}\ndetails: [{item: 补助, amount: 5}]\ntotal: 5\n";
    for (std::size_t i = 0; i < keys; ++i) yaml += fmt::format("{}: 1\n", i + 10'000);
    left -= keys;
  }
  return told(check({{"3-1.yaml", yaml}}).findings);
}

std::string of_products(std::size_t count) {
  return checked("5", repeated("1元+", count - 1) + "1元");
}

std::string of_brackets(std::size_t count) {
  return checked("5", repeated("1元+(", count) + "1元" + std::string(count, ')'));
}

std::string of_prose_items(std::size_t count) {
  const std::string sum = "1人×1元，";
  const std::size_t items = 4;
  std::string text = repeated(sum, count / items);
  text += std::vector<std::string>{"", "；", "=1元", "1人×1元"}.at(count % items);
  return checked("5", text);
}

/// Forms that each say something else of the fund that they share than the first of them, and no summary that tells
/// which is right.
std::string of_broken_relations(std::size_t count) {
  std::vector<File> files;
  for (std::size_t i = 0; i <= count; ++i) {
    files.push_back({fmt::format("{}.yaml", i),
                     fmt::format("form: direction\nyear: 2023\ndepartment: 某局\ndirection: 第{}方向\nfund: {{name: "
                                 "专项, amount: {}}}\nperiod: 2023年\namount: 1\ndetails: [{{item: 补助, amount: "
                                 "1}}]\ntotal: 1\n",
                                 i, 100 + i)});
  }
  Results results = check(files);
  results.findings.clear();
  if (results.summary.unsearched == 0) return "";
  const std::string report = find_format("concise")->print(results, {});
  const std::size_t begin = report.find("The causes");
  return report.substr(begin, report.find('\n', begin) - begin);
}

std::string of_settings(std::size_t bytes) {
  return of_size(bytes,
                 [](const std::string& path) { return failing([&] { static_cast<void>(read_settings_file(path)); }); });
}

std::string of_baseline(std::size_t bytes) {
  return of_size(bytes,
                 [](const std::string& path) { return failing([&] { static_cast<void>(read_baseline(path)); }); });
}

std::string of_list(std::size_t bytes) {
  return of_size(bytes, [](const std::string& path) {
    return failing([&] {
      Invocation invocation;
      invocation.files_from = path;
      invocation.nul_separated = true;
      static_cast<void>(set_up(invocation));
    });
  });
}

std::string of_jobs(std::size_t count) {
  const Sandbox sandbox;
  const std::string error = sandbox.run({"--allow-empty", "--jobs", std::to_string(count)}).error;
  return error.substr(0, error.find('\n'));
}

struct Limit {
  std::string_view what;
  std::size_t most;
  std::string (*told)(std::size_t count);  ///< what is said of so much; nothing while it is within the limit
  std::string_view then;                   ///< what becomes of the rest
};

const std::vector<Limit>& table() {
  static const std::vector<Limit> all{
      {"bytes of a file (`file-bytes`)", limits.file_bytes, of_file, "the file is not read"},
      {"documents of a file, and so forms (`documents`)", limits.documents, of_documents,
       "those before it are checked"},
      {"lists and mappings inside each other (`depth`)", limits.depth, of_depth, "other documents are checked"},
      {"keys of a mapping (`keys`)", limits.keys, of_keys, "other documents are checked"},
      {"items of a list (`keys`)", limits.keys, of_items, "other documents are checked"},
      {"keys, values, lists and mappings of a file (`nodes`)", limits.nodes, of_nodes, "documents before are checked"},
      {"of them, those that the aliases of a document stand for (`alias-nodes`)", limits.alias_nodes, of_alias_nodes,
       "the cell counts as unreadable"},
      {"digits of a number", limits.digits, of_digits, "the cell counts as unreadable"},
      {"characters of a key", most_key_characters, of_key_characters, "other documents are checked"},
      {"lines with `%` before a document", most_directives, of_directives, "other documents are checked"},
      {"stray characters of a file", most_stray_characters, of_strays, "the file is not read"},
      {"comments to budgetlint in a file", most_comments, of_comments, "the forms are checked"},
      {"unreadable places of a file that are told one by one", most_nodes_told, of_places_told, "the rest is checked"},
      {"keys and cells of a file that are told to be wrong", most_findings, of_findings, "the forms are checked"},
      {"products of a formula in an explanation", most_products, of_products, "no number is taken from the text"},
      {"brackets inside each other in an explanation", static_cast<std::size_t>(deepest_brackets), of_brackets,
       "no number is taken from the text"},
      {"numbers, signs and separators of an explanation", most_items, of_prose_items,
       "no number is taken from the text"},
      {"broken comparisons that hang together and are searched for one cause", most_searched_together,
       of_broken_relations, "each comparison is told"},
      {"bytes of a configuration or profile", most_settings_bytes, of_settings, "status 2, nothing is checked"},
      {"bytes of a baseline", most_baseline_bytes, of_baseline, "status 2, nothing is checked"},
      {"bytes of a list of paths (`--files-from`)", most_list_bytes, of_list, "status 2, nothing is checked"},
      {"threads (`--jobs`)", 1024, of_jobs, "status 2, nothing is checked"},
  };
  return all;
}

/// 67108864 as 67,108,864.
std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; digits.insert(at, ",")) at -= 3;
  return digits;
}

std::string cell(std::string text) {
  return replace_all(std::move(text), "|", "\\|");
}

std::string page() {
  std::string text =
      "# Limits\n\n"
      "No honest form comes near these: they are there so that no file, however it was made, takes the memory or the "
      "time of the\nmachine. None is passed in silence. Those with a name can be made smaller, never larger, by "
      "`limits` in\n`.budgetlint.yaml`. A finding BL001, BL002, BL005 or BL006 is an error whatever a configuration "
      "says.\n\n"
      "This table is written by a test that tries each limit at one below, at it and one past it; the third column is "
      "what the\nprogram then says of one more.\n\n"
      "| What | At most | Of one more is said | And then |\n| --- | ---: | --- | --- |\n";
  for (const Limit& limit : table()) {
    text += fmt::format("| {} | {} | {} | {} |\n", limit.what, grouped(limit.most), cell(limit.told(limit.most + 1)),
                        limit.then);
  }
  text += fmt::format(
      "\nBesides:\n\n"
      "- The search for the cells behind broken comparisons judges a comparison at most {} times for one group. Where "
      "that is not\n  enough, every comparison is told by itself and the report says that the causes were not searched "
      "to the end\n  (`whatever the bound, a broken relation is explained as it would be without it, or stands for "
      "itself`).\n"
      "- A part of an audit (`--part`) has at most {} bytes.\n"
      "- Numbers are calculated with 38 digits; where a sum or product needs more, the comparison counts as one that "
      "could not be\n  judged, and is told (`the numbers of a product have no room: it is told, and no verdict is "
      "made up`).\n"
      "- A text may be as long as its file. The time is linear in it (`The work grows with the text and no faster`, "
      "`Hostile texts\n  are read in linear time and shown shortened and harmless`); reports show its beginning and "
      "`...`.\n"
      "- The number of forms in a run, of findings in a report and of entries in a baseline is bounded by memory "
      "alone, and where\n  that ends so does the run, with status 2 (docs/faults.md).\n"
      "- GitHub refuses a summary of a step over 1 MiB: it is shortened before, and says how many findings are missing "
      "(`a summary\n  that GitHub would refuse is shortened, and says so`).\n",
      grouped(judgements_per_group), grouped(most_part_bytes));
  return text;
}

}  // namespace

TEST_CASE("at a limit nothing is said of it, one past it everything is", "[limits][long]") {
  for (const Limit& limit : table()) {
    CAPTURE(limit.what);
    CHECK(limit.told(limit.most - 1).empty());
    CHECK(limit.told(limit.most).empty());
    CHECK_FALSE(limit.told(limit.most + 1).empty());
  }
}

TEST_CASE("the page of limits is that of the program", "[documents][limits]") {
  settle_document("docs/limits.md", page());
  CHECK(tests_missing_in(page()).empty());
}

TEST_CASE("an error is told though ten thousand remarks on the same file were, and are ignored", "[limits]") {
  // Without a word on what is left out, a value with a tag would be a cell that says nothing.
  const Reading reading = budgetlint::test::read("- [" + repeated("!t 1, ", most_nodes_told) + "]\n- !t 2\n- !t 3\n");
  CHECK(reading.findings.size() == most_nodes_told + 1);
  CHECK(reading.findings.back().rule->id == "BL006");
  CHECK(reading.findings.back().place.begin.line == 2);
}

TEST_CASE("the numbers of a product have no room: it is told, and no verdict is made up", "[limits]") {
  const std::string most(limits.digits, '9');
  const Results results =
      check({{"3-1.yaml",
              "form: direction\nyear: 2023\ndepartment: 某局\ndirection: 某项补助\nperiod: 2023年\n"
              "amount: 5\nfund: {name: 某专项, amount: 5}\ndetails:\n  - item: 补助\n    amount: 5\n"
              "    calculation:\n      - {item: 甲, headcount: " +
                  most + ", rate: " + most + "元/人}\ntotal: 5\n"}});
  CHECK(results.summary.not_evaluable > 0);
}
