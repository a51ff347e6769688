// The real forms: what they must give, however they are written and handed over (reconciliation.md).
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "budgetlint/form/quantities.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/schema/schema.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

const std::vector<std::string> expected = {
    "note BL504 1.yaml /indicators/output/timeliness/0/value 按时",
    "note BL504 1.yaml /indicators/benefit/social/0/value 不断提升",
    "warning BL208 2.yaml /total -> 7514.5",
    "warning BL304 2.yaml /funds/5/name 业务性专项经费",
    "warning BL605 3-1.yaml /indicators/output/cost/0/value 11.25元/1950人",
    "note BL505 3-1.yaml /indicators/benefit/social/0/value "
    "进一步提高城乡居民基本养老保险参保群众的待遇水平，确保城乡居民基本养老保险工作顺利开展",
    "error BL201 3-1.yaml /total 53 -> 54 [truncated]",
    "note BL502 3-2-1.yaml /indicators",
    "note BL505 3-2-1.yaml /indicators/benefit/social/0/value 保障建国初期参加革命工作老干部基本生活，提高生活满意度",
    "error BL301 3-2-2.yaml /fund/amount 25 -> 25.5 [mismatch]",
    "error BL401 3-2-2.yaml /period 2022年一年 -> 2023年一年",
    "note BL505 3-2-2.yaml /indicators/benefit/social/0/value 保障企业退休军转干部基本生活，维护社会稳定",
    "note BL502 3-2-2.yaml /indicators/benefit/social/0/standard",
    "note BL502 3-2-2.yaml /indicators/benefit/satisfaction/0/standard",
    "note BL505 3-3.yaml /indicators/benefit/social/0/value "
    "进一步提高机关养老保险参保群众的待遇水平，确保机关养老保险工作顺利开展",
    "note BL608 3-4.yaml /goals/period 完成职业年金个人账户记实",
    "note BL508 3-4.yaml /indicators/output/quantity/0/value 160",
    "warning BL203 3-4.yaml /details/0/amount 500万 -> 496 [approximate-input]",
    "note BL608 3-5.yaml /goals/period 完成困难帮扶-城乡居民养老保险政府代缴",
    "note BL508 3-5.yaml /indicators/output/quantity/0/value 1200",
    "warning BL501 3-5.yaml /indicators/output/quality/0/standard 计划标准",
    "note BL502 3-5.yaml /indicators/output/cost/0/standard",
    "warning BL601 3-5.yaml /details/0/brief 职业年金个人账户记实",
};

std::vector<File> source_set() {
  return load_folder("examples/shifeng-2023");
}

std::vector<std::string> as_one_set() {
  return digest_without_files(check(source_set()));
}

std::string json(const Results& results) {
  return find_format("json")->print(results, {});
}

}  // namespace

TEST_CASE("the source set gives what it must, and nothing else") {
  CHECK(digest(check(source_set())) == expected);
}

TEST_CASE("the source set's findings stand at the cells themselves") {
  const std::vector<File> files = source_set();
  for (const Finding& finding : check(files).findings) {
    CAPTURE(finding.place.path);
    if (finding.place.path == "/indicators") continue;  // a table, not a cell
    const auto file =
        std::find_if(files.begin(), files.end(), [&](const File& f) { return f.name == finding.place.file; });
    REQUIRE(file != files.end());
    CHECK(file->bytes.substr(finding.place.span.begin, finding.place.span.size()) == finding.stated);
  }
}

TEST_CASE("the deadline that a wrong period seems to miss is told within the period's card") {
  for (const Finding& finding : check(source_set()).findings) {
    CAPTURE(finding.place.file, finding.place.path);
    const bool of_period = finding.rule->id == "BL401";
    CHECK((finding.also == std::vector<std::string>{"BL402"}) == of_period);
    if (!of_period) continue;
    CHECK(std::any_of(finding.related.begin(), finding.related.end(), [](const Related& place) {
      return place.place.path == "/indicators/output/timeliness/0/value" && place.value == "2023年底前";
    }));
  }
}

