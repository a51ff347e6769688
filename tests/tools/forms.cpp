#include "tools/forms.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "budgetlint/command/fix.hpp"
#include "budgetlint/document/document.hpp"
#include "budgetlint/schema/schema.hpp"

namespace budgetlint::testing {
namespace {

std::string describe(const Finding& finding, const std::string& file) {
  std::string text = std::string(severity_name(finding.severity)) + " " + std::string(finding.rule->id) + file + " " +
                     finding.place.path;
  if (!finding.stated.empty()) text += " " + finding.stated;
  if (!finding.expected.empty()) text += " -> " + finding.expected;
  if (!finding.verdict.empty()) text += " [" + finding.verdict + "]";
  return text;
}

void collect_keys(const Node& node, std::vector<const Node*>& values) {
  for (const Node* child : node.children) {
    if (child->key != nullptr) values.push_back(child);
    collect_keys(*child, values);
  }
}

}  // namespace

ProfilePtr nothing_required() {
  Profile profile = *default_profile();
  profile.required.clear();
  return std::make_shared<const Profile>(std::move(profile));
}

std::vector<File> load_folder(const std::string& folder) {
  std::vector<File> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(SOURCE_DIR) + "/" + folder)) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    files.push_back({entry.path().filename().string(), bytes.str()});
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.name < b.name; });
  return files;
}

std::vector<Input> inputs_of(const std::vector<File>& files) {
  std::vector<Input> inputs;
  inputs.reserve(files.size());
  for (const File& file : files) inputs.push_back({file.name, Input::How::named, file.bytes});
  return inputs;
}

std::vector<File> repaired(const std::vector<File>& files) {
  const std::vector<Input> inputs = inputs_of(files);
  const Corrections corrections = correct(inputs, check_files(inputs, {}), Safety::unsafe, {});
  if (!corrections.refused.empty()) throw std::runtime_error(corrections.refused.front().english);
  std::vector<File> result;
  for (const Input& input : corrected_inputs(inputs, corrections)) result.push_back({input.path, *input.bytes});
  return result;
}

Results check(const std::vector<File>& files, std::size_t jobs, Scope scope) {
  CheckOptions options;
  options.jobs = jobs;
  options.scope = scope;
  return check_files(inputs_of(files), options).results;
}

std::vector<std::string> digest(const Results& results) {
  std::vector<std::string> lines;
  for (const Finding& finding : results.findings) lines.push_back(describe(finding, " " + finding.place.file));
  return lines;
}

std::vector<std::string> digest_without_files(const Results& results) {
  std::vector<std::string> lines;
  for (const Finding& finding : results.findings) lines.push_back(finding.form + ": " + describe(finding, ""));
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string respell_keys(const File& file, int spelling) {
  const auto source = std::make_shared<const Source>(file.name, file.bytes);
  Reading reading = read_documents(source, Limits());
  std::vector<const Node*> values;
  SchemaChecker checker;
  for (Document& document : reading.documents) {
    static_cast<void>(checker.check(document, *recognise(document).kind));
    collect_keys(*document.root(), values);
  }
  std::string text = file.bytes;
  std::sort(values.begin(), values.end(),
            [](const Node* a, const Node* b) { return a->key->span.begin > b->key->span.begin; });
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool official = spelling == 1 || (spelling == 2 && i % 2 == 0);
    const Span span = values[i]->key->span;
    text.replace(span.begin, span.size(), official ? values[i]->label : values[i]->name);
  }
  return text;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace budgetlint::testing
