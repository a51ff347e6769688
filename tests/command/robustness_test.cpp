// The built program against bad input and a bad world: a finding or a clear error, in bounded time and memory, with
// the right status, and the good forms beside it judged all the same (command-line.md, "Exit codes").
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tools/sandbox.hpp"

namespace fs = std::filesystem;
using namespace budgetlint::testing;

namespace {

/// `FILE:LINE:COL: error[BL006]` of every finding of a concise report.
Words places(const std::string& concise) {
  Words found;
  std::istringstream lines(concise);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t bracket = line.find("[BL");
    if (bracket != std::string::npos) found.push_back(line.substr(0, line.find(']', bracket) + 1));
  }
  return found;
}

/// A sound form, with one cell written otherwise.
std::string form_with(const std::string& amount, const std::string& year = "2023",
                      const std::string& direction = "某项补助") {
  return "form: direction\nyear: " + year + "\ndepartment: 某局\ndirection: " + direction + "\namount: " + amount +
         "\nfund: {name: 某专项, amount: }\ndetails: [{brief: 补助, amount: 5}]\ntotal: 5\n";
}

const std::string sound = form_with("5");
/// A form with one finding of its own, to see that it is still judged.
const std::string faulty = form_with("5O", "2023", "另一项补助");
const std::string of_faulty = "faulty.yaml:5:9: error[BL105]";

std::string repeated(const std::string& text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

/// UTF-16 of a text; only what the tests write needs to be right.
std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

std::string billion_laughs() {
  std::string text = "x-bomb:\n  a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n";
  for (int level = 1; level <= 12; ++level) {
    const std::string alias = "*a" + std::to_string(level - 1);
    text += "  a" + std::to_string(level) + ": &a" + std::to_string(level) + " [" + repeated(alias + ", ", 9) + alias +
            "]\n";
  }
  return text;
}

/// The program judges `bad.yaml` beside a faulty form: one finding at this place, one of the faulty form, nothing
/// else, status 1, nothing on standard error; and says so in Chinese too.
void gives(const std::string& bytes, const std::string& place) {
  const Sandbox sandbox;
  sandbox.put("bad.yaml", bytes);
  sandbox.put("faulty.yaml", faulty);
  const Outcome english = sandbox.run({"bad.yaml", "faulty.yaml", "--format", "concise"});
  CHECK(places(english.out) == Words{"bad.yaml:" + place, of_faulty});
  CHECK(english.error.empty());
  CHECK(english.status == 1);
  const Outcome chinese = sandbox.run({"bad.yaml", "--lang", "zh"});
  CHECK_THAT(chinese.out, Catch::Matchers::StartsWith("错误[" + place.substr(place.find('[') + 1)));
  CHECK(chinese.status == 1);
}

/// The program cannot read `path`: told on standard error in both languages, status 2, and the faulty form beside it
/// is judged.
void cannot_read(const Sandbox& sandbox, const std::string& path, const std::string& english,
                 const std::string& chinese) {
  sandbox.put("faulty.yaml", faulty);
  const Outcome outcome = sandbox.run({path, "faulty.yaml", "--format", "concise"});
  CHECK(places(outcome.out) == Words{of_faulty});
  CHECK(outcome.error == "budgetlint: " + path + ": " + english + "\n");
  CHECK(outcome.status == 2);
  const Outcome translated = sandbox.run({path, "--lang", "zh"});
  CHECK(translated.error == "budgetlint: " + path + "：" + chinese + "\n");
  CHECK(translated.status == 2);
}

}  // namespace

TEST_CASE("the forms that these tests stand on are what they are said to be") {
  const Sandbox sandbox;
  sandbox.put("sound.yaml", sound);
  sandbox.put("faulty.yaml", faulty);
  const Outcome good = sandbox.run({"sound.yaml"});
  CHECK(good.out == "No disagreement found in 1 form of 1 submission.\n");
  CHECK(good.error.empty());
  CHECK(good.status == 0);
  const Outcome bad = sandbox.run({"faulty.yaml", "--format", "concise"});
  CHECK(places(bad.out) == Words{of_faulty});
  CHECK(bad.status == 1);
}

