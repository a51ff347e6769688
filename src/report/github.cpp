// Workflow commands that GitHub turns into annotations, then the report for people: of each severity only ten are
// shown.
#include <fmt/format.h>

#include <vector>

#include "budgetlint/support/terminal.hpp"
#include "ci.hpp"
#include "formats.hpp"
#include "held.hpp"
#include "layout.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t longest_message = 4000;  // cells; the runner cuts what is far longer

std::string_view command_of(Severity severity) {
  return severity == Severity::note ? "notice" : severity_name(severity);
}

/// `special` characters as %XX.
std::string escaped(std::string_view text, std::string_view special) {
  std::string safe;
  for (const char c : text) {
    safe += special.find(c) == std::string_view::npos ? std::string(1, c)
                                                      : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return safe;
}

std::string message_text(std::string_view text) {
  return escaped(shorten(text, longest_message), "%\r\n");
}

std::string property_text(std::string_view text) {
  return escaped(text, "%\r\n:,");
}

/// An annotation on more than one line can have no columns.
std::string command_for(const Finding& finding, const ReportOptions& options) {
  const Place& place = finding.place;
  std::string line = fmt::format("::{} file={},line={}", command_of(finding.severity),
                                 property_text(file_text(repository_path(place.file, options))), place.begin.line);
  if (place.end.line > place.begin.line) {
    line += fmt::format(",endLine={}", place.end.line);
  } else {
    line += fmt::format(",col={}", place.begin.column);
    if (place.end.column > place.begin.column) line += fmt::format(",endColumn={}", place.end.column);
  }
  return fmt::format("{},title={}::{}\n", line,
                     property_text(fmt::format("{} {}", finding.rule->id, finding.rule->name)),
                     message_text(sentences_of(finding, options.language)));
}

}  // namespace

std::string print_github(const Results& results, const ReportOptions& options) {
  std::string commands;
  const auto add = [&](Severity severity) {
    for (const Finding& finding : results.findings) {
      if (finding.severity == severity) commands += command_for(finding, options);
    }
  };
  add(Severity::error);
  add(Severity::warning);
  ReportOptions every = options;
  every.every_place = true;
  const std::vector<std::string> held = held_back(results, every);
  if (!held.empty()) {  // in front of the notes, so that it is among the ten
    commands += fmt::format("::notice title=budgetlint::{}\n", message_text(fmt::format("{}", fmt::join(held, "\n"))));
  }
  add(Severity::note);
  return commands + print_text(results, options);
}

}  // namespace budgetlint
