#include <algorithm>

#include <fmt/format.h>

#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "numbers.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

/// Shares of a whole. Those of a plan or of last year (完成率 增长率 使用率 收益率) may well be over 100 %.
constexpr std::string_view shares[] = {"满意度", "满意率", "合格率", "到位率", "覆盖率", "准确率", "达标率",
                                       "知晓率", "保障率", "及时率", "普及率", "优良率", "发放率", "通过率",
                                       "完好率", "办结率", "正确率", "巩固率", "公开率"};
/// Rates that may well be 2NN%; of no other is that likely.
constexpr std::string_view may_double[] = {"增长率", "增加率", "增幅率", "上升率", "提高率", "提升率", "完成率",
                                           "执行率", "使用率", "利用率", "收益率", "回报率", "利润率", "产值率",
                                           "周转率", "负债率", "杠杆率", "流动率", "溢价率", "增值率", "贡献率",
                                           "投资率", "产出率", "报酬率", "损失率", "比率",   "倍率",   "拨备覆盖率"};
/// In a value: its percentage is measured against something else.
constexpr std::string_view against_others[] = {"提高", "增",   "提升", "上升", "比",     "较",
                                               "超",   "下降", "降低", "完成", "使用率", "收益率"};

/// The first percentage of a folded text that no share can be, with its sign; empty: there is none.
std::string_view impossible_share(std::string_view text) {
  for (std::size_t sign = text.find('%'); sign != std::string_view::npos; sign = text.find('%', sign + 1)) {
    std::size_t begin = sign;
    while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
    const auto number = Decimal::parse(text.substr(begin, sign - begin));
    if (!number) continue;
    // The dash of 90-95% or 90%-95% is no minus.
    const bool minus =
        begin > 0 && text[begin - 1] == '-' && (begin == 1 || (!is_digit(text[begin - 2]) && text[begin - 2] != '%'));
    if (*number > Decimal(100, 0)) return text.substr(begin, sign + 1 - begin);
    if (minus && !number->is_zero()) return text.substr(begin - 1, sign + 2 - begin);
  }
  return {};
}

/// `295%` is what becomes of ≥95% when the sign is misread.
bool is_misread_bound(std::string_view percentage) {
  constexpr std::size_t three_digits = 4;
  return percentage.size() == three_digits && percentage.front() == '2';
}

/// True when no such rate can be that: a share over 100%, or 亮灯率 298%, where 110% may be some other measure.
bool is_impossible(std::string_view rate, std::string_view percentage) {
  if (!ending_of(rate, may_double).empty()) return false;
  if (!ending_of(rate, shares).empty()) return true;
  return rate.ends_with("率") && is_misread_bound(percentage) && percentage[1] >= '5';
}

void check_row(const Indicator& row, Worksheet& worksheet) {
  const std::string value = fold_name(row.value.text);
  const std::string_view percentage = impossible_share(value);
  if (percentage.empty() || !find_any(value, against_others).empty()) return;
  if (!is_impossible(head_of(row.name.text), percentage)) return;
  Finding finding = finding_at(
      percent_range.info, row.value,
      {fmt::format("{} {} cannot be for {}: it lies between 0 and 100%", label_of(row.value), quoted(row.value),
                   quoted(row.name)),
       fmt::format("{} {} 有误：{} 应在0至100%之间", label_of(row.value), quoted(row.value), quoted(row.name))});
  finding.related.push_back(related(Role::operand, row.name));
  if (is_misread_bound(percentage)) {
    const std::string_view meant = percentage.substr(1);
    finding.conclusion = {fmt::format("probably ≥{}, with its sign read as a 2", meant),
                          fmt::format("可能是≥{}，“≥”被误认成了2", meant)};
  }
  worksheet.findings.push_back(std::move(finding));
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    for (const Indicator& row : indicators_of(*form)) {
      const std::string_view value = row.value.text;
      const bool has_percentage =
          value.find('%') != std::string_view::npos || value.find("％") != std::string_view::npos;
      if (row.value.stated() && row.name.stated() && has_percentage) check_row(row, worksheet);
    }
  }
}

}  // namespace

const Rule percent_range{{"BL506",
                          "percent-range",
                          Severity::error,
                          {"a share below 0 or over 100%", "百分比超出0至100%"},
                          {"Nobody can be more than wholly satisfied, and no more than everything can be up to "
                           "standard. Rates that may pass "
                           "100% (growth, completion against a plan, use, yield) are left alone.",
                           "满意度、合格率、到位率、覆盖率之类不会超过100%"
                           "，也不会是负数。增长率、完成率、使用率、收益率可能超过100%，不在此列"
                           "。"},
                          R"(
 # 附表3
 ...
 indicators:
   benefit:
     satisfaction:
       - name: 老年人满意度
-        value: 295%
+        value: ≥95%
         standard: 计划标准
)"},
                         check};

}  // namespace budgetlint