TEST_CASE("hostile YAML is one finding") {
  SECTION("10,000 lists inside each other") {
    gives(repeated("[", 10'000), "1:65: error[BL006]");
  }
  SECTION("10,000 blocks inside each other") {
    gives(repeated("- ", 10'000), "1:129: error[BL006]");
  }
  SECTION("10,000 keys on one line") {
    gives(repeated("a: ", 10'000), "1:5: error[BL002]");
  }
  SECTION("billion laughs") {
    gives(sound + billion_laughs(), "13:47: error[BL005]");
  }
  SECTION("an alias to itself") {
    gives(sound + "x-loop: &a [*a]\n", "9:13: error[BL005]");
  }
  SECTION("20,000 entries") {
    gives(sound + "x-list:\n" + repeated("- 1\n", 20'000), "10010:3: error[BL006]");
  }
  SECTION("a million quotes that do not close") {
    gives("form: \"" + repeated("x\n", 1'000'000), "1:7: error[BL002]");
  }
  SECTION("a tag of a million characters") {
    gives(sound + "x-tag: !" + std::string(1'000'000, 'a') + " 1\n", "9:8: error[BL004]");
  }
}

TEST_CASE("what is no text is one finding") {
  SECTION("an empty file") {
    gives("", "1:1: error[BL007]");
  }
  SECTION("blanks and comments only") {
    gives("\n\n# 附表3\n  \n", "1:1: error[BL007]");
  }
  SECTION("a BOM only") {
    gives("\xEF\xBB\xBF", "1:1: error[BL007]");
  }
  SECTION("UTF-16, little end first") {
    gives("\xFF\xFE" + utf16(u"form: direction\n", false), "1:1: error[BL001]");
  }
  SECTION("UTF-16, big end first") {
    gives("\xFE\xFF" + utf16(u"form: direction\n", true), "1:1: error[BL001]");
  }
  SECTION("GBK") {
    gives("form: direction\nyear: 2023\ndepartment: \xBE\xD6\n", "3:13: error[BL001]");
  }
}

TEST_CASE("a binary file is told to be one") {
  const Sandbox sandbox;
  constexpr std::size_t enough = std::size_t{1} << 20;  // with all that a sanitizer adds, a program is too large
  sandbox.put("program.yaml", contents(program()).substr(0, enough));
  const Outcome outcome = sandbox.run({"program.yaml"});
  CHECK_THAT(outcome.out, Catch::Matchers::StartsWith("error[BL001] this is no text file but binary data"));
  CHECK_THAT(outcome.out, Catch::Matchers::EndsWith("\n1 error in 1 file.\n"));
  CHECK(outcome.status == 1);
}

TEST_CASE("a file of a gigabyte is not read") {
  const Sandbox sandbox;
  sandbox.put("bad.yaml", "");
  fs::resize_file(sandbox.folder() / "bad.yaml", std::uintmax_t{1} << 30);  // sparse: takes no room on the disk
  sandbox.put("faulty.yaml", faulty);
  const Outcome outcome = sandbox.run({".", "--format", "concise"});
  CHECK(places(outcome.out) == Words{"./bad.yaml:1:1: error[BL006]", "./" + of_faulty});
  CHECK(outcome.status == 1);
}

TEST_CASE("a cell that no honest form holds is one finding at that cell") {
  SECTION("10,000 digits") {
    gives(form_with(std::string(10'000, '9')), "5:9: error[BL006]");
  }
  SECTION(".inf") {
    gives(form_with(".inf"), "5:9: error[BL105]");
  }
  SECTION(".nan") {
    gives(form_with(".nan"), "5:9: error[BL105]");
  }
  SECTION("an exponent") {
    gives(form_with("5e0"), "5:9: error[BL105]");
  }
  SECTION("hexadecimal") {
    gives(form_with("0x5"), "5:9: error[BL105]");
  }
  SECTION("a list") {
    gives(form_with("[5]"), "5:9: error[BL103]");
  }
  SECTION("below nothing") {
    gives(form_with("5", "-1"), "2:7: error[BL106]");
  }
  SECTION("the year 99999") {
    gives(form_with("5", "99999"), "2:7: error[BL106]");
  }
  SECTION("a year of 10,000 digits") {
    gives(form_with("5", std::string(10'000, '2')), "2:7: error[BL106]");
  }
}

TEST_CASE("what is no regular file is told, and never opened for reading") {
  const Sandbox sandbox;
  SECTION("a FIFO, which must not block") {
    REQUIRE(::mkfifo((sandbox.folder() / "fifo.yaml").c_str(), 0600) == 0);
    cannot_read(sandbox, "fifo.yaml", "is a FIFO, not a regular file", "是管道，不是普通文件");
  }
  SECTION("a device without an end") {
    cannot_read(sandbox, "/dev/zero", "is a device, not a regular file", "是设备，不是普通文件");
  }
  SECTION("a broken link") {
    fs::create_symlink("nowhere", sandbox.folder() / "link.yaml");
    cannot_read(sandbox, "link.yaml", "a broken link", "链接所指的文件不存在");
  }
  SECTION("a broken link named like a pattern, which matches itself") {
    fs::create_symlink("nowhere", sandbox.folder() / "*.yaml");
    cannot_read(sandbox, "*.yaml", "a broken link", "链接所指的文件不存在");
  }
  SECTION("a circle of links") {
    fs::create_symlink("link.yaml", sandbox.folder() / "link.yaml");
    cannot_read(sandbox, "link.yaml", "cannot be read: its links lead round in a circle",
                "无法读取：符号链接互相指向，形成循环");
  }
  SECTION("nothing") {
    cannot_read(sandbox, "nowhere.yaml", "no such file or directory", "没有这个文件或文件夹");
  }
  SECTION("a file that may not be read") {
    if (::geteuid() == 0) return;  // nothing is forbidden to root
    sandbox.put("closed.yaml", sound);
    fs::permissions(sandbox.folder() / "closed.yaml", fs::perms::none);
    cannot_read(sandbox, "closed.yaml", "cannot be read: permission denied", "无法读取：没有权限");
  }
}

TEST_CASE("a hostile path cannot take over a line of standard error") {
  const Sandbox sandbox;
  sandbox.put("faulty.yaml", faulty);
  const Outcome outcome = sandbox.run({"x\n::error::y", "::error::z", "e\x1B[31m", "##[error]z", "faulty.yaml"});
  CHECK(outcome.error ==
        "budgetlint: x ::error::y: no such file or directory\n"
        "budgetlint: ::error::z: no such file or directory\n"
        "budgetlint: e\\x1b[31m: no such file or directory\n"
        "budgetlint: \\x23#[error]z: no such file or directory\n");
  CHECK(outcome.status == 2);
  const Words lists = {"x\n::error::y", "e\x1B[31m"};
  for (const std::string& list : lists) {
    const Outcome listed = sandbox.run({"--files-from", list});
    for (const char* attack : {"\n::", "\x1B"}) CHECK(listed.error.find(attack) == std::string::npos);
    CHECK(listed.status == 2);
  }
}

TEST_CASE("where nothing was judged the status is not 0") {
  const Sandbox sandbox;
  fs::create_directory(sandbox.folder() / "x.yaml");
  for (const Words& arguments : {Words{}, Words{"x.yaml"}, Words{"."}}) {
    const Outcome outcome = sandbox.run(arguments);
    CHECK(outcome.out.empty());
    CHECK(outcome.error == "budgetlint: no form found: give files, or folders that hold *.yaml\n");
    CHECK(outcome.status == 2);
  }
  CHECK(sandbox.run({"--lang", "zh"}).error == "budgetlint: 没有找到表：请给出文件，或含有 *.yaml 的文件夹\n");
  CHECK(sandbox.run({"--allow-empty"}).status == 0);
  sandbox.put("other.yaml", "services: {web: 1}\n");
  CHECK(sandbox.run({"."}).status == 2);
  const Outcome named = sandbox.run({"other.yaml", "--format", "concise"});
  CHECK(places(named.out) == Words{"other.yaml:1:1: error[BL008]"});
  CHECK(named.status == 1);
}

TEST_CASE("a report that cannot be written is no success, and the reason is told") {
  const Sandbox sandbox;
  sandbox.put("sound.yaml", sound);
  const auto told = [&](Words arguments, const std::string& out, const std::string& english,
                        const std::string& chinese) {
    CAPTURE(arguments, out);
    const Outcome outcome = sandbox.run(arguments, {"", out});
    CHECK(outcome.error == "budgetlint: standard output cannot be written: " + english + "\n");
    CHECK(outcome.status == 2);
    arguments.insert(arguments.end(), {"--lang", "zh"});
    const Outcome translated = sandbox.run(arguments, {"", out});
    CHECK(translated.error == "budgetlint: 无法写出结果：" + chinese + "\n");
    CHECK(translated.status == 2);
  };
  for (const Words& arguments :
       {Words{"sound.yaml"}, Words{"--help"}, Words{"--version"}, Words{"schema", "direction"}}) {
    told(arguments, "/dev/full", "no space left", "磁盘空间不足");
    told(arguments, "closed", "it is closed", "已经关闭");
    told(arguments, "left and ignored", "its reader has gone", "接收结果的程序已经退出");
  }
}

TEST_CASE("a reader that leaves ends the program as it ends others: by SIGPIPE, in silence") {
  const Sandbox sandbox;
  sandbox.put("faulty.yaml", faulty);
  const Outcome outcome = sandbox.run({"faulty.yaml"}, {"", "left"});
  CHECK(outcome.status == 128 + SIGPIPE);
  CHECK(outcome.error.empty());
}

TEST_CASE("standard input is a form, under the name it is given") {
  const Sandbox sandbox;
  sandbox.put("faulty.yaml", faulty);
  const Streams from_file{(sandbox.folder() / "faulty.yaml").string(), ""};
  CHECK(places(sandbox.run({"-", "--format", "concise"}, from_file).out) == Words{"<stdin>:5:9: error[BL105]"});
  const Outcome named = sandbox.run({"--stdin-filename", "草稿.yaml", "-", "--format", "concise"}, from_file);
  CHECK(places(named.out) == Words{"草稿.yaml:5:9: error[BL105]"});
  CHECK(named.status == 1);
  CHECK(places(sandbox.run({"-", "--format", "concise"}).out) == Words{"<stdin>:1:1: error[BL007]"});
}

TEST_CASE("standard input is read once, however often it is named") {
  const Sandbox sandbox;
  sandbox.put("faulty.yaml", faulty);
  const Streams from_file{(sandbox.folder() / "faulty.yaml").string(), ""};
  const Outcome outcome = sandbox.run({"-", "-", "--format", "concise"}, from_file);
  CHECK(places(outcome.out) == Words{"<stdin>:5:9: error[BL105]"});
  CHECK(outcome.status == 1);
}

TEST_CASE("standard input over the limit is a finding, as a file over it is") {
  const Sandbox sandbox;
  const Outcome outcome = sandbox.run({"-", "--format", "concise"}, {"/dev/zero", ""});
  CHECK(places(outcome.out) == Words{"<stdin>:1:1: error[BL006]"});
  CHECK_THAT(outcome.out, Catch::Matchers::Contains(": the file is larger than 64 MiB and was not read\n"));
  CHECK(outcome.error.empty());
  CHECK(outcome.status == 1);
  CHECK_THAT(sandbox.run({"-", "--lang", "zh"}, {"/dev/zero", ""}).out,
             Catch::Matchers::Contains("文件超过64MB上限，没有读取"));
}

TEST_CASE("standard input that is a folder is told") {
  const Sandbox sandbox;
  const Outcome outcome = sandbox.run({"-"}, {sandbox.folder().string(), ""});
  CHECK(outcome.error == "budgetlint: <stdin>: is a directory, not a regular file\n");
  CHECK(outcome.status == 2);
}

TEST_CASE("--files-from reads paths from a file or from standard input") {
  const Sandbox sandbox;
  sandbox.put("faulty.yaml", faulty);
  sandbox.put("two\nlines.yaml", sound);
  sandbox.put("lines.txt", "faulty.yaml\r\n\r\n");
  sandbox.put("nul.txt", std::string("two\nlines.yaml\0faulty.yaml\0", 27));
  sandbox.put("bad.txt", "missing.yaml\nfaulty.yaml\n");
  sandbox.put("empty.txt", "");
  sandbox.put("bom.txt",
              "\xEF\xBB\xBF"
              "faulty.yaml\n");
  const auto run = [&](Words arguments, const Streams& streams = {}) {
    arguments.insert(arguments.end(), {"--format", "concise"});
    return sandbox.run(arguments, streams);
  };
  CHECK(places(run({"--files-from", "lines.txt"}).out) == Words{of_faulty});
  CHECK(places(run({"--files-from", "bom.txt"}).out) == Words{of_faulty});
  const Outcome nul = run({"-0", "--files-from", "nul.txt"});
  CHECK(nul.error.empty());
  CHECK(nul.status == 1);
  const Outcome piped = run({"--files-from", "-"}, {(sandbox.folder() / "lines.txt").string(), ""});
  CHECK(places(piped.out) == Words{of_faulty});
  const Outcome missing = run({"--files-from", "bad.txt"});
  CHECK(places(missing.out) == Words{of_faulty});
  CHECK(missing.error == "budgetlint: missing.yaml: no such file or directory\n");
  CHECK(missing.status == 2);
  const Outcome substituted =
      sandbox.run_other({"bash", "-c", R"("$0" --format concise --files-from <(echo faulty.yaml))", program()});
  CHECK(substituted.error.empty());
  CHECK(places(substituted.out) == Words{of_faulty});
  for (const char* list : {"empty.txt", "nowhere.txt", "."}) {
    CAPTURE(list);
    const Outcome none = run({"--files-from", list});  // never the whole current folder instead
    CHECK(none.out.empty());
    CHECK_FALSE(none.error.empty());
    CHECK(none.status == 2);
  }
}

TEST_CASE("a hostile file name cannot take over the line it is printed on") {
  const Sandbox sandbox;
  for (const char* name : {"two\n::error::x.yaml", "esc\x1B[31m.yaml", "\xFF\xFE.yaml", "##[error]x.yaml"}) {
    CAPTURE(name);
    sandbox.put(name, faulty);
    for (const char* format : {"text", "concise", "json"}) {
      const Outcome outcome = sandbox.run({name, "--format", format});
      CHECK(outcome.out.find('\x1B') == std::string::npos);
      CHECK(outcome.out.find("\n::") == std::string::npos);
      CHECK(outcome.out.find("##[") == std::string::npos);
      CHECK(outcome.out.find('\xFF') == std::string::npos);
      CHECK(outcome.status == 1);
    }
    CHECK(nlohmann::json::accept(sandbox.run({name, "--format", "json"}).out));
  }
}

TEST_CASE("hostile text in a form cannot take over the line it is printed on") {
  const Sandbox sandbox;
  sandbox.put("bad.yaml", form_with(R"("5O\n::error::x\e[31m##[group]##vso[x]\u202e\r::warning::y")"));
  for (const char* format : {"text", "concise", "json"}) {
    CAPTURE(format);
    const Outcome outcome = sandbox.run({"bad.yaml", "--format", format});
    for (const char* attack : {"\x1B", "\n::", "\r", "##[", "##vso["}) {
      CAPTURE(attack);
      CHECK(outcome.out.find(attack) == std::string::npos);
    }
    // JSON keeps the character: its reader is a program.
    if (format != std::string("json")) CHECK(outcome.out.find("\u202E") == std::string::npos);
    CHECK(outcome.status == 1);
  }
}

TEST_CASE("--fail-on decides the status and nothing else") {
  const Sandbox sandbox;
  sandbox.put("faulty.yaml", faulty);
  const std::string usual = sandbox.run({"faulty.yaml"}).out;
  for (const auto& [severity, status] : {std::pair{"error", 1}, {"warning", 1}, {"note", 1}, {"never", 0}}) {
    CAPTURE(severity);
    const Outcome outcome = sandbox.run({"faulty.yaml", "--fail-on", severity});
    CHECK(outcome.status == status);
    CHECK(outcome.out == usual);
  }
  CHECK(sandbox.run({"faulty.yaml", "missing.yaml", "--fail-on", "never"}).status == 2);
}

TEST_CASE("every schema is printed as JSON in both languages") {
  const Sandbox sandbox;
  for (const char* name : {"direction", "summary", "overall", "report"}) {
    for (const char* language : {"en", "zh"}) {
      CAPTURE(name, language);
      const Outcome outcome = sandbox.run({"schema", name, "--lang", language});
      CHECK(outcome.status == 0);
      CHECK(outcome.error.empty());
      const auto schema = nlohmann::json::parse(outcome.out, nullptr, false);
      REQUIRE(schema.is_object());
      CHECK(schema.value("$schema", "") == "http://json-schema.org/draft-07/schema#");
    }
  }
}
