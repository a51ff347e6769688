#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "document/read.hpp"
#include "generate/generate.hpp"

// Another parser, written by other people, reads the same files: where both accept one, they must agree on kinds,
// texts and keys, in order. Both trees are written in one notation, `{k:v,}` `[x,]` `"text"`, and compared.

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

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

/// Every document in our notation; nothing when yaml-cpp refuses the text.
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

std::vector<std::string> we_read(const Reading& reading) {
  std::vector<std::string> documents;
  for (const Document& document : reading.documents) documents.push_back(shown(*document.root()));
  return documents;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> yaml_files(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// Inputs that both accept and read differently, and why.
const std::map<std::string, std::string> known_differences{
    {"NAT4", "yaml-cpp drops the line breaks of a quoted text that is nothing but blank lines; they are kept"},
    {"PUW8", "a `---` at the end of a file is an empty document to yaml-cpp; we let it through in silence"},
    {"Y2GN", "in `&an:chor value` libyaml ends the anchor at the colon"},
};

TEST_CASE("yaml-cpp reads every example as we do") {
  for (const fs::path& path : yaml_files(fs::path(SOURCE_DIR) / "examples")) {
    CAPTURE(path.string());
    const std::string bytes = bytes_of(path);
    const Reading reading = test::read(bytes);
    CHECK(test::brief(reading).empty());
    CHECK(we_read(reading) == yaml_cpp_reads(bytes));
  }
}

TEST_CASE("yaml-cpp reads generated forms as we do, in whatever way they are spelled") {
  std::size_t compared = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    for (const testing::GeneratedForm& form : testing::generate_submission(seed)) {
      CAPTURE(seed, form.name);
      const Reading reading = test::read(form.yaml);
      const auto theirs = yaml_cpp_reads(form.yaml);
      REQUIRE(test::brief(reading).empty());
      REQUIRE(theirs);
      REQUIRE(we_read(reading) == *theirs);
      compared += theirs->size();
    }
  }
  CHECK(compared > 1'000);
}

TEST_CASE("yaml-cpp reads the YAML test suite as we do, where both accept it") {
  std::size_t compared = 0;
  for (const fs::path& path : yaml_files(fs::path(SOURCE_DIR) / "tests/data/yaml-test-suite")) {
    CAPTURE(path.stem().string());
    const std::string bytes = bytes_of(path);
    const Reading reading = test::read(bytes);
    CHECK((!reading.documents.empty() || !reading.findings.empty()));

    const auto theirs = yaml_cpp_reads(bytes);
    if (!reading.findings.empty() || !theirs) continue;
    ++compared;
    const bool differs = known_differences.count(path.stem().string()) > 0;
    if (differs) {
      CHECK(we_read(reading) != *theirs);
    } else {
      CHECK(we_read(reading) == *theirs);
    }
  }
  CHECK(compared > 200);
}

}  // namespace
}  // namespace budgetlint
