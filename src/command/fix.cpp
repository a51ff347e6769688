#include "budgetlint/command/fix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "budgetlint/diagnostic/rules.hpp"
#include "budgetlint/report/patch.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/safe_write.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

/// What makes a place the same one after an edit: not its line.
using Spot = std::tuple<std::string, std::size_t, std::string>;
Spot spot_of(const Place& place) {
  return {place.file, place.document, place.path};
}

/// The place of a finding and what may be wrong instead.
std::set<Spot> suspects_of(const Finding& finding) {
  std::set<Spot> suspects{spot_of(finding.place)};
  for (const Related& related : finding.related) {
    if (related.role == Role::candidate) suspects.insert(spot_of(related.place));
  }
  return suspects;
}

/// True for a tie, and for a cell that other cells contradict without telling its value: they stay as they are.
bool is_in_doubt(const Finding& finding) {
  const auto has = [&](Role role) {
    return std::ranges::find(finding.related, role, &Related::role) != finding.related.end();
  };
  return has(Role::candidate) || (has(Role::operand) && finding.expected.empty() && finding.fixes.empty());
}

/// What was told before an edit.
class Told {
public:
  explicit Told(const std::vector<const Finding*>& findings) {
    for (const Finding* finding : findings) {
      const Spot spot = spot_of(finding->place);
      rules_.emplace(finding->rule->id, spot);
      for (const std::string& id : finding->also) rules_.emplace(id, spot);
      if (is_in_doubt(*finding)) doubts_.push_back(suspects_of(*finding));
      if (finding->rule->id < "BL010") unread_.emplace(finding->place.file, finding->place.document);
    }
  }

  /// The rule was told of the place, by itself or with a card; or what is in doubt now was in doubt together before,
  /// whichever of its relations is the one that breaks. A form that could not be read may now say what else is wrong.
  [[nodiscard]] bool knows(const Finding& finding) const {
    const Spot spot = spot_of(finding.place);
    if (unread_.contains({finding.place.file, finding.place.document})) return true;
    if (rules_.contains({finding.rule->id, spot})) return true;
    const std::set<Spot> suspects = suspects_of(finding);
    return std::ranges::any_of(doubts_,
                               [&](const std::set<Spot>& doubt) { return std::ranges::includes(doubt, suspects); });
  }

private:
  std::set<std::pair<std::string_view, Spot>> rules_;
  std::vector<std::set<Spot>> doubts_;
  std::set<std::pair<std::string, std::size_t>> unread_;
};

/// Edits by file and place, those of one fix all in or all out.
class Collection {
public:
  void take(const Finding& finding, const Fix& fix, std::vector<Text>& refused) {
    std::vector<Edit> fresh;
    for (const Edit& edit : fix.edits) {
      switch (compare(edit)) {
        case Meeting::none:
          fresh.push_back(edit);
          break;
        case Meeting::same:
          break;
        case Meeting::overlap: {
          const std::string where = fmt::format("{}:{}", visible(finding.place.file), finding.place.begin.line);
          refused.push_back({where + ": two repairs meet at one place; only the first is made",
                             where + "：两处修改重叠，只做第一处"});
          return;
        }
      }
    }
    for (const Edit& edit : fresh) edits_[edit.place.file].emplace(edit.place.span.begin, edit);
  }

  [[nodiscard]] const std::map<std::string, std::map<std::size_t, Edit>>& by_file() const { return edits_; }

private:
  enum class Meeting { none, same, overlap };

  [[nodiscard]] Meeting compare(const Edit& edit) const {
    const auto file = edits_.find(edit.place.file);
    if (file == edits_.end()) return Meeting::none;
    const Span span = edit.place.span;
    const auto next = file->second.lower_bound(span.begin);
    if (next != file->second.end() && next->first == span.begin) {
      return next->second.place.span == span && next->second.text == edit.text ? Meeting::same : Meeting::overlap;
    }
    if (next != file->second.end() && next->first < span.end) return Meeting::overlap;
    if (next == file->second.begin()) return Meeting::none;
    return std::prev(next)->second.place.span.end > span.begin ? Meeting::overlap : Meeting::none;
  }

  std::map<std::string, std::map<std::size_t, Edit>> edits_;
};

std::string apply(std::string bytes, const std::map<std::size_t, Edit>& edits) {
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {  // from the back: places before it stay
    const Span span = edit->second.place.span;
    bytes.replace(span.begin, span.size(), edit->second.text);
  }
  return bytes;
}

/// The findings of the corrected forms that are not known.
std::vector<Finding> appearing(const std::vector<const Finding*>& known, const CheckOutcome& after) {
  const Told told(known);
  std::vector<Finding> fresh;
  for (const Finding& finding : after.results.findings) {
    const bool unused = finding.rule == &diagnostic_rules::unused_suppression ||
                        finding.rule == &diagnostic_rules::stale_baseline_entry;
    if (!unused && !told.knows(finding)) fresh.push_back(finding);
  }
  return fresh;
}

