// The program in a folder that somebody means harm with: names of files, links, configurations and parts. What
// SECURITY.md promises is tested here, or in the tests that it names.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "budgetlint/report/audit.hpp"
#include "budgetlint/report/report.hpp"
#include "budgetlint/support/csv.hpp"
#include "budgetlint/support/terminal.hpp"
#include "documents/named_tests.hpp"
#include "hostile/hostile.hpp"
#include "tools/sandbox.hpp"

namespace fs = std::filesystem;
using namespace budgetlint;
using namespace budgetlint::testing;
using nlohmann::json;

namespace {

const Words names_like_options = {"--fix.yaml", "-0.yaml", "-.yaml", "--.yaml", "@list.yaml", "--output=json=x.yaml"};

/// Whether a line of the text moves a cursor, turns letters round, hides, or is obeyed by a CI service.
std::string offence(const std::string& text, bool commands_allowed) {
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    const std::string line = text.substr(begin, end - begin);
    const bool command =
        line.starts_with("::") || line.find("##[") != std::string::npos || line.find("##vso[") != std::string::npos;
    if (visible(line) != line || (command && !commands_allowed)) return line;
    begin = end + 1;
  }
  return text.substr(begin);
}

/// The cells of CSV.
std::vector<std::string> cells_of(const std::string& csv) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    if (quoted && csv[i] == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
      cells.back() += csv[++i];
    } else if (csv[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && (csv[i] == ',' || csv[i] == '\n')) {
      cells.emplace_back();
    } else {
      cells.back() += csv[i];
    }
  }
  return cells;
}

bool is_formula(const std::string& cell) {
  if (cell.empty() || std::string("=+-@\t\r\n").find(cell.front()) == std::string::npos) return false;
  return cell.find_first_not_of("0123456789.,", 1) != std::string::npos || cell.size() == 1;
}

std::string form(const std::string& rest = "") {
  return "form: direction\nyear: 2023\ndepartment: 某局\ndirection: 某项补助\namount: 54\nfund: {name: 某专项, amount: "
         "}\ndetails: [{brief: 补助, amount: 54}]\ntotal: 53\n" +
         rest;
}

/// A pull request, and beside it what it must not reach.
class PullRequest : public Sandbox {
public:
  PullRequest() {
    put("secret/key.yaml", secret);
    put("secret/form.yaml", form());
    put("request/3-1.yaml", form());
  }

  /// Runs the program in the request, and sees that nothing of the secret is said or changed.
  [[nodiscard]] Outcome run_safely(Words arguments) const {
    const Outcome outcome = run(arguments);
    CAPTURE(arguments, outcome.out, outcome.error);
    for (const char* word : {"hunter2", "secret-key"}) {
      CHECK(outcome.out.find(word) == std::string::npos);
      CHECK(outcome.error.find(word) == std::string::npos);
    }
    CHECK(get("secret/key.yaml") == secret);
    CHECK(get("secret/form.yaml") == form());
    CHECK(std::distance(fs::directory_iterator(folder() / "secret"), fs::directory_iterator()) == 2);
    return outcome;
  }

  const std::string secret = "secret-key: hunter2\nroot:x:0:hunter2\n";
};

/// With a last line that fits, as somebody writes who means harm.
std::string sealed(const std::string& lines) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : lines) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  std::array<char, 17> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
  const auto count = std::count(lines.begin(), lines.end(), '\n');
  return lines + R"({"end":{"checksum":")" + digits.data() + R"(","lines":)" + std::to_string(count) + "}}\n";
}

/// Every value in a tree of JSON, by pointer.
void collect(const json& tree, const std::string& pointer, std::vector<std::string>& pointers) {
  if (!pointer.empty()) pointers.push_back(pointer);
  if (!tree.is_structured()) return;
  for (const auto& [key, value] : tree.items()) collect(value, pointer + "/" + key, pointers);
}

}  // namespace

