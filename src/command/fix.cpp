#include "budgetlint/command/fix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace budgetlint {
namespace {

/// What makes a finding the same one after an edit: not its line, nor what it says of a number.
auto identity(const Finding& finding) {
  return std::tuple(finding.rule->id, finding.place.file, finding.place.document, finding.place.path);
}

/// Edits by file, those of one fix all in or all out.
class Collection {
public:
  void take(const Finding& finding, const Fix& fix, std::vector<Text>& refused) {
    const auto overlaps = [&](const Edit& edit) {
      const auto& taken = edits_[edit.place.file];
      return std::any_of(taken.begin(), taken.end(), [&](const Edit& other) {
        return edit.place.span.begin < other.place.span.end && other.place.span.begin < edit.place.span.end;
      });
    };
    if (std::any_of(fix.edits.begin(), fix.edits.end(), overlaps)) {
      const std::string where = fmt::format("{}:{}", finding.place.file, finding.place.begin.line);
      refused.push_back(
          {where + ": two repairs meet at one place; only the first is made", where + "：两处修改重叠，只做第一处"});
      return;
    }
    for (const Edit& edit : fix.edits) edits_[edit.place.file].push_back(edit);
  }

  [[nodiscard]] std::map<std::string, std::vector<Edit>>& by_file() { return edits_; }

private:
  std::map<std::string, std::vector<Edit>> edits_;
};

std::string apply(std::string bytes, std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.place.span.begin > b.place.span.begin; });
  for (const Edit& edit : edits) bytes.replace(edit.place.span.begin, edit.place.span.size(), edit.text);
  return bytes;
}

/// The findings of the corrected forms that the uncorrected ones did not have.
std::vector<Finding> appearing(const Results& before, const CheckOutcome& after) {
  std::set<std::tuple<std::string_view, std::string, std::size_t, std::string>> known;
  for (const Finding& finding : before.findings) known.insert(identity(finding));
  std::vector<Finding> fresh;
  for (const Finding& finding : after.results.findings) {
    if (known.count(identity(finding)) == 0) fresh.push_back(finding);
  }
  return fresh;
}

}  // namespace

Corrections correct(const std::vector<Input>& files, const CheckOutcome& outcome, Safety most,
                    const CheckOptions& options) {
  Corrections corrections;
  Collection collection;
  for (const Finding& finding : outcome.results.findings) {
    for (const Fix& fix : finding.fixes) {
      if (fix.safety == Safety::safe || most == Safety::unsafe) collection.take(finding, fix, corrections.refused);
    }
  }
  for (auto& [path, edits] : collection.by_file()) {
    const auto source = outcome.sources.find(path);
    if (edits.empty() || source == outcome.sources.end()) continue;
    const std::string before(source->second->bytes());
    const std::size_t count = edits.size();
    corrections.files.push_back({path, before, apply(before, std::move(edits)), count});
  }
  if (corrections.files.empty()) return corrections;
  const CheckOutcome after = check_files(corrected_inputs(files, corrections), options);
  const std::vector<Finding> fresh = appearing(outcome.results, after);
  if (fresh.empty()) return corrections;
  const Finding& first = fresh.front();
  const std::string where = fmt::format("{}:{}:{}", first.place.file, first.place.begin.line, first.place.begin.column);
  corrections.files.clear();
  corrections.refused.push_back(
      {fmt::format("nothing is changed: after the edits {} {} would appear: {}", where, first.rule->id,
                   first.message.english),
       fmt::format("未作任何修改：修改后 {} 会出现新的问题 {}：{}", where, first.rule->id, first.message.chinese)});
  return corrections;
}

std::vector<Input> corrected_inputs(const std::vector<Input>& files, const Corrections& corrections) {
  std::vector<Input> inputs = files;
  for (Input& input : inputs) {
    const auto found = std::find_if(corrections.files.begin(), corrections.files.end(),
                                    [&](const Correction& file) { return file.path == input.path; });
    if (found != corrections.files.end()) input.bytes = found->after;
  }
  return inputs;
}

std::size_t count_fixes(const Results& results, Safety most) {
  std::size_t count = 0;
  for (const Finding& finding : results.findings) {
    for (const Fix& fix : finding.fixes) count += fix.safety == Safety::safe || most == Safety::unsafe ? 1 : 0;
  }
  return count;
}

}  // namespace budgetlint
