// The reader of YAML: every node stands where it says, and where yaml-cpp accepts a text that we find nothing in, it
// reads the same tree.
#include <algorithm>
#include <memory>
#include <regex>

#include "budgetlint/document/document.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/places.hpp"
#include "second_opinion/yaml_cpp.hpp"

namespace budgetlint {
namespace {

using fuzz::require;

void check_node(const Source& source, const Node& node, bool sound) {
  const Span span = node.span;
  require(span.begin <= span.end && span.end <= source.bytes().size(), "a node outside the file");
  const std::string_view written = source.slice(span);
  if (node.kind == NodeKind::scalar) {
    const bool one_line = written.find_first_of("\r\n") == written.npos;
    if (sound && node.style == ScalarStyle::plain && one_line)
      require(written == node.text, "another text stands there", written);
    if (node.style == ScalarStyle::single_quoted) require(written.starts_with('\''), "no quote stands there", written);
    if (node.style == ScalarStyle::double_quoted) require(written.starts_with('"'), "no quote stands there", written);
  }
  std::size_t index = 0;
  for (const Node* child : node.children) {
    require(child->parent == &node && child->index == index++, "a child of somebody else");
    require((child->key != nullptr) == (node.kind == NodeKind::mapping), "keys belong to mappings");
    if (child->key != nullptr) check_node(source, *child->key, sound);
    if (!child->aliased && !node.aliased) {
      require(child->span.begin >= span.begin && child->span.end <= span.end, "a child outside its parent", written);
    }
    check_node(source, *child, sound);
  }
}

/// yaml-cpp drops the line breaks of a quoted text that is nothing but blank lines, and has one event for `~`, `null`
/// and nothing; we keep each. A `---` at the end of a file and a `...` at its beginning are empty documents to it; we
/// let them through.
std::vector<std::string> without_blank_texts(std::vector<std::string> trees) {
  static const std::regex blank("\"(~|null|Null|NULL|[ \n\t]+)\"");
  for (std::string& tree : trees) tree = std::regex_replace(tree, blank, "\"\"");
  std::erase(trees, "\"\"");
  return trees;
}

/// Where the two are known to differ: in `&an:chor value` libyaml ends the anchor at the colon; to yaml-cpp a CR
/// without LF ends no line, and behind a `?` that stands alone the next line belongs to the key.
bool is_read_otherwise(const std::string& bytes) {
  static const std::regex known(
      "[&*][^ \\n]*[^ \\n0-9A-Za-z_-]"
      "|\r(?!\n)"
      "|\\\\[N_]"
      "|(^|\n)-[ \t]*\n([ \t]*\n)*[^ \n-]"
      "|(^|\n)[ ?-]*\\?[ \t]*(#[^\n]*)?\n");
  return std::regex_search(bytes, known);
}

void check_same(const std::vector<std::string>& ours, const std::vector<std::string>& theirs,
                const std::string& bytes) {
  if (without_blank_texts(ours) == without_blank_texts(theirs) || is_read_otherwise(bytes)) return;
  std::string both;
  for (const std::string& tree : ours) both += "we:   " + tree + "\n";
  for (const std::string& tree : theirs) both += "they: " + tree + "\n";
  require(false, "yaml-cpp reads another tree of\n" + bytes, both);
}

}  // namespace
}  // namespace budgetlint

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace budgetlint;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto source = std::make_shared<const Source>("form.yaml", bytes);
  const Reading reading = read_documents(source, Limits());
  require(!reading.documents.empty() || !reading.findings.empty(), "neither a document nor a finding", bytes);
  for (const Document& document : reading.documents) check_node(*source, *document.root(), reading.findings.empty());
  for (const Finding& finding : reading.findings) fuzz::require_places(*source, finding);
  if (!reading.findings.empty()) return 0;
  if (auto theirs = testing::yaml_cpp_reads(bytes)) check_same(testing::trees_of(reading), *theirs, bytes);
  return 0;
}