TEST_CASE("hostile names and forms are harmless in every format, of check and of audit", "[hostile]") {
  const Sandbox sandbox;
  for (const File& file : hostile::files()) sandbox.put("forms/" + file.name, file.bytes);
  for (const std::string& name : names_like_options) sandbox.put("forms/" + name, form());
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const Outcome outcome = sandbox.run({"forms", "--format", std::string(format.name)});
    CHECK(outcome.status == 1);
    CHECK(offence(outcome.out, format.name == "github").empty());
    CHECK(offence(outcome.error, false).empty());
  }
  for (const AuditFormat& format : audit_formats()) {
    CAPTURE(format.name);
    const Outcome outcome = sandbox.run({"audit", "forms", "--format", std::string(format.name)});
    CHECK(outcome.status == 1);
    CHECK(offence(outcome.error, false).empty());
    if (format.name == "csv") {
      for (const std::string& cell : cells_of(outcome.out)) CHECK_FALSE(is_formula(cell));
    } else {
      CHECK(offence(outcome.out, false).empty());
    }
  }
  for (const char* facts : {"facts.csv", "facts.ndjson"}) {
    REQUIRE(sandbox.run({"audit", "forms", "--facts", facts}).status == 1);
  }
  const std::vector<std::string> cells = cells_of(sandbox.get("facts.csv"));
  CHECK(cells.size() > 1000);
  for (const std::string& cell : cells) CHECK_FALSE(is_formula(cell));
  CHECK(std::any_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.starts_with("'=1+1"); }));
  CHECK(offence(sandbox.get("facts.ndjson"), false).empty());
}

