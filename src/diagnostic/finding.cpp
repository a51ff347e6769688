#include "budgetlint/diagnostic/finding.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "budgetlint/support/hash.hpp"

namespace budgetlint {
namespace {

auto order_of(const Finding& finding) {
  const Place& place = finding.place;
  return std::tuple(std::string_view(place.file), place.document, place.begin.line, place.begin.column,
                    finding.rule->id, std::string_view(place.path), std::string_view(finding.message.english));
}

}  // namespace

Finding finding_of(const RuleInfo& rule, Place place, Text message) {
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.place = std::move(place);
  finding.message = std::move(message);
  return finding;
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  throw std::logic_error("a severity without a name");
}

std::string_view role_name(Role role) {
  switch (role) {
    case Role::supports:
      return "supports";
    case Role::contradicts:
      return "contradicts";
    case Role::operand:
      return "operand";
    case Role::candidate:
      return "candidate";
  }
  throw std::logic_error("a role without a name");
}

std::string_view holder_name(Holder holder) {
  switch (holder) {
    case Holder::comment:
      return "comment";
    case Holder::baseline:
      return "baseline";
    case Holder::tolerance:
      return "tolerance";
  }
  throw std::logic_error("a holder without a name");
}

Place make_place(const Source& source, Span span, std::size_t document) {
  Place place;
  place.file = source.path();
  place.document = document;
  place.span = span;
  place.begin = source.position(span.begin);
  place.end = source.position(span.end);
  return place;
}

bool reads_before(const Finding& a, const Finding& b) {
  return order_of(a) < order_of(b);
}

std::string fingerprint(const Finding& finding) {
  // Services know findings of past years by its values: never change it.
  Hash hash;
  hash.add_part(finding.rule->id)
      .add_part(finding.place.file)
      .add_part(std::to_string(finding.place.document))
      .add_part(finding.place.path);
  if (!finding.place.part.empty()) hash.add_part(finding.place.part);
  return hash.text();
}

std::string derivation_of(const Finding& finding, Language language) {
  if (finding.assumed.empty()) return finding.derivation;
  const bool english = language == Language::english;
  return finding.derivation + (english ? " (" : "（") + finding.assumed.in(language) + (english ? ")" : "）");
}

Text change_of(std::string_view field, std::string_view from, std::string_view to) {
  const auto say = [&](std::string_view colon, std::string_view blank) {
    std::string text(field);
    text.append(colon).append(from.empty() ? blank : from).append(" -> ").append(to);
    return text;
  };
  return {say(": ", "(blank)"), say("：", "（空）")};
}

}  // namespace budgetlint
