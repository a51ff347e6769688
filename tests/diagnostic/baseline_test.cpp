#include "budgetlint/diagnostic/baseline.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "budgetlint/support/failure.hpp"
#include "tools/json_schema.hpp"

namespace fs = std::filesystem;
using namespace budgetlint;
using nlohmann::json;

namespace {

constexpr RuleInfo total{"BL201", "total-mismatch", Severity::error, {}, {}};
constexpr RuleInfo amount{"BL202", "amount-mismatch", Severity::error, {}, {}};
constexpr RuleInfo syntax{"BL002", "yaml-syntax", Severity::error, {}, {}};
constexpr RuleInfo unused{"BL901", "unused-suppression", Severity::warning, {}, {}};
constexpr const RuleInfo* rules[] = {&syntax, &total, &amount, &unused};

Finding finding_of(std::string stated = "53", std::string expected = "54") {
  Finding finding;
  finding.rule = &total;
  finding.place.file = "forms/3-1.yaml";
  finding.place.path = "/total";
  finding.place.begin = {46, 8};
  finding.stated = std::move(stated);
  finding.expected = std::move(expected);
  return finding;
}

Baseline baseline_of(const std::vector<Finding>& findings, const std::string& path = "known.json") {
  return parse_baseline(std::make_shared<const Source>(path, baseline_text(findings, path)));
}

RunScope scope_of(std::vector<std::string> files = {"forms/3-1.yaml"}, bool judged = true) {
  const auto always = [](const RuleInfo&, const std::string&) { return true; };
  return {std::move(files), rules, always, [judged](const RuleInfo&, const std::string&) { return judged; }};
}

/// What is told once a baseline has held back what it knows: `BL201 53 -> 54`, `BL905 4`.
std::vector<std::string> told(std::vector<Finding> findings, const Baseline& baseline,
                              const RunScope& scope = scope_of()) {
  hold_baselined(findings, baseline, scope);
  std::vector<std::string> lines;
  for (const Finding& finding : findings) {
    if (finding.hold) continue;
    const std::string id(finding.rule->id);
    lines.push_back(id == "BL905" ? id + " " + std::to_string(finding.place.begin.line)
                                  : id + " " + finding.stated + " -> " + finding.expected);
  }
  return lines;
}

using Lines = std::vector<std::string>;

/// The message of the Failure, up to its first `: the`.
std::string refusal(const std::string& bytes) {
  try {
    (void)parse_baseline(std::make_shared<const Source>("known.json", bytes));
  } catch (const Failure& failure) {
    CHECK(failure.message().chinese.find("无法读取已知问题清单") != std::string::npos);
    return failure.message().english;
  }
  return "";
}

}  // namespace

TEST_CASE("a baseline is sorted, one entry a line, and fits its published schema", "[baseline]") {
  std::vector<Finding> findings{finding_of("54", "53"), finding_of()};
  findings[0].place.file = "forms/\"二\".yaml";
  findings[1].place.document = 2;
  const std::string text = baseline_text(findings, "known.json");
  CHECK(
      text ==
      "{\n  \"version\": 1,\n  \"findings\": [\n"
      "    {\"file\":\"forms/\\\"二\\\".yaml\",\"document\":0,\"path\":\"/total\",\"rule\":\"BL201\",\"stated\":\"54\","
      "\"expected\":\"53\"},\n"
      "    {\"file\":\"forms/3-1.yaml\",\"document\":2,\"path\":\"/total\",\"rule\":\"BL201\",\"stated\":\"53\","
      "\"expected\":\"54\"}\n  ]\n}\n");
  CHECK(baseline_text({}, "known.json") == "{\n  \"version\": 1,\n  \"findings\": []\n}\n");

  std::ifstream file(SOURCE_DIR "/schemas/baseline.schema.json");
  const budgetlint::testing::JsonSchema schema(json::parse(file));
  json baseline = json::parse(text);
  CHECK(schema.accepts(baseline));
  CHECK(schema.accepts(json::parse(baseline_text({}, "known.json"))));
  baseline["findings"][0].erase("stated");
  CHECK_FALSE(schema.accepts(baseline));
  baseline = json::parse(text);
  baseline["findings"][0]["line"] = 46;
  CHECK_FALSE(schema.accepts(baseline));
}

TEST_CASE("a baseline holds back what it knows, wherever its line went", "[baseline]") {
  const Baseline known = baseline_of({finding_of()});
  Finding moved = finding_of();
  moved.place.begin = {99, 3};
  CHECK(told({moved}, known).empty());
  std::vector<Finding> findings{finding_of()};
  hold_baselined(findings, known, scope_of());
  REQUIRE(findings[0].hold);
  CHECK(findings[0].hold->by == Holder::baseline);
  CHECK(findings[0].hold->file == "known.json");
  CHECK(findings[0].hold->line == 4);
}

