// Comments for this program: they stand where it says, what they name stands in them, and nothing else in the file
// changes when they are crossed out.
#include <algorithm>
#include <memory>

#include "budgetlint/diagnostic/suppression.hpp"
#include "budgetlint/document/document.hpp"
#include "budgetlint/rules/rule.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/places.hpp"
#include "second_opinion/yaml_cpp.hpp"

namespace budgetlint {
namespace {

using fuzz::require;

Reading read(std::string bytes) {
  return read_documents(std::make_shared<const Source>("form.yaml", std::move(bytes)), Limits());
}

void check_comment(const Source& source, const Comment& comment) {
  fuzz::require_inside(source, comment.place);
  require(source.slice(comment.place.span) == comment.text, "another text stands there", comment.text);
  require(comment.text.starts_with('#'), "no comment", comment.text);
  require(comment.text.find_first_of("\r\n") == std::string::npos, "more than a line", comment.text);
  require(comment.line <= source.line_count(), "it speaks of a line that is none", comment.text);
  require(comment.line == 0 || comment.line >= comment.place.begin.line, "it speaks of a line above", comment.text);
}

void check_suppressions(const Source& source, const Reading& reading) {
  std::vector<Finding> findings;
  const auto suppressions = read_suppressions(reading.comments, all_rules(), {2026, 11, 25}, findings);
  for (const Finding& finding : findings) fuzz::require_places(source, finding);
  for (const Suppression& suppression : suppressions) {
    require(!suppression.rules.empty() && !suppression.reason.empty(), "it names no rule, or no reason");
    for (const SuppressedRule& named : suppression.rules) {
      fuzz::require_inside(source, named.place);
      require(source.slice(named.place.span) == named.rule->id, "another rule stands there", named.rule->id);
      require(may_be_held(named.rule->id), "a rule that nothing may hold", named.rule->id);
    }
  }
  require(suppressions.size() + findings.size() >= reading.comments.size(), "a comment is passed over in silence");
}

/// Findings that are not about what a comment itself says.
std::size_t told_elsewhere(const Reading& reading) {
  const auto inside = [&](const Finding& finding) {
    return std::ranges::any_of(reading.comments, [&](const Comment& comment) {
      return finding.place.span.begin > comment.place.span.begin && finding.place.span.end <= comment.place.span.end;
    });
  };
  return reading.findings.size() - static_cast<std::size_t>(std::ranges::count_if(reading.findings, inside));
}

void check_crossed_out(std::string bytes, const Reading& reading) {
  for (const Comment& comment : reading.comments) {
    const Span span = comment.place.span;
    bytes.replace(span.begin + 1, span.size() - 1, span.size() - 1, 'x');
  }
  const Reading other = read(bytes);
  require(testing::trees_of(reading) == testing::trees_of(other), "a comment is part of a value", bytes);
  require(other.comments.empty() && other.findings.size() == told_elsewhere(reading), "crossed out, and yet", bytes);
}

}  // namespace
}  // namespace budgetlint

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace budgetlint;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const Source source("form.yaml", bytes);
  const Reading reading = read(bytes);
  for (const Comment& comment : reading.comments) check_comment(source, comment);
  check_suppressions(source, reading);
  check_crossed_out(bytes, reading);
  return 0;
}
