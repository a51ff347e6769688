#include <fmt/format.h>

#include "build.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

bool differ(const TextCell& here, const TextCell& there) {
  static constexpr std::string_view references[] = {"附表", "详见", "同上"};
  if (!here.stated() || !there.stated() || here.text == there.text) return false;
  if (!find_any(here.text, references).empty() || !find_any(there.text, references).empty()) return false;
  return wording_of(here.text) != wording_of(there.text);
}

void tell(const TextCell& here, const TextCell& there, Worksheet& worksheet) {
  Finding finding = finding_at(goal_mismatch.info, here,
                               {fmt::format("{} is not what 附表2 says for this direction", label_of(here)),
                                fmt::format("{} 与附表2中本支出方向的不一致", label_of(here))});
  finding.related.push_back(related(Role::contradicts, there));
  finding.conclusion = {"the two forms describe one aim; nothing in them tells which wording is the right one",
                        "两表写的是同一个目标，从表中看不出以哪一处为准"};
  worksheet.findings.push_back(std::move(finding));
}

void check_goals(const Goals& here, const Goals& there, Worksheet& worksheet) {
  const bool period = differ(here.period, there.period);
  if (period) tell(here.period, there.period, worksheet);
  // Mostly both cells say the same: once is enough.
  const bool same = period && here.annual.text == here.period.text && there.annual.text == there.period.text;
  if (!same && differ(here.annual, there.annual)) tell(here.annual, there.annual, worksheet);
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  const Row* shared = nullptr;  // several directions under one row have goals of their own
  for (const Listing& listing : submission.directions) {
    if (listing.row == nullptr || listing.row == shared) continue;
    const Goals& there = listing.row->sub_item != nullptr ? listing.row->sub_item->goals : listing.row->fund->goals;
    const Goals& here = listing.form->direction().goals;
    if (!differ(here.period, there.period) && !differ(here.annual, there.annual)) continue;
    if (submission.directions_of(*listing.row).size() > 1) {
      shared = listing.row;
      continue;
    }
    check_goals(here, there, worksheet);
  }
}

}  // namespace

const Rule goal_mismatch{{"BL604",
                          "goal-mismatch",
                          Severity::warning,
                          {"goals that differ between 附表3 and 附表2", "附表3与附表2的绩效目标不一致"},
                          {"附表2 carries the goals of each direction over from its 附表3. Punctuation and blanks may "
                           "differ, words may not.",
                           "附表2中的绩效目标取自各支出方向的附表3，除标点和空格外，文字应当一致。"},
                          R"(
 # 附表2
 ...
 funds:
   - name: 高龄津贴
     amount: 96
     goals: {annual: 为4000名老年人发放高龄津贴}
 # 附表3
 ...
 fund: {name: 高龄津贴, amount: 96}
 goals:
-  annual: 为3500名老年人发放高龄津贴
+  annual: 为4000名老年人发放高龄津贴。
)"},
                         check};

}  // namespace budgetlint
