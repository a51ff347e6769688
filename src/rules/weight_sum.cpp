#include <algorithm>

#include <fmt/format.h>

#include "budgetlint/rules/profile.hpp"
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
bool is_whole(const Weights& weights, const Profile& profile) {
  const auto is = [&](const Decimal& whole) { return weights.sum == whole || weights.sum == whole.shifted(-2); };
  return is(profile.weight_total) || (!weights.execution && is(profile.weight_total_without_execution_rate));
}

/// `100 (or 90 without 预算执行率)`
Text wanted_by(const Profile& profile) {
  const std::string total = profile.weight_total.to_string();
  const std::string without = profile.weight_total_without_execution_rate.to_string();
  if (without == total) return {total, total};
  return {fmt::format("{} (or {} without 预算执行率)", total, without),
          fmt::format("{}（不含预算执行率时为{}）", total, without)};
}

void check_form(const Form& form, const Profile& profile, Worksheet& worksheet) {
  const auto weights = weights_of(indicators_of(form));
  if (!weights || weights->cells.empty() || is_whole(*weights, profile)) return;
  const std::string sum = weights->sum.reduced().value_or(weights->sum).to_string();
  const Text wanted = wanted_by(profile);
  // The first weight is where the finding stands; none of them is suspected more than the others.
  Finding finding = finding_of(weight_sum.info, place_of(*weights->cells.front()),
                               {fmt::format("the weights add up to {}, not to {}", sum, wanted.english),
                                fmt::format("各项权重合计为{}，应为{}", sum, wanted.chinese)});
  finding.computed = sum;
  for (const TextCell* cell : weights->cells) {
    finding.related.push_back(related(Role::operand, *cell));
    finding.derivation.append(finding.derivation.empty() ? "" : " + ").append(weight_in(*cell)->to_string());
  }
  finding.derivation += " = " + sum;
  worksheet.findings.push_back(std::move(finding));
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
                      nullptr,
                      check_form};

}  // namespace budgetlint
