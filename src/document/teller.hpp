#pragma once

#include <cstddef>
#include <utility>

#include "budgetlint/document/document.hpp"
#include "budgetlint/document/rules.hpp"
#include "mistake.hpp"
#include "tree_mistakes.hpp"

namespace budgetlint {

/// A hostile file could earn a finding of a thousand bytes with every three of its own. Nobody reads the 10,001st.
inline constexpr std::size_t most_nodes_told = 10'000;

/// Where the reader puts its findings.
class Teller {
public:
  Teller(Reading& reading, const Source& source) : reading_(reading), source_(source) {}

  /// Of a place in a document, or in a text that became none; `document` counts from 0 in the file.
  void tell(const RuleInfo& rule, std::size_t document, Mistake mistake) {
    Place place = make_place(source_, mistake.span, document);
    reading_.findings.push_back(to_finding(rule, std::move(mistake), std::move(place), source_));
  }

  /// Of a node of the document that is being read, with the node's path.
  void tell(const RuleInfo& rule, const Document& document, const Node& node, Mistake mistake) {
    if (nodes_told_ > most_nodes_told) return;
    if (++nodes_told_ > most_nodes_told) {
      return tell(document_rules::limit_exceeded, document.index(), too_many_told(mistake.span, most_nodes_told));
    }
    Place place = make_place(source_, mistake.span, document.index());
    place.path = pointer(node);
    place.field = field(node);
    reading_.told_nodes.push_back({reading_.findings.size(), reading_.documents.size(), &node});
    reading_.findings.push_back(to_finding(rule, std::move(mistake), std::move(place), source_));
  }

  /// Takes the last finding back if it stands at `begin`: `*95%` is told as a whole, not as an alias `*95` of nothing.
  void take_back(std::size_t document, std::size_t begin) {
    if (reading_.findings.empty()) return;
    const Place& last = reading_.findings.back().place;
    if (last.document != document || last.span.begin != begin || nodes_told_ > most_nodes_told) return;
    reading_.findings.pop_back();
    if (!reading_.told_nodes.empty() && reading_.told_nodes.back().finding == reading_.findings.size()) {
      reading_.told_nodes.pop_back();
    }
  }

  /// Drops what was told of nodes of a document that is given up after all.
  void forget_nodes() {
    while (!reading_.told_nodes.empty() && reading_.told_nodes.back().document == reading_.documents.size()) {
      reading_.told_nodes.pop_back();
    }
  }

private:
  Reading& reading_;
  const Source& source_;
  std::size_t nodes_told_ = 0;
};

}  // namespace budgetlint
