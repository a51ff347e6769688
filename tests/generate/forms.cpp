#include "generate/forms.hpp"

#include <algorithm>

#include "generate/cells.hpp"
#include "generate/indicators.hpp"

namespace budgetlint::testing {
namespace {

using Tie = Value::Tie;

Tie tie(bool tied) {
  return tied ? Tie::tied : Tie::free;
}

/// What the factor `times` counts for this rate.
std::string_view times_unit(const Pattern& pattern) {
  if (pattern.denominators.ends_with("季")) return "个季度";
  return pattern.denominators.ends_with("年") ? "年" : "次";
}

Value calculation_line(Cells& cells, const Line& line, bool one_year) {
  Value row = Value::mapping();
  row.add({"item", "项目"}, cells.chance(15) ? cells.blank_text() : Value::of(std::string(line.item)));
  if (line.pattern != nullptr) {
    const Pattern& pattern = *line.pattern;
    if (line.headcount > 0) row.add({"headcount", "人数"}, cells.count(line.headcount, "人"));
    if (line.count > 0) row.add({"count", "数量"}, cells.count(line.count, pattern.thing));
    row.add({"rate", "标准"}, cells.rate(line));
    if (line.months > 0) row.add({"months", "月数"}, cells.count(line.months, "个月"));
    if (line.days > 0) row.add({"days", "天数"}, cells.count(line.days, "天"));
    // Without its years a rate by the year takes those of the period: here the one.
    const bool implied = pattern.denominators.ends_with("年") && one_year && cells.chance(50);
    if (line.times > 0 && !implied) row.add({"times", "次数"}, cells.count(line.times, times_unit(pattern)));
    if (line.share > 0) row.add({"share", "分担比例"}, cells.share(line.share));
  }
  if (line.amount) row.add({"amount", "金额"}, cells.amount(*line.amount));
  return row;
}

/// A line as prose: 900人×46元/人/月×12个月.
std::string prose(Cells& cells, const Line& line) {
  std::string text;
  const auto factor = [&](std::int64_t number, std::string_view unit) {
    if (number == 0) return;
    if (!text.empty()) text += "×";
    text += std::to_string(number).append(unit);
  };
  factor(line.headcount, "人");
  factor(line.count, line.pattern->thing);
  if (!text.empty()) text += "×";
  text += spell_rate(cells.random(), line.rate, line.rate_unit, Spelling::plain).append(line.pattern->denominators);
  factor(line.months, "个月");
  factor(line.days, "天");
  factor(line.times, times_unit(*line.pattern));
  factor(line.share, "%");
  return text;
}

/// The calculation in words, where every line has some and none is rounded by itself; else empty.
std::string explanation(Cells& cells, const Detail& detail) {
  std::string text;
  for (const Line& line : detail.lines) {
    if (line.amount || line.pattern->denominators.empty()) return {};
    if (!text.empty()) text += "；";
    text += prose(cells, line);
  }
  return text;
}

Value detail_row(Cells& cells, const DirectionModel& direction, const Detail& detail) {
  Value row = Value::mapping();
  row.add({"brief", "支出内容简介"}, detail.brief);
  row.add({"item", "支出明细"}, detail.brief);
  const bool tied = direction.total_stated || !detail.lines.empty();
  row.add({"amount", "金额"}, cells.marked_amount(detail.amount, tie(tied)));
  std::string text = explanation(cells, detail);
  const bool in_words = direction.explained && !text.empty();
  if (text.empty()) {
    row.add({"explanation", "支出测算依据及过程说明"}, cells.blank_text());
  } else if (direction.explained) {
    row.add({"explanation", "支出测算依据及过程说明"}, Value::of(std::move(text)));
  }
  if (!detail.lines.empty() && (direction.calculated || !in_words)) {
    Value lines = Value::list();
    for (const Line& line : detail.lines) lines.items.push_back(calculation_line(cells, line, direction.one_year));
    row.add({"calculation", "测算"}, std::move(lines));
  }
  return row;
}

Value sources(Cells& cells, const DirectionModel& direction) {
  constexpr std::array<Key, 6> keys{Key{"central", "中央"},  Key{"province", "省级"}, Key{"city", "市级"},
                                    Key{"county", "区县级"}, Key{"own", "自有资金"},  Key{"other", "其他"}};
  Value split = Value::mapping();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const Money source = direction.sources[i];
    if (source != 0) {
      split.add(keys[i], cells.amount({source}));
    } else if (cells.chance(50)) {
      split.add(keys[i], cells.blank_amount());
    }
  }
  return split;
}

std::int64_t headcount_of(const DirectionModel& direction) {
  std::int64_t headcount = 0;
  for (const Detail& detail : direction.details) {
    for (const Line& line : detail.lines) headcount += line.headcount;
  }
  return headcount;
}

/// 一 … 九十九
std::string chinese_ordinal(std::size_t number) {
  constexpr std::array<std::string_view, 10> digits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string text;
  if (number >= 20) text += digits[number / 10];
  if (number >= 10) text += "十";
  return text.append(digits[number % 10]);
}

Value fund_row(Cells& cells, const SubmissionModel& model, const FundModel& fund, std::size_t ordinal) {
  Value row = Value::mapping();
  row.add({"ordinal", "序号"}, chinese_ordinal(ordinal + 1));
  row.add({"name", "名称"}, cells.name(fund.name));
  row.add({"amount", "金额"}, cells.amount(fund.amount));
  if (!fund.itemised || cells.chance(50)) row.add({"goals", "绩效目标"}, cells.goals(fund.goal));
  if (!fund.itemised) return row;
  Value rows = Value::list();
  for (std::size_t i = 0; i < fund.rows.size(); ++i) {
    const DirectionModel& direction = model.directions[fund.directions[i]];
    Value item = Value::mapping();
    item.add({"ordinal", "序号"}, std::to_string(i + 1));
    item.add({"name", "名称"}, cells.name(direction.name));
    item.add({"amount", "金额"}, cells.amount(fund.rows[i]));
    item.add({"goals", "绩效目标"}, cells.goals(direction.goal));
    rows.items.push_back(std::move(item));
  }
  return row.add({"directions", "支出方向"}, std::move(rows));
}

}  // namespace

