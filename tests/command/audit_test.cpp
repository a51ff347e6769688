// Many years and departments: the same report whatever the order, the threads, the folders and the machines; parts that
// do not fit together are refused.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "generate/years.hpp"
#include "report/judges.hpp"
#include "tools/json_schema.hpp"
#include "tools/sandbox.hpp"

namespace fs = std::filesystem;
using namespace budgetlint::testing;
using nlohmann::json;

namespace {

const Words formats = {"text", "json", "ndjson", "csv", "markdown", "html"};
const std::string data = SOURCE_DIR "/tests/data/audit";

/// Twenty years of ten departments with errors in them, in a folder `forms`.
class Archive : public Sandbox {
public:
  Archive() {
    HistoryShape shape;
    shape.departments = 30;
    shape.each = 1;
    const History history = generate_history(7, shape);
    for (const YearsFile& file : history.files) {
      put(fs::path("forms") / file.name, file.yaml);
      names.push_back("forms/" + file.name);
    }
    planted = history.planted.size();
  }

  /// One report with the facts, which go to `facts`.
  [[nodiscard]] std::string audit(const Words& arguments, const std::string& facts) const {
    Words all = {"audit", "--facts", facts};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Outcome outcome = run(all);
    CHECK(outcome.error.empty());
    CHECK(outcome.status == 1);
    return outcome.out;
  }

  /// Writes the parts of `count` shards, and gives their names.
  [[nodiscard]] Words write_parts(std::size_t count) const {
    Words parts;
    for (std::size_t number = 1; number <= count; ++number) {
      const std::string name = std::to_string(number) + "-" + std::to_string(count);
      const Outcome outcome = run({"audit", "forms", "--shard", std::to_string(number) + "/" + std::to_string(count),
                                   "--part", name + ".part", "--facts", name + ".csv", "--quiet"});
      CHECK(outcome.error.empty());
      CHECK(outcome.status == 0);
      CHECK(outcome.out.empty());
      parts.push_back(name + ".part");
    }
    return parts;
  }

  [[nodiscard]] Outcome merge(const Words& parts, Words arguments = {}) const {
    arguments.insert(arguments.begin(), {"audit", "--merge"});
    arguments.insert(arguments.end(), parts.begin(), parts.end());
    return run(arguments);
  }

  Words names;
  std::size_t planted = 0;
};

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

}  // namespace

TEST_CASE("an audit is the same for any threads, order of paths, layout of folders and number of shards", "[long]") {
  const Archive archive;
  const std::string whole = archive.audit({"forms", "--format", "json", "--jobs", "1"}, "whole.csv");
  const std::string facts = archive.get("whole.csv");
  const json report = json::parse(whole);
  CHECK(report["audit"]["total"]["findings"] == archive.planted);
  CHECK(report["audit"]["total"]["forms"] == archive.names.size());
  CHECK(std::count(facts.begin(), facts.end(), '\n') > 10000);

  for (const char* jobs : {"2", "8"}) {
    CHECK(archive.audit({"forms", "--format", "json", "--jobs", jobs}, "again.csv") == whole);
    CHECK(archive.get("again.csv") == facts);
  }
  std::string list;  // every third file first
  for (std::size_t start = 0; start < 3; ++start) {
    for (std::size_t i = start; i < archive.names.size(); i += 3) list += archive.names[i] + '\n';
  }
  archive.put("list", list);
  CHECK(archive.audit({"--files-from", "list", "--format", "json"}, "again.csv") == whole);
  CHECK(archive.get("again.csv") == facts);

  for (const std::size_t count : {1U, 2U, 7U}) {
    Words parts = archive.write_parts(count);
    std::reverse(parts.begin(), parts.end());
    for (const std::string& format : formats) {
      const Outcome merged = archive.merge(parts, {"--format", format, "--facts", "merged.csv"});
      CHECK(merged.status == 1);
      CHECK(merged.error.empty());
      CHECK(merged.out == archive.audit({"forms", "--format", format}, "again.csv"));
      CHECK(archive.get("merged.csv") == facts);
    }
  }
}

