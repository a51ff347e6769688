#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/vectors.hpp"
#include "build.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

/// In a cell that means to speak of another direction.
constexpr std::string_view references[] = {"参照", "参考", "比照", "衔接", "不含", "除", "另", "与", "同"};

/// The names of a submission's directions, found in a text in one pass.
class Names {
public:
  explicit Names(const Submission& submission) {
    for (const Row& row : submission.rows) add(row.name());
    for (const Listing& listing : submission.directions) add(listing.form->direction().name);
    sort_unique(names_);
  }

  [[nodiscard]] bool empty() const { return names_.empty(); }

  /// The first name in a text that is no part of `own`, which are folded; empty: there is none.
  [[nodiscard]] std::string_view find_in(std::string_view text, const std::vector<std::string>& own) const {
    std::string_view last_own;  // a cell may repeat one name without end
    for (std::size_t at = 0; at + shortest <= text.size(); ++at) {
      if (!begins_[mark_of(text.substr(at))]) continue;
      const std::string_view rest = text.substr(at);
      const std::string_view beginning = rest.substr(0, shortest);
      for (auto name = std::lower_bound(names_.begin(), names_.end(), beginning);
           name != names_.end() && name->starts_with(beginning); ++name) {
        if (*name == last_own || !rest.starts_with(*name)) continue;
        const std::string folded = fold_name(*name);
        const bool is_own = std::any_of(
            own.begin(), own.end(), [&](const std::string& other) { return other.find(folded) != std::string::npos; });
        if (!is_own) return *name;
        last_own = *name;
      }
    }
    return {};
  }

private:
  static constexpr std::size_t shortest = 15;  // five characters: 培训经费 is a word, not a name
  static constexpr std::size_t longest = 300;  // what is longer is no name, and would be compared at every place

  static std::size_t mark_of(std::string_view text) {
    return (static_cast<unsigned char>(text[1]) * 4U + static_cast<unsigned char>(text[2])) & 0xFFU;
  }

  void add(const TextCell& name) {
    if (!name.stated() || name.text.size() < shortest || name.text.size() > longest) return;
    names_.push_back(name.text);
    begins_[mark_of(name.text)] = true;
  }

  std::vector<std::string_view> names_;  ///< sorted
  std::array<bool, 256> begins_{};
};

/// What a direction may be called on its form, folded: its name and its fund's, here and in the summary.
std::vector<std::string> own_names(const Listing& listing) {
  const Direction& direction = listing.form->direction();
  std::vector<std::string> own{fold_name(direction.name.text)};
  if (direction.fund_name.stated()) own.push_back(fold_name(direction.fund_name.text));
  if (listing.row != nullptr && listing.row->name().stated()) own.push_back(fold_name(listing.row->name().text));
  if (listing.fund != nullptr && listing.fund->name.stated()) own.push_back(fold_name(listing.fund->name.text));
  return own;
}

void check_cell(const TextCell& cell, const Direction& direction, const std::vector<std::string>& own,
                const Names& names, Worksheet& worksheet) {
  if (!cell.stated()) return;
  const std::string_view name = names.find_in(cell.text, own);
  if (name.empty() || fold_name(cell.text).find(own.front()) != std::string::npos) return;
  if (cell.text != name && !find_any(cell.text, references).empty()) return;
  Finding finding = finding_at(foreign_name.info, cell,
                               {fmt::format("{} names another direction, {}", place_of(cell).field, name),
                                fmt::format("{} 写的是另一个支出方向 {}", place_of(cell).field, name)});
  finding.related.push_back(related(Role::contradicts, direction.name));
  finding.conclusion = {"probably left over from that direction's form", "可能是从那张表复制过来未改"};
  worksheet.findings.push_back(std::move(finding));
}

void check_direction(const Listing& listing, const Names& names, Worksheet& worksheet) {
  const Direction& direction = listing.form->direction();
  const std::vector<std::string> own = own_names(listing);
  check_cell(direction.goals.period, direction, own, names, worksheet);
  check_cell(direction.goals.annual, direction, own, names, worksheet);
  for (const Indicator& row : direction.indicators) {
    check_cell(row.name, direction, own, names, worksheet);
    check_cell(row.value, direction, own, names, worksheet);
  }
  for (const Detail& row : direction.details) {
    check_cell(row.brief, direction, own, names, worksheet);
    check_cell(row.item, direction, own, names, worksheet);
  }
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  if (submission.rows.size() + submission.directions.size() < 2) return;
  const Names names(submission);
  if (names.empty()) return;
  for (const Listing& listing : submission.directions) {
    if (listing.form->direction().name.stated()) check_direction(listing, names, worksheet);
  }
}

}  // namespace

const Rule foreign_name{
    {"BL601",
     "foreign-name",
     Severity::warning,
     {"a cell that names another direction", "格中写的是另一个支出方向"},
     {"A form is often begun as a copy of another one. A cell that holds the full name of another direction of the "
      "department, and not its own, was probably forgotten.",
      "填表时常以另一张表为底稿。格中出现本部门另一个支出方向的全称而没有本方向的名称，多半是忘了改。"},
     R"(
 # 附表3-1
 direction: 百岁老人营养补贴
 amount: 0
 ...
 # 附表3-2
 ...
 details:
-  - {brief: 百岁老人营养补贴, item: 津贴, amount: 96}
+  - {brief: 高龄津贴, item: 津贴, amount: 96}
 total: 96
)"},
    check};

}  // namespace budgetlint
