#include "sample_forms.hpp"

#include <map>

#include "budgetlint/support/utf8.hpp"

namespace budgetlint::sample {
namespace {

/// The key that a path ends in.
std::string key_of(const Place& place) {
  return place.path.substr(place.path.rfind('/') + 1);
}

/// A line that has `value`, or its key, in the columns of `place`: `    amount: 54万`.
std::string line_of(const Place& place, const std::string& value) {
  const std::string key = key_of(place) + ": ";
  const std::size_t before = place.begin.column - 1;
  const std::size_t length = place.end.column - place.begin.column;
  if (count_code_points(value) == length && key.size() <= before) {
    return std::string(before - key.size(), ' ') + key + value;
  }
  const std::string& text = place.field.size() == 3 * length ? place.field : place.path.substr(1);
  return std::string(before, ' ') + text.substr(0, text.find('/'));
}

/// The hostile form: what stands beside its cells is as hostile as they are.
constexpr std::string_view hostile_text =
    "##[group]\r\n"
    ": stop\x7f\n"
    "total: \"5##[x]\t\x01\" # \xff <b onclick='x'>\r\n"
    "::set-output name=x::y \x1b]0;title\x07 <!-- </pre></style><script>alert(1)</script> ]]> %0A | `x` \u202e&amp;\n";

}  // namespace

void write_forms(Results& made) {
  std::map<std::string, std::map<std::size_t, std::string>> files;
  std::vector<Place*> places;
  const auto add = [&](Place& place, const std::string& value) {
    if (made.sources.contains(place.file)) return;
    places.push_back(&place);
    files[place.file].emplace(place.begin.line, line_of(place, value));
  };
  for (std::vector<Finding>* findings : {&made.findings, &made.held}) {
    for (Finding& finding : *findings) {
      add(finding.place, finding.stated);
      for (Related& related : finding.related) add(related.place, related.value);
      for (Fix& fix : finding.fixes) {
        for (Edit& edit : fix.edits) add(edit.place, finding.stated);
      }
    }
  }
  for (const auto& [file, lines] : files) {
    std::string text(hostile_text);
    if (file.find('\x1b') == std::string::npos) {
      text.clear();
      for (std::size_t number = 1; number <= lines.rbegin()->first + 1; ++number) {
        const auto line = lines.find(number);
        text += (line == lines.end() ? "# " + std::to_string(number) : line->second) + '\n';
      }
    }
    made.sources.emplace(file, std::make_shared<Source>(file, text));
  }
  for (Place* place : places) {
    const Source& source = *made.sources.at(place->file);
    const auto offset = [&source](const Position& position) {
      const Span line = source.line_span(position.line);
      std::size_t at = line.begin;
      for (std::size_t column = 1; column < position.column && at < line.end; ++column) {
        at += code_point_at(source.bytes(), at).size;
      }
      return at;
    };
    place->span = {offset(place->begin), offset(place->end)};
  }
}

}  // namespace budgetlint::sample
