#include <algorithm>

#include <fmt/format.h>

#include "build.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

constexpr std::string_view at_least[] = {"≥", "＞", ">", "⩾", "≧", "不低于", "不少于", "至少", "以上", "大于"};
constexpr std::string_view at_most[] = {"≤", "＜", "<", "⩽", "≦", "不超过", "不高于", "至多", "以下", "以内", "小于"};

/// The less the better, and the more the better, by the name's last word.
constexpr std::string_view burdens[] = {"成本",     "投诉",       "投诉率",   "投诉数",   "投诉量",
                                        "投诉次数", "投诉件数",   "投诉数量", "事故",     "事故率",
                                        "事故数",   "事故发生率", "事故次数", "事故数量", "事故起数"};
constexpr std::string_view merits[] = {"满意度", "满意率", "合格率", "覆盖率", "到位率",
                                       "准确率", "达标率", "知晓率", "完好率", "及时率"};
/// Before a burden: what is counted is how much of it was saved or dealt with.
constexpr std::string_view relieved[] = {"节约", "节省", "降低", "减少", "压减", "压缩", "下降", "处理", "受理",
                                         "办理", "化解", "调解", "处置", "查处", "解决", "避免", "预防", "防范",
                                         "排查", "控制", "回复", "无",   "零",   "接",   "承担", "投入"};
constexpr std::string_view negations[] = {"不", "未", "非", "低", "欠"};

bool is_burden(std::string_view head) {
  const std::string_view noun = ending_of(head, burdens);
  return !noun.empty() && find_any(head.substr(0, head.size() - noun.size()), relieved).empty();
}

bool is_merit(std::string_view head) {
  const std::string_view noun = ending_of(head, merits);
  return !noun.empty() && ending_of(head.substr(0, head.size() - noun.size()), negations).empty();
}

void tell(const Indicator& row, std::string_view sign, const Phrase& better, Worksheet& worksheet) {
  Finding finding = finding_at(sign_direction.info, row.value,
                               {fmt::format("{} {} points the wrong way: of {} the {} the better", label_of(row.value),
                                            quoted(row.value), quoted(row.name), better.english),
                                fmt::format("{} {} 方向相反：{} 应是越{}越好，而这里写“{}”", label_of(row.value),
                                            quoted(row.value), quoted(row.name), better.chinese, sign)});
  finding.related.push_back(related(Role::operand, row.name));
  worksheet.findings.push_back(std::move(finding));
}

void check_row(const Indicator& row, Worksheet& worksheet) {
  const std::string_view least = find_any(row.value.text, at_least);
  const std::string_view most = find_any(row.value.text, at_most);
  if (least.empty() == most.empty()) return;  // neither, or a range
  const std::string head = head_of(row.name.text);
  if (!least.empty() && is_burden(head)) tell(row, least, {"less", "低"}, worksheet);
  if (!most.empty() && is_merit(head)) tell(row, most, {"more", "高"}, worksheet);
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    for (const Indicator& row : indicators_of(*form)) {
      if (row.name.stated() && row.value.stated()) check_row(row, worksheet);
    }
  }
}

}  // namespace

const Rule sign_direction{
    {"BL507",
     "sign-direction",
     Severity::warning,
     {"a bound that points the wrong way", "指标值的大于、小于方向相反"},
     {"A cost, complaints or accidents of at least so much, or a satisfaction of at most so much, are aims that nobody "
      "has. The last word of the name decides: 投诉处理率 and 节约成本 are good when high.",
      "成本、投诉、事故写“≥”，或满意度、合格率写“≤”，与目标方向相反。以指标名称的最后一个词为准：投诉处理率、节约成本越"
      "高越好，不在此列。"},
     R"(
 # 附表3
 ...
 indicators:
   benefit:
     satisfaction:
       - name: 老年人满意度
-        value: ≤95%
+        value: ≥95%
         standard: 计划标准
)"},
    check};

}  // namespace budgetlint