TEST_CASE("sound examples are silent") {
  CHECK(digest(check(load_folder("examples/shifeng-2023-reconciled"))).empty());
  CHECK(digest(check(load_folder("examples/chinese-keys"))).empty());
}

TEST_CASE("the findings do not depend on how the forms are written") {
  const std::vector<std::string> usual = as_one_set();
  const auto rewritten = [&](auto&& change) {
    std::vector<File> files = source_set();
    for (File& file : files) file.bytes = change(file);
    return digest_without_files(check(files));
  };
  CHECK(rewritten([](const File& file) { return respell_keys(file, 1); }) == usual);
  CHECK(rewritten([](const File& file) { return respell_keys(file, 2); }) == usual);
  CHECK(rewritten([](const File& file) { return replace_all(file.bytes, "\n", "\r\n"); }) == usual);
  CHECK(rewritten([](const File& file) { return replace_all(file.bytes, "\n", "\r"); }) == usual);
  CHECK(rewritten([](const File& file) { return "\xEF\xBB\xBF" + file.bytes; }) == usual);
}

TEST_CASE("the findings do not depend on how the forms are handed over") {
  std::vector<File> files = source_set();
  std::string together;
  for (const File& file : files) together += "---\n" + file.bytes;
  CHECK(digest_without_files(check({{"all.yaml", together}})) == as_one_set());
  const std::string usual = json(check(files));
  CHECK(json(check(files, 8)) == usual);
  std::reverse(files.begin(), files.end());
  CHECK(json(check(files)) == usual);
  std::rotate(files.begin(), files.begin() + 3, files.end());
  CHECK(json(check(files, 8)) == usual);
}

TEST_CASE("an amount that cannot be read is one finding at its cell and nothing else new") {
  const std::vector<File> files = source_set();
  std::set<std::string> known;
  for (const Finding& finding : check(files).findings) known.insert(finding.place.file + finding.place.path);
  std::size_t tried = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    Reading reading = read_documents(std::make_shared<const Source>(files[i].name, files[i].bytes), Limits());
    const FormKind kind = *recognise(reading.documents.front()).kind;
    SchemaChecker checker;
    static_cast<void>(checker.check(reading.documents.front(), kind));
    std::vector<Finding> none;
    const FormPtr form = read_form(std::move(reading.documents.front()), kind, none);
    for (const Cell* cell : quantities_of(*form)) {
      if (!cell->stated()) continue;
      for (const std::string unreadable : {"5O", "约", "[54]", "十几"}) {
        std::vector<File> changed = files;
        const Place place = place_of(*cell);
        changed[i].bytes.replace(place.span.begin, place.span.size(), unreadable);
        CAPTURE(place.file, place.path, unreadable);
        std::size_t at_cell = 0;
        for (const Finding& finding : check(changed).findings) {
          if (finding.place.file == place.file && finding.place.path == place.path) {
            ++at_cell;
            CHECK((finding.rule->id == "BL105" || finding.rule->id == "BL103"));
          } else {
            CHECK(known.count(finding.place.file + finding.place.path) == 1);
          }
        }
        CHECK(at_cell == 1);
        ++tried;
      }
    }
  }
  CHECK(tried == 4 * 58);
}

TEST_CASE("a form that breaks off is not reported as missing too") {
  for (const File& broken : source_set()) {
    std::vector<File> files = source_set();
    for (File& file : files) {
      if (file.name == broken.name)
        file.bytes = file.bytes.substr(0, file.bytes.find('\n', file.bytes.size() / 2)) + "\n\"half a cell\n";
    }
    CAPTURE(broken.name);
    std::size_t syntax = 0;
    for (const std::string& line : digest(check(files))) {
      CAPTURE(line);
      if (line.starts_with("error BL002 " + broken.name)) {
        ++syntax;
      } else {
        // Without the summary two forms of one fund are a tie; everything else is as it was, or silent.
        const bool known = std::find(expected.begin(), expected.end(), line) != expected.end();
        CHECK((known || line == "error BL301 3-2-1.yaml /fund/amount 25.5 -> 25 [mismatch]"));
      }
    }
    CHECK(syntax == 1);
  }
}