TEST_CASE("a cell of CSV is no formula, whatever its first sign", "[hostile]") {
  for (const char* text : {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1a", "＠x"}) {
    CAPTURE(text);
    const std::string cell = csv_cell(text);
    CHECK((cell.starts_with("'") || cell.starts_with("\"'")));
  }
  for (const char* text : {"-5", "+5.20", "-1,000", "5", "a=1", ""}) {
    CAPTURE(text);
    CHECK(csv_cell(text).find('\'') == std::string::npos);
  }
}

TEST_CASE("a file that is called like an option is a file where it is found, behind -- and in a list", "[hostile]") {
  const Sandbox sandbox;
  for (const std::string& name : names_like_options) sandbox.put(name, form());
  std::string list;
  std::string nul_list;
  Words named = {"--format", "json", "--"};
  for (const std::string& name : names_like_options) {
    list += name + '\n';
    nul_list += name + '\0';
    named.push_back(name);
  }
  sandbox.put("list", list);
  sandbox.put("nul", nul_list);
  const auto files = [](const Outcome& outcome) {
    CHECK(outcome.status == 1);
    return json::parse(outcome.out)["summary"]["files"].get<std::size_t>();
  };
  const std::string before = sandbox.get("--fix.yaml");
  CHECK(files(sandbox.run({"--format", "json", "."})) == names_like_options.size());
  CHECK(files(sandbox.run(named)) == names_like_options.size());
  CHECK(files(sandbox.run({"--format", "json", "--files-from", "list"})) == names_like_options.size());
  CHECK(files(sandbox.run({"--format", "json", "-0", "--files-from", "nul"})) == names_like_options.size());
  CHECK(sandbox.get("--fix.yaml") == before);
  CHECK_FALSE(fs::exists(sandbox.folder() / "x"));
}

TEST_CASE("a line end in a path splits a list of lines, is told, and is nothing to -0", "[hostile]") {
  const Sandbox sandbox;
  sandbox.put("a\n/etc/hostname\nb.yaml", form());
  sandbox.put("list", "a\n/etc/hostname\nb.yaml\n");
  sandbox.put("nul", std::string("a\n/etc/hostname\nb.yaml\0", 23));
  const Outcome lines = sandbox.run({"--files-from", "list", "--format", "concise"});
  CHECK(lines.status == 2);
  CHECK(lines.error.find("budgetlint: a: no such file or directory\n") != std::string::npos);
  const Outcome whole = sandbox.run({"-0", "--files-from", "nul", "--format", "concise"});
  CHECK(whole.status == 1);
  CHECK(whole.error.empty());
  CHECK(whole.out.find("a\\n/etc/hostname\\nb.yaml:8:8") != std::string::npos);
}

TEST_CASE("nothing outside a folder is read or written through what stands in it", "[hostile]") {
  const PullRequest request;
  const fs::path folder = request.folder() / "request";
  fs::create_symlink("../secret/form.yaml", folder / "link.yaml");
  fs::create_directory_symlink("../secret", folder / "linked");
  for (const Words& arguments :
       {Words{"request", "--format", "concise"}, Words{"request", "--fix", "--unsafe-fixes"}, Words{"audit", "request"},
        Words{"request", "--add-suppressions", "--reason", "待核"}}) {
    const Outcome outcome = request.run_safely(arguments);
    CHECK(outcome.error.find("request/link.yaml: passed over: no regular file") != std::string::npos);
    CHECK(outcome.out.find("linked/") == std::string::npos);
  }
}

TEST_CASE("a configuration of somebody else's cannot make the program repeat a file that lies elsewhere", "[hostile]") {
  const PullRequest request;
  const std::string secret = (request.folder() / "secret/key.yaml").string();
  for (const std::string& setting : {std::string("profile: ../secret/key.yaml"), "profile: " + secret,
                                     std::string("baseline: ../secret/key.yaml"), "baseline: " + secret}) {
    CAPTURE(setting);
    request.put("request/.budgetlint.yaml", setting + "\n");
    const Outcome outcome = request.run_safely({"request"});
    CHECK(outcome.status == 2);
    CHECK_FALSE(outcome.error.empty());
    CHECK(request.run_safely({"request", "--isolated"}).status == 1);
  }
  fs::remove(request.folder() / "request/.budgetlint.yaml");
  fs::create_symlink("../secret/key.yaml", request.folder() / "request/.budgetlint.yaml");
  CHECK(request.run_safely({"request"}).status == 2);
  fs::remove(request.folder() / "request/.budgetlint.yaml");
  fs::create_directory_symlink("../secret", request.folder() / "request/linked");
  request.put("request/.budgetlint.yaml", "profile: linked/key.yaml\n");
  CHECK(request.run_safely({"request"}).status == 2);
  // One's own file is repeated.
  request.put("request/own.yaml", "hunter: 1\n");
  request.put("request/.budgetlint.yaml", "profile: own.yaml\n");
  CHECK(request.run({"request"}).error.find("there is no key hunter") != std::string::npos);
}

TEST_CASE("whatever in a pull request weakens the check is told, and --isolated passes it over", "[hostile]") {
  const Sandbox sandbox;
  const auto usual = [&] { return sandbox.run({"--isolated", "--format", "concise", "3-1.yaml"}).out; };
  sandbox.put("3-1.yaml", form());
  const std::string plain = usual();
  const auto weakened = [&](const std::string& by, const std::string& told) {
    CAPTURE(by, told);
    const Outcome outcome = sandbox.run({"--format", "concise", "3-1.yaml"});
    CAPTURE(outcome.out);
    CHECK(outcome.out.find(told) != std::string::npos);
    CHECK(usual() == plain);
  };
  for (const auto& [setting, told] : {std::pair{"ignore: BL201", "ignores BL201"},
                                      {"per-file-ignores: {\"*.yaml\": BL201}", ".budgetlint.yaml:1"},
                                      {"severity: {BL201: note, BL202: note}", "softened by .budgetlint.yaml"},
                                      {"tolerance: {BL201: {absolute: 5}}", "softened by .budgetlint.yaml"},
                                      {"select: BL301", ".budgetlint.yaml:1"},
                                      {"fail-on: never", ".budgetlint.yaml:1"}}) {
    sandbox.put(".budgetlint.yaml", std::string(setting) + "\n");
    weakened(setting, told);
  }
  fs::remove(sandbox.folder() / ".budgetlint.yaml");
  REQUIRE(sandbox.run({"--write-baseline", "known.json", "3-1.yaml"}).status == 0);
  sandbox.put(".budgetlint.yaml", "baseline: known.json\n");
  weakened("baseline", "known before as listed in known.json");
  fs::remove(sandbox.folder() / ".budgetlint.yaml");
  std::string held = form();
  held.replace(held.find("total: 53"), 9, "total: 53 # budgetlint: ignore[BL201] 已核");
  sandbox.put("3-1.yaml", held);
  weakened("a comment", "suppressed by a comment in 3-1.yaml");
}

TEST_CASE("a part that was made to do harm is refused or reported, and reads and writes nothing else", "[hostile]") {
  const PullRequest request;
  REQUIRE(request.run({"audit", "request", "--shard", "1/1", "--part", "p", "--facts", "p.csv", "-q"}).status == 0);
  std::vector<json> lines;
  std::string text = request.get("p");
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n')) {
    lines.push_back(json::parse(text.substr(0, end)));
    text.erase(0, end + 1);
  }
  lines.pop_back();
  REQUIRE(lines.size() > 3);
  const json deep = json::parse(std::string(1000, '[') + std::string(1000, ']'));
  const std::vector<json> evils = {
      18'446'744'073'709'551'615U,      -1, 1e300, nullptr, "../secret/form.yaml", deep, json::array(), json::object(),
      std::string("\x1b[31m::error::x")};
  std::size_t tried = 0;
  std::size_t refused = 0;
  for (std::size_t number = 0; number < lines.size(); ++number) {
    std::vector<std::string> pointers;
    collect(lines[number], "", pointers);
    for (const std::string& pointer : pointers) {
      const json& evil = evils[tried++ % evils.size()];
      std::string whole;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        json line = lines[i];
        if (i == number) line[json::json_pointer(pointer)] = evil;
        whole += line.dump() + '\n';
      }
      request.put("evil", sealed(whole));
      const std::string described = pointer + " = " + evil.dump().substr(0, 40);
      CAPTURE(number, described);
      const Outcome outcome = request.run_safely({"audit", "--merge", "evil", "--facts", "out.csv"});
      CHECK((outcome.status == 1 || outcome.status == 2));
      CHECK(offence(outcome.error, false).empty());
      CHECK(offence(outcome.out, false).empty());
      refused += outcome.status == 2 ? 1 : 0;
    }
  }
  CHECK(tried > 100);
  CHECK(refused > tried / 2);
  // The facts beside a part are a plain file beside it.
  fs::rename(request.folder() / "p.csv", request.folder() / "moved.csv");
  fs::create_symlink("moved.csv", request.folder() / "p.csv");
  const Outcome linked = request.run_safely({"audit", "--merge", "p", "--facts", "out.csv"});
  CHECK(linked.status == 2);
  CHECK(linked.error == "budgetlint: p.csv: is no regular file\n");
}

TEST_CASE("the program needs no call of the network and starts no other program", "[hostile]") {
  const Outcome outcome = Sandbox().run_other({"nm", "-D", "--undefined-only", program()});
  if (outcome.status != 0) return;  // there is no nm, or nothing to read in the program
  REQUIRE(outcome.out.find(" write") != std::string::npos);
  for (const char* call : {"socket", "connect", "getaddrinfo", "execv", "execve", "execvp", "posix_spawn", "system",
                           "popen", "fork", "vfork", "dlopen"}) {
    CAPTURE(call);
    CHECK(outcome.out.find(" " + std::string(call) + "@") == std::string::npos);
    CHECK(outcome.out.find(" " + std::string(call) + "\n") == std::string::npos);
  }
}

TEST_CASE("every promise of SECURITY.md names a test that is there", "[documents]") {
  const std::string page = contents(SOURCE_DIR "/SECURITY.md");
  CHECK_FALSE(page.empty());
  CHECK(tests_missing_in(page).empty());
}