/// The file as `git apply` looks for it; as it was given when there is none (standard input).
std::string name_in_patch(const std::string& path) {
  std::error_code error;
  const fs::path file = fs::canonical(path, error);
  if (error) return path;
  const fs::path folder = fs::current_path(error);
  return error ? path : file.lexically_relative(folder).string();
}

/// What became of each file when the one at `failed` could not be put in its place.
Text told_one_by_one(const Corrections& corrections, std::size_t failed, Text message) {
  for (std::size_t i = 0; i < corrections.files.size(); ++i) {
    const std::string path = visible(corrections.files[i].path);
    message.english += "\n  " + path + (i < failed ? ": corrected" : ": left as it was");
    message.chinese += "\n  " + path + (i < failed ? "：已修改" : "：未改动");
  }
  return message;
}

/// What somebody saved since the file was read must not be lost.
void refuse_changed(const Correction& file) {
  const auto now = read_file(file.path, file.before.size());
  const auto* bytes = std::get_if<std::string>(&now);
  if (bytes != nullptr && *bytes == file.before) return;
  throw Failure(about(file.path, {"was changed since it was read; run again", "读取之后文件又被改动，请重新运行"}));
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
  for (const auto& [path, edits] : collection.by_file()) {
    const auto source = outcome.results.sources.find(path);
    if (edits.empty() || source == outcome.results.sources.end()) continue;
    const std::string before(source->second->bytes());
    corrections.files.push_back({path, before, apply(before, edits), edits.size()});
  }
  std::vector<const Finding*> known;
  for (const std::vector<Finding>* findings : {&outcome.results.findings, &outcome.results.held}) {
    for (const Finding& finding : *findings) known.push_back(&finding);
  }
  check_again(corrections, files, outcome, known, options);
  return corrections;
}

void check_again(Corrections& corrections, const std::vector<Input>& files, const CheckOutcome& outcome,
                 const std::vector<const Finding*>& known, const CheckOptions& options) {
  corrections.after = corrections.files.empty() ? outcome : check_files(corrected_inputs(files, corrections), options);
  // What is in force and what was not found are not for a check to know.
  corrections.after.results.loosenings = outcome.results.loosenings;
  corrections.after.results.failures = outcome.results.failures;
  corrections.after.results.summary.unreadable = outcome.results.summary.unreadable;
  const std::vector<Finding> fresh = appearing(known, corrections.after);
  if (fresh.empty()) return;
  const Finding& first = fresh.front();
  const std::string where =
      fmt::format("{}:{}:{}", visible(first.place.file), first.place.begin.line, first.place.begin.column);
  corrections.files.clear();
  corrections.after = outcome;
  corrections.refused.push_back(
      {fmt::format("nothing is changed: after the edits {} {} would appear: {}", where, first.rule->id,
                   first.message.english),
       fmt::format("未作任何修改：修改后 {} 会出现新的问题 {}：{}", where, first.rule->id, first.message.chinese)});
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

std::string patch_of(const Corrections& corrections, std::vector<Text>& remarks) {
  std::string patch;
  for (const Correction& file : corrections.files) {
    const std::string name = name_in_patch(file.path);
    patch += unified_diff(name, file.before, file.after);
    if (file.path == InputRequest().stdin_name) {
      remarks.push_back(about(file.path, {"git apply finds no file of that name; say with --stdin-filename which it is",
                                          "git apply 找不到这个名称的文件；请用 --stdin-filename 写明文件名"}));
    }
    if (!name.starts_with("../")) continue;
    remarks.push_back(about(file.path, {"lies outside the current folder, and git apply refuses such a patch; "
                                        "run budgetlint in a folder above it, or use --fix",
                                        "在当前文件夹之外，git apply 不接受这样的补丁；"
                                        "请在其上级文件夹中执行，或改用 --fix"}));
  }
  return patch;
}

void write_corrections(const std::vector<Input>& files, const Corrections& corrections) {
  std::set<std::string> folders;
  for (const Input& file : files) {
    std::error_code ignored;  // a file that is not there has been told
    folders.insert(fs::weakly_canonical(file.path, ignored).parent_path().string());
  }
  for (const std::string& folder : folders) remove_leftovers(folder);
  std::vector<Replacement> replacements;
  std::size_t done = 0;
  try {
    for (const Correction& file : corrections.files) {
      refuse_changed(file);
      replacements.emplace_back(file.path, file.after);
    }
    for (; done < replacements.size(); ++done) {
      refuse_changed(corrections.files[done]);
      replacements[done].put_in_place();
    }
  } catch (const Failure& failure) {
    throw Failure(told_one_by_one(corrections, done, failure.message()));
  }
}

}  // namespace budgetlint
