#include "second_opinion/yaml_cpp.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <map>
#include <sstream>

namespace budgetlint::testing {
namespace {

std::string shown(const Node& node) {
  if (node.kind == NodeKind::scalar) return '"' + std::string(node.text) + '"';
  std::string text = node.kind == NodeKind::mapping ? "{" : "[";
  for (const Node* child : node.children) {
    if (child->key != nullptr) text += shown(*child->key) + ":";
    text += shown(*child) + ",";
  }
  return text + (node.kind == NodeKind::mapping ? "}" : "]");
}

/// Writes yaml-cpp's events in the same notation. Its nodes would not do: they drop the second of two equal keys.
class Shower : public YAML::EventHandler {
public:
  [[nodiscard]] std::string text() const { return levels_.front().text; }

  void OnDocumentStart(const YAML::Mark&) override { levels_ = {Level{}}; }
  void OnDocumentEnd() override {}
  // An empty value. `null` and `~`, which are words to us, would come here too; no input has them.
  void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override { add("\"\"", anchor); }
  void OnAlias(const YAML::Mark&, YAML::anchor_t anchor) override { add(anchors_[anchor], 0); }
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t anchor, const std::string& value) override {
    add('"' + value + '"', anchor);
  }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    levels_.push_back({"[", false, false, anchor});
  }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    levels_.push_back({"{", true, true, anchor});
  }
  void OnSequenceEnd() override { end("]"); }
  void OnMapEnd() override { end("}"); }

private:
  struct Level {
    std::string text;
    bool mapping = false;
    bool key_next = false;
    YAML::anchor_t anchor = 0;
  };

  void end(const std::string& bracket) {
    const Level level = levels_.back();
    levels_.pop_back();
    add(level.text + bracket, level.anchor);
  }

  void add(const std::string& text, YAML::anchor_t anchor) {
    if (anchor != 0) anchors_[anchor] = text;
    Level& level = levels_.back();
    level.text += text;
    if (levels_.size() == 1) return;
    level.text += level.key_next ? ":" : ",";
    if (level.mapping) level.key_next = !level.key_next;
  }

  std::vector<Level> levels_;
  std::map<YAML::anchor_t, std::string> anchors_;
};

}  // namespace

std::vector<std::string> trees_of(const Reading& reading) {
  std::vector<std::string> documents;
  for (const Document& document : reading.documents) documents.push_back(shown(*document.root()));
  return documents;
}

std::optional<std::vector<std::string>> yaml_cpp_reads(const std::string& bytes) {
  std::istringstream stream(bytes);
  std::vector<std::string> documents;
  try {
    YAML::Parser parser(stream);
    Shower shower;
    while (parser.HandleNextDocument(shower)) documents.push_back(shower.text());
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
  return documents;
}

}  // namespace budgetlint::testing