TEST_CASE("a finding that differs in anything from what is known shows, and the entry is stale", "[baseline]") {
  const Baseline known = baseline_of({finding_of()});
  CHECK(told({finding_of("52")}, known) == Lines{"BL201 52 -> 54", "BL905 4"});
  CHECK(told({finding_of("53", "55")}, known) == Lines{"BL201 53 -> 55", "BL905 4"});
  CHECK(told({finding_of("53.0")}, known) == Lines{"BL201 53.0 -> 54", "BL905 4"});
  Finding other = finding_of();
  other.place.path = "/amount";
  CHECK(told({other}, known) == Lines{"BL201 53 -> 54", "BL905 4"});
  other = finding_of();
  other.place.document = 1;
  CHECK(told({other}, known) == Lines{"BL201 53 -> 54", "BL905 4"});
  other = finding_of();
  other.rule = &amount;
  CHECK(told({other}, known) == Lines{"BL202 53 -> 54", "BL905 4"});
  other = finding_of();
  other.place.file = "forms/2022/3-1.yaml";
  CHECK(told({other}, known) == Lines{"BL201 53 -> 54", "BL905 4"});
}

TEST_CASE("where nothing single is expected, what it disagrees with is held to", "[baseline]") {
  Finding finding = finding_of("25", "");
  Related related;
  related.value = "25.5";
  finding.related = {related, {}, related};
  const Baseline known = baseline_of({finding});
  CHECK(known.entries[0].expected == "25.5 / 25.5");
  CHECK(told({finding}, known).empty());
  finding.related[2].value = "30";
  CHECK(told({finding}, known) == Lines{"BL201 25 -> ", "BL905 4"});
  finding.computed = "25.5";
  CHECK(baseline_of({finding}).entries[0].expected == "25.5");
}

TEST_CASE("an entry holds one finding; a second one like it shows", "[baseline]") {
  const Finding finding = finding_of();
  CHECK(told({finding, finding}, baseline_of({finding})) == Lines{"BL201 53 -> 54"});
  const Baseline twice = baseline_of({finding, finding});
  CHECK(told({finding, finding}, twice).empty());
  CHECK(told({finding}, twice).size() == 1);
  CHECK(told({finding}, twice)[0].starts_with("BL905"));
}

TEST_CASE("an entry is stale only where its file and rule were judged", "[baseline]") {
  const Baseline known = baseline_of({finding_of()});
  CHECK(told({}, known) == Lines{"BL905 4"});
  CHECK(told({}, known, scope_of({"forms/3-2.yaml"})).empty());
  CHECK(told({}, known, scope_of({"forms/3-1.yaml"}, false)).empty());
  CHECK(told({}, known, scope_of({"3-1.yaml"})).empty());
}

TEST_CASE("what keeps a form from being read, and what is wrong with comments, is never known", "[baseline]") {
  Finding broken = finding_of("", "");
  broken.rule = &syntax;
  Finding comment = finding_of("", "");
  comment.rule = &unused;
  CHECK(baseline_of({broken, comment}).entries.empty());
  const std::string text = baseline_text({finding_of("", "")}, "known.json");
  for (const Finding& finding : {broken, comment}) {
    std::string forged = text;
    forged.replace(forged.find("BL201"), 5, finding.rule->id);
    const Baseline known = parse_baseline(std::make_shared<const Source>("known.json", forged));
    CHECK(told({finding}, known, scope_of({"forms/3-1.yaml"}, false)) ==
          Lines{std::string(finding.rule->id) + "  -> ", "BL905 4"});
  }
}

TEST_CASE("a finding that a comment holds uses its entry up and is not written to another", "[baseline]") {
  Finding held = finding_of();
  held.hold = Hold{Holder::comment, "rounded", "forms/3-1.yaml", 45};
  const Baseline known = baseline_of({finding_of()});
  CHECK(told({held}, known).empty());
  std::vector<Finding> findings{held};
  hold_baselined(findings, known, scope_of());
  CHECK(findings[0].hold->by == Holder::comment);
  CHECK(baseline_of({held}).entries.empty());
  held.hold->by = Holder::baseline;
  CHECK(baseline_of({held}).entries.size() == 1);
}

