// JUnit XML: a suite a form, a case a finding, so that a service lists them like tests. An error or a warning fails its
// case; a note passes and says what it has to. pugixml writes the XML; what XML 1.0 cannot hold is made visible before.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <vector>

#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/utf8.hpp"
#include "ci.hpp"
#include "closing.hpp"
#include "formats.hpp"
#include "held.hpp"
#include "layout.hpp"

namespace budgetlint {
namespace {

/// `text` made of visible characters, as XML 1.0 can hold it: U+FFFE and U+FFFF are visible and forbidden.
std::string xml_text(std::string_view text) {
  std::string safe;
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint point = code_point_at(text, offset);
    const bool forbidden = point.value == 0xFFFE || point.value == 0xFFFF;
    safe += forbidden ? fmt::format("\\u{:04x}", static_cast<unsigned>(point.value))
                      : std::string(text.substr(offset, point.size));
    offset += point.size;
  }
  return safe;
}

void set(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(xml_text(value).c_str());
}

void set(pugi::xml_node node, const char* name, std::size_t value) {
  node.append_attribute(name).set_value(static_cast<unsigned long long>(value));
}

/// A form, or what stands in a file outside of any form: file and document.
using Key = std::pair<std::string, std::size_t>;

struct Suite {
  const CheckedForm* form = nullptr;  ///< null: nothing in it could be read as a form
  std::vector<const Finding*> findings;
};

std::map<Key, Suite> suites_of(const Results& results) {
  std::map<Key, Suite> suites;
  for (const CheckedForm& form : results.forms) suites[{form.file, form.document}].form = &form;
  for (const Finding& finding : results.findings) {
    suites[{finding.place.file, finding.place.document}].findings.push_back(&finding);
  }
  return suites;
}

/// Files of several documents have their number behind them, from 1 as a reader counts.
std::string name_of(const Key& key, const std::map<Key, Suite>& suites, const ReportOptions& options) {
  const std::string file = file_text(repository_path(key.first, options));
  const auto last = std::prev(suites.upper_bound({key.first, std::string::npos}));
  return last->first.second == 0 ? file : fmt::format("{}#{}", file, key.second + 1);
}

bool fails(const Finding& finding) {
  return finding.severity != Severity::note;
}

std::size_t failures_of(const Suite& suite) {
  return static_cast<std::size_t>(std::ranges::count_if(suite.findings, [](const Finding* f) { return fails(*f); }));
}

/// Writes one report.
class Writer {
public:
  Writer(const Results& results, const ReportOptions& options)
      : results_(results), options_(options), suites_(suites_of(results)) {}

  [[nodiscard]] std::string write() {
    pugi::xml_node declaration = document_.append_child(pugi::node_declaration);
    set(declaration, "version", "1.0");
    set(declaration, "encoding", "UTF-8");
    pugi::xml_node root = document_.append_child("testsuites");
    set(root, "name", "budgetlint");
    std::size_t tests = 0;
    std::size_t failures = 0;
    const std::size_t unread = results_.failures.size();
    tests += unread;
    for (const auto& [key, suite] : suites_) {
      tests += std::max<std::size_t>(1, suite.findings.size());
      failures += failures_of(suite);
    }
    set(root, "tests", tests);
    set(root, "failures", failures);
    set(root, "errors", unread);
    for (const auto& [key, suite] : suites_) add_suite(root, key, suite);
    if (unread > 0) add_unread(root);
    add_summary(root);
    std::ostringstream text;
    document_.save(text, "  ", pugi::format_default, pugi::encoding_utf8);
    return std::move(text).str();
  }

private:
  static pugi::xml_node suite_node(pugi::xml_node root, std::string_view name, std::size_t tests,
                                   std::size_t failures) {
    pugi::xml_node node = root.append_child("testsuite");
    set(node, "name", name);
    set(node, "tests", tests);
    set(node, "failures", failures);
    set(node, "errors", std::size_t{0});
    return node;
  }

  static void add_property(pugi::xml_node properties, const char* name, std::string_view value) {
    pugi::xml_node property = properties.append_child("property");
    set(property, "name", name);
    set(property, "value", value);
  }