TEST_CASE("how the forms lie in folders changes nothing but their places", "[long]") {
  const Archive archive;
  const json whole = json::parse(archive.audit({"forms", "--format", "json"}, "whole.csv"));
  for (const std::string& name : archive.names) {
    const fs::path path(name);  // forms/2004/department/form.yaml
    const std::string year = path.parent_path().parent_path().filename().string();
    const std::string department = path.parent_path().filename().string();
    const std::string form = path.filename().string();
    archive.put(fs::path("by department") / department / year / form, archive.get(name));
    archive.put(fs::path("flat") / (form + "-" + department + "-" + year + ".yaml"), archive.get(name));
  }
  for (const std::string folder : {"by department", "flat"}) {
    const json other = json::parse(archive.audit({folder, "--format", "json"}, "other.csv"));
    CHECK(other["summary"] == whole["summary"]);
    for (const char* key : {"total", "years", "funds"}) CHECK(other["audit"][key] == whole["audit"][key]);
    const auto essence = [](const json& report) {
      std::vector<std::string> all;
      for (const json& finding : report["findings"]) {
        all.push_back(finding["rule"].get<std::string>() + finding.value("department", "") +
                      std::to_string(finding.value("year", 0)) + finding["path"].get<std::string>());
      }
      std::sort(all.begin(), all.end());
      return all;
    };
    CHECK(essence(other) == essence(whole));
  }
}

TEST_CASE("parts that are missing, doubled, cut off, changed, or of another run are refused") {
  Sandbox sandbox;
  fs::copy(data, sandbox.folder() / "forms", fs::copy_options::recursive);
  const auto shard = [&](const std::string& which, const std::string& part, const Words& more = {}) {
    Words arguments = {"audit", "forms", "--shard", which, "--part", part, "--today", "2026-01-01", "-q"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return sandbox.run(arguments);
  };
  const auto merge = [&](const Words& parts) {
    Words arguments = {"audit", "--merge"};
    arguments.insert(arguments.end(), parts.begin(), parts.end());
    const Outcome outcome = sandbox.run(arguments);
    CHECK(outcome.out.empty());
    CHECK(outcome.status == 2);
    return outcome.error;
  };
  for (const std::string number : {"1", "2", "3"}) REQUIRE(shard(number + "/3", number).status == 0);
  const Outcome whole = sandbox.run({"audit", "--merge", "3", "1", "2"});
  CHECK(whole.out == sandbox.run({"audit", "forms"}).out);
  CHECK(whole.status == 1);

  CHECK(merge({"1", "3"}) == "budgetlint: 1 of 3 parts are missing: 2; nothing is reported\n");
  CHECK(merge({"2"}) == "budgetlint: 2 of 3 parts are missing: 1, 3; nothing is reported\n");
  CHECK(merge({"1", "2", "3", "2"}) == "budgetlint: part 2/3 is there twice: 2 and 2\n");
  CHECK(merge({"1", "2", "nowhere"}) == "budgetlint: nowhere: no such file or directory\n");
  CHECK(merge({"1", "2", "forms/2021/临江县民政局/附表1.yaml"}) ==
        "budgetlint: forms/2021/临江县民政局/附表1.yaml: is no part of an audit (budgetlint audit --shard writes "
        "them)\n");

  const std::string bytes = sandbox.get("2");
  std::size_t refused = 0;
  for (std::size_t size = 0; size < bytes.size(); size += size < 400 ? 7 : 997) {  // cut anywhere
    sandbox.put("cut", bytes.substr(0, size));
    const std::string error = merge({"1", "cut", "3"});
    CAPTURE(size);
    CHECK(error.starts_with("budgetlint: cut: "));
    ++refused;
    CHECK(std::count(error.begin(), error.end(), '\n') == 1);
  }
  CHECK(refused > 20);
  sandbox.put("cut", bytes.substr(0, bytes.size() - 1));
  CHECK(merge({"1", "cut", "3"}) == "budgetlint: cut: is cut off: its last line is missing\n");
  std::string changed = bytes;
  const std::size_t digit = changed.find("\"forms\":") + 8;
  changed[digit] = changed[digit] == '9' ? '8' : '9';
  sandbox.put("changed", changed);
  CHECK(merge({"1", "changed", "3"}) ==
        "budgetlint: changed: was changed or is incomplete: its checksum does not fit\n");
  std::string other = bytes;
  other.replace(other.find("\"version\":\"") + 11, 1, "9");
  sandbox.put("other", other);
  CHECK(merge({"1", "other", "3"}).find("cut: ") == std::string::npos);
  CHECK(first_line(merge({"1", "other", "3"})).starts_with("budgetlint: other: was written by version \"9"));

  REQUIRE(shard("2/3", "options", {"--ignore", "BL7"}).status == 0);
  CHECK(merge({"1", "options", "3"}) ==
        "budgetlint: 1 and options are no parts of one run: they were judged with other options, configurations or "
        "baselines, or on another day (--today)\n");
  REQUIRE(shard("2/4", "four").status == 0);
  CHECK(merge({"1", "four", "3"}) ==
        "budgetlint: 1 and four are no parts of one run: one is part 1/3, the other 2/4\n");
  sandbox.put("forms/2021/临江县民政局/附表1.yaml", sandbox.get("forms/2021/临江县民政局/附表1.yaml") + "# later\n");
  REQUIRE(shard("2/3", "later").status == 0);
  CHECK(merge({"1", "later", "3"}) ==
        "budgetlint: 1 and later are no parts of one run: the files that they read differ\n");
}

TEST_CASE("a line of a part that holds something else, or more, is told with its number") {
  Sandbox sandbox;
  fs::copy(data, sandbox.folder() / "forms", fs::copy_options::recursive);
  REQUIRE(sandbox.run({"audit", "forms", "--shard", "1/1", "--part", "p", "-q"}).status == 0);
  const std::string bytes = sandbox.get("p");
  const std::string head = first_line(bytes) + '\n';
  std::size_t told = 0;
  for (const std::string line :
       {"[]", "{}", "7", "not JSON", R"({"finding":{"rule":"BL201"}})", R"({"finding":[]})", R"({"submission":null})",
        R"({"source":["a"]})", R"({"source":[["zz"],"b"]})", R"({"fail_on":["a",9]})", R"({"failure":["a"]})",
        R"({"submission":{"key":{"department":"","year":99999999999}}})", R"({"failure":["a","b"],"more":1})",
        R"({"failure":["a","b","c"]})", R"({"failure": ["a","b"]})", R"({"failure":["a","a"],"failure":["a","b"]})"}) {
    // With a last line that fits, as somebody may write who means harm.
    std::string body = head + line + '\n';
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : body) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
    sandbox.put("hostile", body + R"({"end":{"checksum":")" + digits.data() + R"(","lines":2}})" + '\n');
    const Outcome outcome = sandbox.run({"audit", "--merge", "hostile"});
    CAPTURE(line);
    CHECK(outcome.status == 2);
    CHECK(outcome.error == "budgetlint: hostile: line 2 is none that budgetlint writes\n");
    ++told;
  }
  CHECK(told == 16);
}

