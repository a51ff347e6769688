#include "properties/blame/outcome.hpp"

#include <algorithm>

#include "budgetlint/command/fix.hpp"

namespace budgetlint::testing::blame {
namespace {

CheckOptions one_job() {
  CheckOptions options;
  options.jobs = 1;
  return options;
}

std::size_t cell_at(const Place& place, const std::vector<File>& files, const Model& model) {
  for (std::size_t cell = 0; cell < model.entries.size(); ++cell) {
    const Entry& entry = model.entries[cell];
    if (entry.pointer == place.path && entry.document == place.document && files[entry.file].name == place.file)
      return cell;
  }
  return elsewhere;
}

std::string spot(const Place& place) {
  return place.file + ':' + std::to_string(place.document) + '#' + place.path;
}

Blame blame_of(const Finding& finding, const std::vector<File>& files, const Model& model) {
  Blame blame;
  blame.severity = finding.severity;
  blame.text = std::string(severity_name(finding.severity)) + ' ' + std::string(finding.rule->id) + ' ' +
               spot(finding.place) + ' ' + finding.stated + " -> " + finding.expected;
  blame.cells.insert(cell_at(finding.place, files, model));
  for (const Related& related : finding.related) {
    if (related.role != Role::candidate) continue;
    if (related.place.span.empty()) continue;  // an empty cell beside stated ones, the only ones that the oracle tries
    blame.cells.insert(cell_at(related.place, files, model));
    blame.text += " or " + spot(related.place);
  }
  for (const Fix& fix : finding.fixes) blame.edits.insert(blame.edits.end(), fix.edits.begin(), fix.edits.end());
  if (!blame.edits.empty()) blame.text += " (fix)";
  return blame;
}

}  // namespace

std::set<std::size_t> Outcome::cells() const {
  std::set<std::size_t> all;
  for (const Blame& blame : blames) all.insert(blame.cells.begin(), blame.cells.end());
  return all;
}

Outcome blame(const std::vector<File>& files, const Model& model) {
  Outcome outcome{check_files(inputs_of(files), one_job()), {}};
  for (const Finding& finding : outcome.check.results.findings) {
    // What a reviewer remarks (BL501 and up) blames no cell for a sum.
    const bool remark = finding.rule->id > "BL500" && finding.rule->id < "BL900";
    if (finding.severity == Severity::note || finding.rule->id == "BL208" || remark) continue;
    outcome.blames.push_back(blame_of(finding, files, model));
  }
  return outcome;
}

std::vector<File> corrected(const std::vector<File>& files, const CheckOutcome& check) {
  const std::vector<Input> inputs = inputs_of(files);
  std::vector<File> all;
  for (const Input& input : corrected_inputs(inputs, correct(inputs, check, Safety::unsafe, one_job()))) {
    all.push_back({input.path, input.bytes.value()});
  }
  return all;
}

std::vector<File> edited(std::vector<File> files, std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.place.span.begin > b.place.span.begin; });
  for (const Edit& edit : edits) {
    const auto file =
        std::find_if(files.begin(), files.end(), [&](const File& one) { return one.name == edit.place.file; });
    file->bytes.replace(edit.place.span.begin, edit.place.span.size(), edit.text);
  }
  return files;
}

}  // namespace budgetlint::testing::blame
