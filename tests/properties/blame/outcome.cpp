#include "properties/blame/outcome.hpp"

#include <algorithm>

#include "budgetlint/command/fix.hpp"

namespace budgetlint::testing::blame {
namespace {

CheckOptions options() {
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

bool same(const Finding& a, const Finding& b) {
  return a.rule == b.rule && a.place.file == b.place.file && a.place.document == b.place.document &&
         a.place.path == b.place.path;
}

}  // namespace

std::vector<Input> inputs_of(const std::vector<File>& files) {
  std::vector<Input> inputs;
  for (const File& file : files) inputs.push_back({file.name, Input::How::named, file.bytes});
  return inputs;
}

Outcome blame(const std::vector<File>& files, const Model& model, const Results& before) {
  Outcome outcome{check_files(inputs_of(files), options()), {}};
  for (const Finding& finding : outcome.check.results.findings) {
    const bool known = std::any_of(before.findings.begin(), before.findings.end(),
                                   [&](const Finding& old) { return same(old, finding); });
    if (finding.severity == Severity::note || finding.rule->id == "BL208" || known) continue;
    Blame blame;
    blame.finding = std::string(severity_name(finding.severity)) + ' ' + std::string(finding.rule->id) + ' ' +
                    finding.place.file + '#' + finding.place.path + ' ' + finding.stated + " -> " + finding.expected +
                    " [" + finding.verdict + "] " + finding.message.english;
    blame.has_fix = !finding.fixes.empty();
    blame.cells.insert(cell_at(finding.place, files, model));
    for (const Related& related : finding.related) {
      if (related.role != Role::candidate) continue;
      blame.cells.insert(cell_at(related.place, files, model));
      blame.finding += " | " + related.place.file + '#' + related.place.path;
    }
    outcome.blames.push_back(std::move(blame));
  }
  return outcome;
}

std::vector<File> fixed(const std::vector<File>& files, const CheckOutcome& check) {
  const std::vector<Input> inputs = inputs_of(files);
  const Corrections corrections = correct(inputs, check, Safety::unsafe, options());
  std::vector<File> corrected;
  for (Input& input : corrected_inputs(inputs, corrections)) {
    corrected.push_back({input.path, input.bytes.value()});
  }
  return corrected;
}

}  // namespace budgetlint::testing::blame