TEST_CASE("facts that are not those of their part are refused, and nothing is written") {
  const Archive archive;
  const Words parts = archive.write_parts(2);
  const std::string facts = archive.get("2-2.csv");
  archive.put("2-2.csv", facts.substr(0, facts.size() - 5));
  Outcome outcome = archive.merge(parts, {"--facts", "merged.csv"});
  CHECK(outcome.status == 2);
  CHECK(outcome.error == "budgetlint: 2-2.csv: is cut off\n");
  CHECK_FALSE(fs::exists(archive.folder() / "merged.csv"));
  std::string changed = facts;
  changed[changed.size() - 2] = changed[changed.size() - 2] == '1' ? '2' : '1';
  archive.put("2-2.csv", changed);
  outcome = archive.merge(parts, {"--facts", "merged.csv"});
  CHECK(outcome.status == 2);
  CHECK(outcome.error == "budgetlint: 2-2.csv: is not the file of facts that its shard wrote\n");
  CHECK_FALSE(fs::exists(archive.folder() / "merged.csv"));
  outcome = archive.merge(parts, {"--facts", "merged.ndjson"});
  CHECK(outcome.error == "budgetlint: 1-2.part: has facts in another format: 1-2.csv\n");
  CHECK(archive.merge(parts, {"--facts", "1-2.csv"}).error.find("is read in this run") != std::string::npos);
}