  void add_suite(pugi::xml_node root, const Key& key, const Suite& suite) {
    const std::string name = name_of(key, suites_, options_);
    pugi::xml_node node = suite_node(root, name, std::max<std::size_t>(1, suite.findings.size()), failures_of(suite));
    if (suite.form != nullptr) {
      pugi::xml_node properties = node.append_child("properties");
      add_property(properties, "department", visible(suite.form->department));
      add_property(properties, "year", suite.form->year == 0 ? "" : std::to_string(suite.form->year));
      add_property(properties, "form", visible(suite.form->subject));
    }
    std::set<std::string> taken;
    for (const Finding* finding : suite.findings) add_case(node, name, *finding, taken);
    if (suite.findings.empty()) {
      pugi::xml_node sound = node.append_child("testcase");
      set(sound, "name", options_.language == Language::english ? "no disagreement found" : "未发现不一致");
      set(sound, "classname", name);
    }
  }

  /// Services know a case by class and name, from one run to the next: no line and no value in it, and no repeat.
  void add_case(pugi::xml_node suite, const std::string& file, const Finding& finding, std::set<std::string>& taken) {
    std::string stem = fmt::format("{} {}", finding.rule->id, finding.rule->name);
    const std::string field = visible(finding.place.field.empty() ? finding.place.path : finding.place.field);
    if (!field.empty()) stem += " " + field;
    std::string name = stem;
    for (std::size_t number = 2; !taken.insert(name).second; ++number) name = fmt::format("{} ({})", stem, number);
    pugi::xml_node test = suite.append_child("testcase");
    set(test, "name", name);
    set(test, "classname", file);
    const std::string text =
        fmt::format("{}\n{}", repository_place(finding.place, options_), sentences_of(finding, options_.language));
    pugi::xml_node outcome = test.append_child(fails(finding) ? "failure" : "system-out");
    if (fails(finding)) {
      set(outcome, "message", visible(finding.message.in(options_.language)));
      set(outcome, "type", severity_name(finding.severity));
    }
    outcome.text().set(xml_text(text).c_str());
  }

  /// Files that could not be read: a case each, in error.
  void add_unread(pugi::xml_node root) {
    const std::string name = "budgetlint input";
    pugi::xml_node node = suite_node(root, name, results_.failures.size(), 0);
    node.attribute("errors").set_value(std::to_string(results_.failures.size()).c_str());
    std::set<std::string> taken;
    for (const Text& failure : results_.failures) {
      const std::string stem = visible(failure.in(options_.language));
      std::string unique = stem;
      for (std::size_t number = 2; !taken.insert(unique).second; ++number) {
        unique = fmt::format("{} ({})", stem, number);
      }
      pugi::xml_node test = node.append_child("testcase");
      set(test, "name", unique);
      set(test, "classname", name);
      set(test.append_child("error"), "message", stem);
    }
  }

  /// A suite without cases, which tells what the others cannot.
  void add_summary(pugi::xml_node root) {
    pugi::xml_node node = suite_node(root, "budgetlint", 0, 0);
    pugi::xml_node properties = node.append_child("properties");
    const Summary& summary = results_.summary;
    for (const auto& [name, number] :
         std::initializer_list<std::pair<const char*, std::size_t>>{{"forms", summary.forms},
                                                                    {"suppressed", summary.suppressed},
                                                                    {"baselined", summary.baselined},
                                                                    {"softened", summary.softened},
                                                                    {"loosened", results_.loosenings.size()},
                                                                    {"not_evaluable", summary.not_evaluable},
                                                                    {"skipped", summary.skipped},
                                                                    {"unreadable", summary.unreadable}}) {
      add_property(properties, name, std::to_string(number));
    }
    ReportOptions every = options_;
    every.every_place = true;
    std::string text = counts_of(results_, options_.language) + '\n';
    for (const std::string& sentence : held_back(results_, every)) text += sentence + '\n';
    node.append_child("system-out").text().set(xml_text(text).c_str());
  }

  const Results& results_;
  const ReportOptions& options_;
  std::map<Key, Suite> suites_;
  pugi::xml_document document_;
};

}  // namespace

std::string print_junit(const Results& results, const ReportOptions& options) {
  return without_commands(Writer(results, options).write());
}

}  // namespace budgetlint
