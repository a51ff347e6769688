#pragma once

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/diagnostic/suppression.hpp"
#include "budgetlint/document/node.hpp"
#include "budgetlint/support/limits.hpp"
#include "budgetlint/support/source.hpp"

namespace budgetlint {

/// One YAML document: a tree of nodes and the arena that they and their texts live in. Moves, never copies;
/// nodes keep their addresses when it moves.
class Document {
public:
  /// `expected_bytes` of YAML will be kept; a hint only.
  Document(SourcePtr source, std::size_t index, std::size_t expected_bytes = 0);

  [[nodiscard]] const Source& source() const { return *source_; }
  [[nodiscard]] const SourcePtr& source_ptr() const { return source_; }
  [[nodiscard]] std::size_t index() const { return index_; }  ///< 0-based, in the file, unreadable documents counted

  [[nodiscard]] Node* root() const { return root_; }  ///< never nullptr once read
  void set_root(Node* root) { root_ = root; }

  [[nodiscard]] Node* make_node();
  [[nodiscard]] std::string_view keep(std::string_view text);  ///< a copy that lives as long as the document
  [[nodiscard]] std::span<Node* const> keep(std::span<Node* const> nodes);

private:
  SourcePtr source_;
  std::size_t index_;
  std::unique_ptr<std::pmr::monotonic_buffer_resource> arena_;
  Node* root_ = nullptr;
};

/// The place of a node, with its pointer and field.
[[nodiscard]] Place place_of(const Document& document, const Node& node);

/// A finding about a node of the tree, told before the schema spelled its keys.
struct ToldNode {
  std::size_t finding = 0;   ///< in Reading::findings
  std::size_t document = 0;  ///< in Reading::documents
  const Node* node = nullptr;
};

/// What came out of one file.
struct Reading {
  std::vector<Document> documents;
  std::vector<Finding> findings;
  /// Ranges of bytes that no document stands for because a finding kept them from being read (a name that
  /// stands in one of them must not be reported as missing).
  std::vector<Span> unread;
  std::vector<ToldNode> told_nodes;
  std::vector<Span> texts;        ///< values and keys that may hold a `#` or a line end: nothing there is a comment
  std::vector<Comment> comments;  ///< those for this program, but for those in what could not be read
};

/// Gives the findings about nodes the canonical pointer and official field that `place_of` gives now. To be
/// called once the schema has spelled the keys and before findings or documents are moved out of `reading`.
void refresh_places(Reading& reading);

/// Reads all YAML documents of a file with libyaml: BL001, BL002, BL004–BL007 and BL009. After a syntax error reading
/// goes on at the next `---` line. A scalar that shows a trap (BL009) or an unsupported tag (BL004) is in the tree,
/// marked unreadable. Empty documents are BL007 and give no Document. Never throws on any bytes; time and
/// memory are linear in them.
[[nodiscard]] Reading read_documents(const SourcePtr& source, const Limits& limits);

}  // namespace budgetlint
