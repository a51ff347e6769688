#include <algorithm>

#include <fmt/format.h>

#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

/// A weight as written: 10, 10%, 10分.
std::optional<Decimal> weight_in(const TextCell& cell) {
  const std::string folded = fold_name(cell.text);
  std::string_view number = folded;
  for (const std::string_view unit : {"%", "分"}) {
    if (number.ends_with(unit)) number.remove_suffix(unit.size());
  }
  return Decimal::parse(number);
}

struct Weights {
  Decimal sum;
  std::vector<const TextCell*> cells;
  bool execution = false;  ///< 预算执行率 is one of them
};

/// Empty when one of them is no number: then nothing is known of the sum.
std::optional<Weights> weights_of(std::span<const Indicator> rows) {
  Weights weights;
  for (const Indicator& row : rows) {
    if (row.weight.blank()) continue;
    const auto weight = row.weight.stated() ? weight_in(row.weight) : std::nullopt;
    const auto sum = weight ? Decimal::add(weights.sum, *weight) : std::nullopt;
    if (!sum) return std::nullopt;
    weights.sum = *sum;
    weights.cells.push_back(&row.weight);
    weights.execution = weights.execution || row.name.text.find("预算执行率") != std::string_view::npos;
  }
  return weights;
}

/// As points or as parts of 1.
bool is_whole(const Weights& weights) {
  const auto is = [&](int whole) { return weights.sum == Decimal(whole, 0) || weights.sum == Decimal(whole, -2); };
  return is(100) || (is(90) && !weights.execution);
}

void check_table(std::span<const Indicator> rows, Worksheet& worksheet) {
  const auto weights = weights_of(rows);
  if (!weights || weights->cells.empty() || is_whole(*weights)) return;
  const std::string sum = weights->sum.reduced().value_or(weights->sum).to_string();
  Finding finding = finding_at(weight_sum.info, *weights->cells.front(),
                               {fmt::format("the weights add up to {}, not to 100 (or 90 without 预算执行率)", sum),
                                fmt::format("各项权重合计为{}，应为100（不含预算执行率时为90）", sum)});
  finding.computed = sum;
  for (const TextCell* cell : weights->cells) finding.related.push_back(related(Role::operand, *cell));
  worksheet.findings.push_back(std::move(finding));
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) check_table(indicators_of(*form), worksheet);
}

}  // namespace

const Rule weight_sum{{"BL511",
                       "weight-sum",
                       Severity::error,
                       {"weights that do not add up to 100", "权重合计不是100"},
                       {"Where a table gives weights they are shares of the whole: 100, or 90 where the ten points of "
                        "预算执行率 are kept "
                        "apart. Percentages and parts of 1 are read too.",
                        "填了权重的，各项合计应为100；预算执行率的10分单列时为90。写成百分数或小数也可以。"},
                       R"(
 # 附表3
 ...
 indicators:
   output:
     quantity:
       - name: 补助人数
         value: 4000人
         standard: 计划标准
         weight: 50
     quality:
       - name: 发放准确率
         value: 100%
         standard: 计划标准
-        weight: 30
+        weight: 50
)"},
                      check};

}  // namespace budgetlint