Value direction_form(Random& random, Spelling spelling, const SubmissionModel& model, std::size_t index) {
  const DirectionModel& direction = model.directions[index];
  const FundModel& fund = model.funds[direction.fund];
  Cells cells(random, spelling, direction.unit);
  Value form = cells.head("direction", "支出方向", model, form_number(model, index));
  form.add({"direction", "支出方向"}, cells.name(direction.name));
  const bool amount_tied = direction.total_stated || model.has_summary || direction.has_sources();
  form.add({"amount", "项目金额"}, cells.amount(direction.amount, tie(amount_tied)));
  if (direction.has_sources()) form.add({"sources", "资金来源"}, sources(cells, direction));
  const bool fund_tied = model.has_summary || fund.directions.size() > 1;
  Value fund_cells = Value::mapping();
  fund_cells.add({"name", "名称"}, cells.name(fund.name));
  fund_cells.add({"amount", "金额"}, cells.amount({fund.amount.value}, tie(fund_tied)));
  form.add({"fund", "所属专项"}, std::move(fund_cells));
  form.add({"period", "项目实施期"}, cells.period(model.year, direction.one_year));
  form.add({"goals", "绩效目标"}, cells.goals(direction.goal));
  const Framework framework = cells.chance(30) ? Framework::of_2021 : Framework::of_2015;
  form.add({"indicators", "年度绩效指标"}, indicators(cells, framework, model.year, headcount_of(direction), true));
  Value details = Value::list();
  for (const Detail& detail : direction.details) details.items.push_back(detail_row(cells, direction, detail));
  form.add({"details", "支出明细及测算说明"}, std::move(details));
  form.add({"total", "合计"},
           direction.total_stated ? cells.marked_amount({direction.amount.value}, Tie::tied) : cells.blank_amount());
  if (cells.chance(30)) form.add({"signoff", "签章"}, cells.signoff());
  return form;
}

Value summary_form(Random& random, Spelling spelling, const SubmissionModel& model) {
  Cells cells(random, spelling, model.summary_unit);
  Value form = cells.head("summary", "汇总", model, "附表2");
  form.add({"total", "合计"}, model.summary_total_stated ? cells.amount({model.project}) : cells.blank_amount());
  Value funds = Value::list();
  for (std::size_t i = 0; i < model.funds.size(); ++i) funds.items.push_back(fund_row(cells, model, model.funds[i], i));
  form.add({"funds", "专项资金"}, std::move(funds));
  if (cells.chance(30)) form.add({"signoff", "签章"}, cells.signoff());
  return form;
}

Value overall_form(Random& random, Spelling spelling, const SubmissionModel& model) {
  constexpr std::array<Key, 3> source_keys{Key{"general_public", "一般公共预算拨款"},
                                           Key{"government_fund", "政府性基金拨款"}, Key{"other", "其他资金"}};
  Cells cells(random, spelling, model.overall_unit);
  const Tie split_tie = tie(model.overall_total_stated);
  Value by_source = Value::mapping();
  for (std::size_t i = 0; i < source_keys.size(); ++i) {
    const Money source = model.by_source[i];
    by_source.add(source_keys[i], source == 0 ? cells.blank_amount() : cells.amount({source}, split_tie));
  }
  Value by_nature = Value::mapping();
  by_nature.add({"basic", "基本支出"}, cells.amount({model.basic}, split_tie));
  by_nature.add({"project", "项目支出"},
                cells.amount({model.project}, tie(model.overall_total_stated || model.has_summary)));
  Value budget = Value::mapping();
  budget.add({"total", "资金总额"},
             model.overall_total_stated ? cells.amount({model.project + model.basic}) : cells.blank_amount());
  budget.add({"by_source", "按收入性质分"}, std::move(by_source))
      .add({"by_nature", "按支出性质分"}, std::move(by_nature));

  Value task = Value::mapping();
  task.add({"task", "事项"}, "专项资金管理").add({"owner", "责任单位/科室"}, "财务科室");
  task.add({"goal", "工作目标"}, "按进度拨付资金。");
  Value priorities = Value::list();
  priorities.items.push_back(std::move(task));

  Value form = cells.head("overall", "整体", model, "附表1");
  form.add({"budget", "年度预算申请"}, std::move(budget));
  form.add({"duties", "部门职责概述"}, "负责本部门职责范围内的各项管理和服务工作。");
  form.add({"priorities", "年度重点工作计划"}, std::move(priorities));
  form.add({"indicators", "年度绩效指标"}, indicators(cells, Framework::of_2015, model.year, 0, false));
  return form;
}

std::string form_number(const SubmissionModel& model, std::size_t index) {
  const std::size_t fund_index = model.directions[index].fund;
  const FundModel& fund = model.funds[fund_index];
  std::string number = "附表3-" + std::to_string(fund_index + 1);
  if (fund.directions.size() == 1 && !fund.itemised) return number;
  const auto place = std::find(fund.directions.begin(), fund.directions.end(), index) - fund.directions.begin();
  return number + '-' + std::to_string(place + 1);
}

}  // namespace budgetlint::testing
