#include "fuzz/places.hpp"

#include <algorithm>
#include <string>

#include "fuzz/fuzz.hpp"

namespace budgetlint::fuzz {
namespace {

std::string shown(const Place& place) {
  return place.file + ":" + std::to_string(place.begin.line) + ":" + std::to_string(place.begin.column) + " " +
         std::to_string(place.span.begin) + "-" + std::to_string(place.span.end) + " " + place.path;
}

}  // namespace

void require_inside(const Source& source, const Place& place) {
  const std::size_t size = source.bytes().size();
  require(place.span.begin <= place.span.end && place.span.end <= size, "a place outside the file", shown(place));
  require(place.begin == source.position(place.span.begin) && place.end == source.position(place.span.end),
          "line and column of other bytes", shown(place));
  require(place.begin.line >= 1 && place.begin.line <= source.line_count(), "a line that is none", shown(place));
}

void require_places(const Source& source, const Finding& finding) {
  require(finding.rule != nullptr && !finding.message.english.empty() && !finding.message.chinese.empty(),
          "a finding without words", shown(finding.place));
  if (finding.place.file == source.path()) require_inside(source, finding.place);
  for (const Related& related : finding.related) {
    if (related.place.file != source.path()) continue;
    require_inside(source, related.place);
  }
  for (const Fix& fix : finding.fixes) {
    require(!fix.edits.empty() && !fix.title.empty(), "a repair without edits", shown(finding.place));
    for (const Edit& edit : fix.edits) {
      if (edit.place.file == source.path()) require_inside(source, edit.place);
    }
  }
}

Written::Written(const SourcePtr& source) : source_(source) {
  const Reading reading = read_documents(source, Limits());
  for (const Document& document : reading.documents) add(document, *document.root());
}

void Written::add(const Document& document, const Node& node) {
  const auto note = [&](Span span, std::string_view text) {
    texts_.insert({{document.index(), span.begin}, {span, std::string(text)}});
  };
  if (node.key != nullptr) note(node.key->span, node.key->text);
  if (node.key != nullptr) note(node.key->span, node.text);
  note(node.span, node.text);
  for (const Node* child : node.children) add(document, *child);
}

bool Written::stands(const Place& place, std::string_view quoted) const {
  if (source_->slice(place.span) == quoted) return true;
  const auto [first, last] = texts_.equal_range({place.document, place.span.begin});
  return std::any_of(first, last, [&](const auto& entry) {
    const auto& [span, text] = entry.second;
    return span == place.span && text.find(quoted) != std::string::npos;
  });
}

void Written::require_quoted(const Place& place, std::string_view quoted) const {
  if (place.file != source_->path()) return;
  require(stands(place, quoted), "another text stands there: " + std::string(quoted), shown(place));
}

}  // namespace budgetlint::fuzz
