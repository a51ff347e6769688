#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "budgetlint/document/document.hpp"
#include "budgetlint/schema/schema.hpp"

namespace budgetlint::test {

/// The one document of a text, and what the reader had to say of it.
struct ReadText {
  Document document;
  std::vector<Finding> findings;
};

inline ReadText read_text(std::string text) {
  const auto source = std::make_shared<const Source>("form.yaml", std::move(text));
  Reading reading = read_documents(source, Limits{});
  REQUIRE(reading.documents.size() == 1);
  return {std::move(reading.documents.front()), std::move(reading.findings)};
}

/// A document that the schema has spelled, and what the schema had to say of it.
struct CheckedText {
  Document document;
  std::vector<Finding> findings;

  [[nodiscard]] const Node& at(std::string_view name) const {
    const Node* node = find_child(*document.root(), name);
    REQUIRE(node != nullptr);
    return *node;
  }
};

inline CheckedText check_text(std::string text, FormKind kind = FormKind::direction) {
  ReadText read = read_text(std::move(text));
  SchemaChecker checker;
  std::vector<Finding> findings = checker.check(read.document, kind);
  return {std::move(read.document), std::move(findings)};
}

/// A finding as `BL101 /amuont 4:1-7 form.yaml`-like text, short enough to compare whole lists of them.
inline std::string brief(const Finding& finding) {
  const Place& place = finding.place;
  return std::string(finding.rule->id) + " " + (place.path.empty() ? "(root)" : place.path) + " " +
         std::to_string(place.begin.line) + ":" + std::to_string(place.begin.column) + "-" +
         std::to_string(place.end.line) + ":" + std::to_string(place.end.column);
}

inline std::vector<std::string> briefs(const std::vector<Finding>& findings) {
  std::vector<std::string> texts;
  for (const Finding& finding : findings) texts.push_back(brief(finding));
  return texts;
}

using Briefs = std::vector<std::string>;

/// The least that a 附表3 must have; eight lines, so that what a test adds begins on line 9.
inline const std::string least_direction =
    "form: direction\n"
    "year: 2023\n"
    "department: 社保中心\n"
    "direction: 生活补贴\n"
    "amount: 2.5\n"
    "fund: {name: 生活补贴专项}\n"
    "details:\n"
    "total: 2.5\n";

/// Every key of a 附表3 in the order of the contract, with the 2015 framework.
inline const std::string full_direction =
    "form: direction\n"
    "number: 附表3-2-1\n"
    "year: 2023\n"
    "unit: 万元\n"
    "department: 社保中心\n"
    "direction: 生活补贴\n"
    "amount: 2.5\n"
    "fund:\n"
    "  name: 生活补贴专项\n"
    "  amount: 25.5\n"
    "period: {from: 2023-01-01, to: 2023-12-31}\n"
    "goals: {period: 改善福利待遇, annual: 改善福利待遇}\n"
    "indicators:\n"
    "  output:\n"
    "    quantity:\n"
    "      - {name: 补助人数, value: 1名, standard: 历史标准, weight: 10, note: 无}\n"
    "    quality: []\n"
    "    timeliness: []\n"
    "    cost: []\n"
    "  benefit: {economic: [], social: [], ecological: [], sustained: [], satisfaction: []}\n"
    "details:\n"
    "  - brief: 生活补贴\n"
    "    item: 生活补贴\n"
    "    amount: 约2.5万\n"
    "    explanation: 平均每人补助2083元/人/月\n"
    "    calculation:\n"
    "      - {item: 老干部, headcount: 1, rate: 约2083元/人/月, months: 12}\n"
    "      - {count: 12辆, days: 3, times: 2, share: 20%, amount: 5}\n"
    "total: 约2.5万\n"
    "sources: {central: 1, province: 1, city: 0.5, county: 0, own: 0, other: 0}\n"
    "signoff: {sealed: true, responsible: 李四, preparer: 张三, phone: 0731-1}\n";

/// The same form in official labels alone.
inline const std::string full_direction_in_chinese =
    "表: 支出方向\n"
    "编号: 附表3-2-1\n"
    "年度: 2023\n"
    "金额单位: 万元\n"
    "部门名称: 社保中心\n"
    "支出方向: 生活补贴\n"
    "项目金额: 2.5\n"
    "所属专项:\n"
    "  名称: 生活补贴专项\n"
    "  金额: 25.5\n"
    "项目实施期: {起: 2023-01-01, 止: 2023-12-31}\n"
    "绩效目标: {实施期绩效目标: 改善福利待遇, 年度绩效目标: 改善福利待遇}\n"
    "年度绩效指标:\n"
    "  产出指标:\n"
    "    数量指标:\n"
    "      - {三级指标: 补助人数, 指标值及单位: 1名, 绩效标准: 历史标准, 权重: 10, 说明: 无}\n"
    "    质量指标: []\n"
    "    时效指标: []\n"
    "    成本指标: []\n"
    "  效益指标: {经济效益指标: [], 社会效益指标: [], 生态效益指标: [], 可持续影响指标: [], "
    "社会公众及服务对象满意度指标: []}\n"
    "支出明细及测算说明:\n"
    "  - 支出内容简介: 生活补贴\n"
    "    支出明细: 生活补贴\n"
    "    金额: 约2.5万\n"
    "    支出测算依据及过程说明: 平均每人补助2083元/人/月\n"
    "    测算:\n"
    "      - {项目: 老干部, 人数: 1, 标准: 约2083元/人/月, 月数: 12}\n"
    "      - {数量: 12辆, 天数: 3, 次数: 2, 分担比例: 20%, 金额: 5}\n"
    "合  计: 约2.5万\n"
    "资金来源: {中央: 1, 省级: 1, 市级: 0.5, 区县级: 0, 自有资金: 0, 其他: 0}\n"
    "签章: {盖章: true, 单位负责人: 李四, 填表人: 张三, 联系电话: 0731-1}\n";

inline const std::string full_summary =
    "form: summary\n"
    "number: 附表2\n"
    "year: 2023年\n"
    "unit: 万元\n"
    "department: 社保中心\n"
    "total:\n"
    "funds:\n"
    "  - ordinal: 二\n"
    "    name: 生活补贴专项\n"
    "    amount: 25.5\n"
    "    goals: {period: 改善, annual: 改善}\n"
    "    directions:\n"
    "      - {ordinal: 1, name: 生活补贴, amount: 2.5, goals: {period: 改善, annual: 改善}}\n";

inline const std::string full_overall =
    "form: overall\n"
    "number: 附表1\n"
    "year: 2023\n"
    "unit: 万元\n"
    "department: 社保中心\n"
    "budget:\n"
    "  total: 7759.53\n"
    "  by_source: {general_public: 7759.53, government_fund: , other: }\n"
    "  by_nature: {basic: 245.03, project: 7514.5}\n"
    "duties: 负责养老保险\n"
    "priorities:\n"
    "  - {task: 社保扩面, owner: 各险种科室, goal: 扩大覆盖面}\n"
    "indicators:\n"
    "  cost: {economic: [], social: [], ecological: []}\n"
    "  satisfaction: {clients: []}\n";

}  // namespace budgetlint::test
