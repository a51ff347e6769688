#pragma once

#include <memory>
#include <string>
#include <utility>

#include "budgetlint/document/document.hpp"

namespace budgetlint::test {

/// What the reader makes of a file with these bytes.
inline Reading read(std::string bytes, const Limits& limits = {}) {
  return read_documents(std::make_shared<const Source>("form.yaml", std::move(bytes)), limits);
}

/// `2:3-2:7`: a place as the tests write it.
inline std::string where(const Position& begin, const Position& end) {
  const auto show = [](const Position& p) { return std::to_string(p.line) + ":" + std::to_string(p.column); };
  return show(begin) + "-" + show(end);
}

inline std::string where(const Finding& finding) {
  return where(finding.place.begin, finding.place.end);
}

inline std::string where(const Document& document, const Node& node) {
  return where(document.source().position(node.span.begin), document.source().position(node.span.end));
}

/// The bytes a node's place encloses.
inline std::string written(const Document& document, const Node& node) {
  return std::string(document.source().slice(node.span));
}

/// All findings on one line each: `BL002 2:3-2:4 /path`.
inline std::string brief(const Reading& reading) {
  std::string lines;
  for (const Finding& finding : reading.findings) {
    lines += std::string(finding.rule->id) + " " + where(finding) + " " + finding.place.path + "\n";
  }
  return lines;
}

/// The bytes after all edits of a fix, which must not overlap and come in order.
inline std::string apply(std::string bytes, const Fix& fix) {
  for (auto edit = fix.edits.rbegin(); edit != fix.edits.rend(); ++edit) {
    bytes.replace(edit->place.span.begin, edit->place.span.size(), edit->text);
  }
  return bytes;
}

}  // namespace budgetlint::test
