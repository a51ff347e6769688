#include <fmt/format.h>

#include "build.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

bool restates(const TextCell& goal, const TextCell& name) {
  // More than the title and a word or two says more than the title.
  constexpr std::size_t longest_addition = 24;
  if (!goal.stated() || goal.text.size() > name.text.size() + longest_addition) return false;
  const std::string goal_wording = wording_of(goal.text);
  std::string_view wording = goal_wording;
  for (const std::string_view verb : {"完成", "做好", "开展"}) {
    if (wording.starts_with(verb)) wording.remove_prefix(verb.size());
  }
  for (const std::string_view noun : {"工作", "任务"}) {
    if (wording.ends_with(noun) && !name.text.ends_with(noun)) wording.remove_suffix(noun.size());
  }
  return wording == wording_of(name.text);
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    if (form->kind != FormKind::direction || !form->direction().name.stated()) continue;
    const Direction& direction = form->direction();
    for (const TextCell* goal : {&direction.goals.period, &direction.goals.annual}) {
      if (!restates(*goal, direction.name)) continue;
      Finding finding =
          finding_at(goal_restates_title.info, *goal,
                     {fmt::format("{} {} only repeats the direction's name", label_of(*goal), quoted(*goal)),
                      fmt::format("{} {} 只是重复了支出方向的名称", label_of(*goal), quoted(*goal))});
      finding.related.push_back(related(Role::operand, direction.name));
      worksheet.findings.push_back(std::move(finding));
      break;
    }
  }
}

}  // namespace

const Rule goal_restates_title{
    {"BL608",
     "goal-restates-title",
     Severity::note,
     {"a goal that only repeats the direction's name", "绩效目标只是重复支出方向名称"},
     {"A goal says what will be different for whom, and by how much. To complete the direction called so says none of "
      "it. Told once a form.",
      "绩效目标应写清为谁、做到什么程度。只写“完成”加支出方向名称，等于没有目标。每张表只提示一次。"},
     R"(
 # 附表3
 direction: 高龄津贴
 ...
 goals:
-  annual: 完成高龄津贴
+  annual: 为4000名80岁以上老年人按月发放高龄津贴
)"},
    check};

}  // namespace budgetlint
