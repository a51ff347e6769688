#include "generate/indicators.hpp"

#include <array>

namespace budgetlint::testing {
namespace {

using Texts = std::array<std::string_view, 3>;

constexpr Texts quality_names{"资金到位率", "验收合格率", "发放准确率"};
constexpr Texts social_names{"政策知晓率", "受益对象覆盖率", "服务覆盖率"};
constexpr Texts satisfaction_names{"服务对象满意度", "群众满意度", "受益人员满意度"};
constexpr Texts deadlines{"年底前", "年12月底前", "年12月31日前"};

Value one(Value row) {
  Value list = Value::list();
  list.items.push_back(std::move(row));
  return list;
}

}  // namespace

Value indicators(Cells& cells, Framework framework, int year, std::int64_t headcount, bool with_standards) {
  Random& random = cells.random();
  const auto row = [&](std::string_view name, std::string value) {
    return one(cells.indicator(std::string(name), std::move(value), with_standards));
  };
  Value output = Value::mapping();
  output.add({"quantity", "数量指标"}, headcount > 0
                                           ? row("补助人数", std::to_string(headcount) + "人")
                                           : row("组织实施批次", std::to_string(random.between(1, 9)) + "批"));
  output.add({"quality", "质量指标"}, row(random.pick(quality_names), "100%"));
  output.add({"timeliness", "时效指标"}, row("完成时限", std::to_string(year).append(random.pick(deadlines))));
  Value budget = row("预算执行控制数", "不超过100%");
  Value benefit = Value::mapping();
  // Arguments are evaluated in any order, so each call below draws one number at most.
  const std::string coverage = std::to_string(random.between(85, 99)) + "%以上";
  const std::string content = std::to_string(random.between(85, 99)) + "%以上";
  benefit.add({"economic", "经济效益指标"}, Value::list());
  benefit.add({"social", "社会效益指标"}, row(random.pick(social_names), coverage));
  benefit.add({"ecological", "生态效益指标"}, Value::list());
  Value satisfaction = row(random.pick(satisfaction_names), content);

  Value table = Value::mapping();
  if (framework == Framework::of_2015) {
    output.add({"cost", "成本指标"}, std::move(budget));
    benefit.add({"sustained", "可持续影响指标"}, Value::list());
    benefit.add({"satisfaction", "社会公众及服务对象满意度指标"}, std::move(satisfaction));
    table.add({"output", "产出指标"}, std::move(output)).add({"benefit", "效益指标"}, std::move(benefit));
    return table;
  }
  Value cost = Value::mapping();
  cost.add({"economic", "经济成本指标"}, std::move(budget));
  cost.add({"social", "社会成本指标"}, Value::list());
  cost.add({"ecological", "生态环境成本指标"}, Value::list());
  Value clients = Value::mapping();
  clients.add({"clients", "服务对象满意度指标"}, std::move(satisfaction));
  table.add({"cost", "成本指标"}, std::move(cost)).add({"output", "产出指标"}, std::move(output));
  return table.add({"benefit", "效益指标"}, std::move(benefit)).add({"satisfaction", "满意度指标"}, std::move(clients));
}

}  // namespace budgetlint::testing