TEST_CASE("a fact is a cell: its exact value, its words, what became of it and where it stands") {
  Sandbox sandbox;
  sandbox.put("f.yaml",
              "form: direction\nyear: 2023\ndepartment: \"=1+1\"\ndirection: \"@某项\"\namount: 约2.5万元\n"
              "details:\n  - {brief: \"补助, \\\"一\\\"\", amount: 54, calculation: [{item: a, headcount: 3人, rate: "
              "46元/人/月, months: 12}]}\ntotal: 53\n");
  REQUIRE(sandbox.run({"audit", "f.yaml", "--facts", "f.csv"}).status == 1);
  CHECK(
      sandbox.get("f.csv") ==
      "department,year,form,subject,document,pointer,label,item,kind,value,spelling,qualifier,verdict,file,line\n"
      "'=1+1,2023,direction,'@某项,0,/amount,项目金额,'@某项,amount,25000,约2.5万元,about,BL201,f.yaml,5\n"
      "'=1+1,2023,direction,'@某项,0,/details/0/amount,支出明细及测算说明 1 金额,\"补助, "
      "\"\"一\"\"\",amount,540000,54,,"
      "checked,f.yaml,7\n"
      "'=1+1,2023,direction,'@某项,0,/details/0/calculation/0/headcount,支出明细及测算说明 1 测算 1 "
      "人数,a,headcount,3,3人,,"
      "checked,f.yaml,7\n"
      "'=1+1,2023,direction,'@某项,0,/details/0/calculation/0/rate,支出明细及测算说明 1 测算 1 "
      "标准,a,rate,46,46元/人/月,,"
      "checked,f.yaml,7\n"
      "'=1+1,2023,direction,'@某项,0,/details/0/calculation/0/months,支出明细及测算说明 1 测算 1 月数,a,months,12,12,,"
      "checked,f.yaml,7\n"
      "'=1+1,2023,direction,'@某项,0,/total,合计,'@某项,amount,530000,53,,checked,f.yaml,8\n");
  REQUIRE(sandbox.run({"audit", "f.yaml", "--facts", "f.ndjson"}).status == 1);
  const json first = json::parse(first_line(sandbox.get("f.ndjson")));
  CHECK(first == json{{"department", "=1+1"},
                      {"year", 2023},
                      {"form", "direction"},
                      {"subject", "@某项"},
                      {"document", 0},
                      {"pointer", "/amount"},
                      {"label", "项目金额"},
                      {"item", "@某项"},
                      {"kind", "amount"},
                      {"value", "25000"},
                      {"spelling", "约2.5万元"},
                      {"qualifier", "about"},
                      {"verdict", "BL201"},
                      {"file", "f.yaml"},
                      {"line", 5}});
}

TEST_CASE("an audit writes over nothing that it reads, and one path only once") {
  Sandbox sandbox;
  fs::copy(data, sandbox.folder() / "forms", fs::copy_options::recursive);
  fs::create_symlink("forms/2021/临江县民政局/附表1.yaml", sandbox.folder() / "link.csv");
  const auto error_of = [&](const Words& arguments) {
    const Outcome outcome = sandbox.run(arguments);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    return first_line(outcome.error);
  };
  const std::string over = " is read in this run; a report is never written over it";
  CHECK(error_of({"audit", "forms", "--facts", "link.csv"}) == "budgetlint: link.csv" + over);
  CHECK(error_of({"audit", "forms", "--output", "html=forms/2021/临江县民政局/附表1.yaml"}).ends_with(over));
  CHECK(error_of({"audit", "forms", "--shard", "1/2", "--part", "forms/2021/临江县民政局/附表1.yaml"}).ends_with(over));
  CHECK(error_of({"audit", "forms", "--facts", "a.csv", "--output", "csv=./a.csv"}) ==
        "budgetlint: two outputs would go to a.csv");
  CHECK(error_of({"audit", "forms", "--facts", "a.txt"}) ==
        "budgetlint: a.txt: facts go to a file whose name ends in .csv or .ndjson");
  CHECK(error_of({"audit", "forms", "--shard", "3/2", "--part", "p"}) ==
        "budgetlint: --shard takes K/N, the K-th of N parts: 3/8");
  CHECK(error_of({"audit", "forms", "--shard", "1/2"}) ==
        "budgetlint: --shard and --part go together: --shard 3/8 --part 3.part");
  CHECK(error_of({"audit", "--merge", "p", "--ignore", "BL2"}) ==
        "budgetlint: --merge reports what was judged; give the options of judging to --shard");
  CHECK(std::distance(fs::directory_iterator(sandbox.folder()), fs::directory_iterator()) == 2);
}