TEST_CASE("files are named from the folder of the baseline, whatever the current folder", "[baseline]") {
  const fs::path before = fs::current_path();
  std::string name = (fs::temp_directory_path() / "budgetlint-baseline-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  const fs::path root = name;
  fs::create_directories(root / "audit");
  fs::create_directories(root / "2023" / "forms");
  fs::create_directory_symlink(root / "2023", root / "year");
  fs::current_path(root);
  Finding finding = finding_of();
  finding.place.file = "2023/forms/3-1.yaml";
  const std::string text = baseline_text({finding}, "audit/known.json");
  CHECK(json::parse(text)["findings"][0]["file"] == "../2023/forms/3-1.yaml");
  const auto told_from = [&](const fs::path& folder, const std::string& baseline, const std::string& file) {
    fs::current_path(folder);
    Finding same = finding;
    same.place.file = file;
    return told({same}, parse_baseline(std::make_shared<const Source>(baseline, text)), scope_of({file}));
  };
  CHECK(told_from(root, "audit/known.json", "./2023/forms/../forms/3-1.yaml").empty());
  CHECK(told_from(root / "2023", "../audit/known.json", "forms/3-1.yaml").empty());
  CHECK(told_from(root / "audit", "known.json", (root / "2023/forms/3-1.yaml").string()).empty());
  CHECK(told_from(root, "audit/known.json", "year/forms/3-1.yaml").empty());
  CHECK(told_from(root / "2023" / "forms", "known.json", "3-1.yaml") == Lines{"BL201 53 -> 54"});
  fs::current_path(before);
  fs::remove_all(root);
}

TEST_CASE("a baseline laid out otherwise is read, and its entries keep their places", "[baseline]") {
  const Baseline known = parse_baseline(std::make_shared<const Source>(
      "known.json",
      "\xEF\xBB\xBF{\"findings\":[\n\n  {\n    \"rule\": \"BL201\", \"path\": \"/total\",\n    \"document\": 0, "
      "\"file\": \"forms\\/3-1.yaml\",\n    \"expected\": \"5\\u0034\", \"stated\": \"53\"}, {\"rule\": \"BL202\", "
      "\"path\": \"/{}\", \"document\": 0, \"file\": \"x\", \"expected\": \"\", \"stated\": \"\"}],\n\"version\":1}"));
  REQUIRE(known.entries.size() == 2);
  CHECK(known.source->position(known.entries[0].span.begin) == Position{3, 3});
  CHECK(known.source->slice(known.entries[1].span).starts_with("{\"rule\": \"BL202\""));
  CHECK(known.source->slice(known.entries[1].span).ends_with("\"stated\": \"\"}"));
  CHECK(told({finding_of()}, known).empty());
}

TEST_CASE("what is no baseline is refused at its place", "[baseline]") {
  const std::string entry = R"({"file":"a","document":0,"path":"","rule":"BL201","stated":"","expected":""})";
  const auto with = [&](const std::string& list) { return "{\"version\": 1,\n \"findings\": [" + list + "]}"; };
  CHECK(refusal(with(entry)).empty());
  CHECK(refusal("") == "known.json:1:1: the baseline cannot be read: this is no JSON");
  CHECK(refusal("{\"version\": 1,\n  \"findings\": [}\n") ==
        "known.json:2:16: the baseline cannot be read: this is no JSON");
  CHECK(refusal(with(entry) + "x") == "known.json:2:93: the baseline cannot be read: this is no JSON");
  CHECK(refusal("[]").starts_with("known.json:1:1: "));
  CHECK(refusal("{\"version\": 2, \"findings\": []}") ==
        "known.json:1:1: the baseline cannot be read: its `version` is not 1");
  CHECK(refusal("{\"version\": 1, \"findings\": {}}").find("must hold `version`") != std::string::npos);
  CHECK(refusal("{\"version\": 1, \"findings\": [], \"more\": 1}").find("nothing else") != std::string::npos);
  CHECK(refusal(with("1")).find("must be an entry") != std::string::npos);
  CHECK(refusal(with(entry + ",\n [" + entry + "]")).find("must be an entry") != std::string::npos);
  CHECK(refusal(with(entry + ",\n  {\"file\": \"a\"}")) ==
        "known.json:3:3: the baseline cannot be read: `path` must be there and be a text");
  std::string changed = entry;
  changed.replace(changed.find(":0,"), 3, ":-1,");
  CHECK(refusal(with(changed)).find("`document` must be") != std::string::npos);
  changed = entry;
  changed.insert(1, "\"line\": 46, ");
  CHECK(refusal(with(changed)).find("nothing else") != std::string::npos);
  CHECK_THROWS_AS(read_baseline("no-such-file.json"), Failure);
}

TEST_CASE("what a baseline says of files that were not read and are still there is kept", "[baseline]") {
  const fs::path folder = fs::temp_directory_path() / ("budgetlint-beside-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "read.yaml") << "x";
  std::ofstream(folder / "unread.yaml") << "x";
  std::vector<Finding> findings;
  for (const char* name : {"read.yaml", "unread.yaml", "gone.yaml"}) {
    findings.push_back(finding_of());
    findings.back().place.file = (folder / name).string();
  }
  const std::string path = (folder / "known.json").string();
  const std::vector<BaselineEntry> kept = entries_beside(baseline_of(findings, path), {findings[0].place.file});
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].file == "unread.yaml");
  const Baseline written =
      parse_baseline(std::make_shared<const Source>(path, baseline_text({findings[0]}, path, kept)));
  REQUIRE(written.entries.size() == 2);
  CHECK(written.entries[0].file == "read.yaml");
  CHECK(written.entries[1].file == "unread.yaml");
  fs::remove_all(folder);
}