TEST_CASE("a path that cannot be read is told, and the rest is audited all the same") {
  Sandbox sandbox;
  fs::copy(data, sandbox.folder() / "forms", fs::copy_options::recursive);
  const Outcome whole = sandbox.run({"audit", "forms", "--format", "json"});
  const Outcome partly = sandbox.run({"audit", "forms", "gone", "--format", "json"});
  CHECK(whole.status == 1);
  CHECK(partly.status == 2);
  CHECK(json::parse(partly.out)["audit"] == json::parse(whole.out)["audit"]);
  CHECK(json::parse(partly.out)["summary"]["unreadable"] == 1);
  CHECK(partly.error == "budgetlint: gone: no such file or directory\n");
  REQUIRE(sandbox.run({"audit", "forms", "gone", "--shard", "1/1", "--part", "p", "-q"}).status == 2);
  const Outcome merged = sandbox.run({"audit", "--merge", "p", "--format", "json"});
  CHECK(merged.out == partly.out);
  CHECK(merged.error == partly.error);
  CHECK(merged.status == 2);
}

TEST_CASE("audit is a command in the first place only") {
  Sandbox sandbox;
  fs::copy(data, sandbox.folder() / "audit", fs::copy_options::recursive);
  const Outcome audited = sandbox.run({"audit", "audit"});
  CHECK(audited.out.starts_with("Audit: 2 departments, 2021 to 2023, 6 submissions, "));
  const Outcome checked = sandbox.run({"./audit"});
  CHECK_FALSE(checked.out.starts_with("Audit"));
  CHECK(checked.out.find("BL703") == std::string::npos);
  CHECK(audited.out.find("BL703") != std::string::npos);
}

TEST_CASE("the JSON of an audit fits the published schema, and its sums are those of its findings") {
  Sandbox sandbox;
  fs::copy(data, sandbox.folder() / "forms", fs::copy_options::recursive);
  const json report = json::parse(sandbox.run({"audit", "forms", "--format", "json"}).out);
  std::ifstream file(SOURCE_DIR "/schemas/report.schema.json");
  const JsonSchema schema(json::parse(file));
  CHECK(schema.accepts(report));
  json other = report;
  other["audit"]["total"]["at_stake"] = 5;
  CHECK_FALSE(schema.accepts(other));
  other = report;
  other["audit"]["years"][0].erase("forms");
  CHECK_FALSE(schema.accepts(other));
  const json& audit = report["audit"];
  std::size_t told = 0;
  for (const json& finding : report["findings"]) told += finding.contains("suppression") ? 0U : 1U;
  CHECK(audit["total"]["findings"] == told);
  for (const char* rows : {"years", "departments"}) {
    std::size_t findings = 0;
    std::size_t forms = 0;
    for (const json& row : audit[rows]) {
      std::size_t of_rules = 0;
      for (const json& cause : row["causes"]) of_rules += cause["findings"].get<std::size_t>();
      CHECK(of_rules == row["findings"]);
      findings += of_rules;
      forms += row["forms"].get<std::size_t>();
    }
    CHECK(findings == told);
    CHECK(forms == audit["total"]["forms"]);
  }
  CHECK(report["summary"]["suppressed"] == 1);
}

TEST_CASE("the judges of Markdown and NDJSON find nothing to object to in an audit") {
  Sandbox sandbox;
  fs::copy(data, sandbox.folder() / "forms", fs::copy_options::recursive);
  for (const std::string language : {"en", "zh"}) {
    const auto printed = [&](const std::string& format) {
      return sandbox.run({"audit", "forms", "--format", format, "--lang", language}).out;
    };
    CHECK(budgetlint::judges::of_html(budgetlint::judges::rendered(printed("markdown"))) ==
          budgetlint::judges::Complaints{});
    const std::size_t findings = json::parse(printed("json"))["findings"].size();
    CHECK(budgetlint::judges::of_ndjson(printed("ndjson"), findings + 2) == budgetlint::judges::Complaints{});
  }
}
