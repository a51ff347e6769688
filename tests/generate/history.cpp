#include "generate/history.hpp"

#include <stdexcept>

namespace budgetlint::testing {
namespace {

constexpr std::array<std::string_view, 5> counties{"临江县", "望城区", "石峰市", "青云旗", "平湖镇"};
constexpr std::array<std::string_view, 10> bureaus{"民政局",     "教育局",     "水利局",     "林业局",
                                                   "商务局",     "交通运输局", "卫生健康局", "农业农村局",
                                                   "住房建设局", "文化旅游局"};
constexpr std::array<std::string_view, 4> funds{"养老服务专项资金", "就业创业扶持经费", "困难群众救助资金",
                                                "基层治理工作经费"};

struct Topic {
  std::string_view name;
  std::size_t fund;
};
constexpr std::array<Topic, 5> topics{
    {{"高龄老人津贴", 0}, {"社区助餐补贴", 0}, {"公益岗位补助", 1}, {"孤儿基本生活费", 2}, {"网格员工作报酬", 3}}};

constexpr std::int64_t hundredth = 100;  // 元

std::int64_t sum(const std::vector<std::int64_t>& numbers) {
  std::int64_t total = 0;
  for (const std::int64_t number : numbers) total += number;
  return total;
}

DirectionCells make_direction(const DepartmentSeries& department, const Series& series, std::size_t year,
                              int first_year) {
  const int calendar = first_year + static_cast<int>(year);
  const std::string now = std::to_string(calendar);
  DirectionCells cells;
  cells.department = department.name;
  cells.year = now;
  cells.name = series.names[year];
  cells.fund = funds[series.fund];
  cells.period = now + "年一年";
  const std::string heads = std::to_string(series.rural[year] + series.urban[year]);
  cells.period_goal = "为" + heads + "名对象落实保障政策";
  cells.annual_goal = "完成" + now + "年发放任务，及时足额到位";
  cells.beneficiaries = heads + "人";
  cells.deadline = now + "年12月底前";
  cells.item = "补助支出";
  cells.explanation = "按" + std::to_string(calendar - 1) + "年底在册人数测算";
  const std::string rate = std::to_string(series.rate[year]) + "元/人/月";
  cells.lines = {{{"农村", std::to_string(series.rural[year]), rate, "12"},
                  {"城镇", std::to_string(series.urban[year]), rate, "12"}}};
  cells.amount = cells.detail_amount = cells.total = cells.source = printed(amount_of(series, year));
  return cells;
}

std::string key(std::string_view name, const std::string& value) {
  return std::string(name) + (value.empty() ? ":\n" : ": " + value + "\n");
}

std::string head(std::string_view form, const std::string& year, const std::string& department) {
  return key("form", std::string(form)) + key("year", year) + key("department", department);
}

std::string indicator(std::string_view group, const std::string& name, const std::string& value) {
  return "    " + std::string(group) + ":\n      - {name: " + name + ", value: " + value + ", standard: 计划标准}\n";
}

}  // namespace

DepartmentSeries make_series(Random& random, std::size_t number, std::size_t years) {
  DepartmentSeries department;
  department.name = std::string(counties[number % counties.size()]).append(bureaus[number / counties.size()]);
  for (const Topic& topic : topics) {
    Series series;
    series.fund = topic.fund;
    std::int64_t rural = random.between(300, 900);
    std::int64_t urban = random.between(300, 900);
    std::int64_t rate = random.between(60, 400);
    for (std::size_t year = 0; year < years; ++year) {
      series.names.emplace_back(topic.name);
      series.rural.push_back(rural);
      series.urban.push_back(urban);
      series.rate.push_back(rate);
      series.present.push_back(true);
      series.cut_off.push_back(false);
      const std::int64_t way = random.chance(60) ? 1 : -1;
      rural += way * random.between(1, rural / 20);
      urban += way * random.between(1, urban / 20);
      if (random.chance(20)) rate += random.between(1, 5);
    }
    department.directions.push_back(std::move(series));
  }
  return department;
}

std::int64_t amount_of(const Series& series, std::size_t year) {
  constexpr std::int64_t months = 12;
  const std::int64_t yuan = (series.rural[year] + series.urban[year]) * series.rate[year] * months;
  return (series.cut_off[year] ? yuan : yuan + hundredth / 2) / hundredth;
}

std::string printed(std::int64_t hundredths) {
  const std::string digits = std::to_string(hundredths % hundredth);
  return std::to_string(hundredths / hundredth) + (digits.size() < 2 ? ".0" : ".") + digits;
}

YearCells make_forms(const DepartmentSeries& department, std::size_t year, int first_year) {
  const std::string now = std::to_string(first_year + static_cast<int>(year));
  YearCells cells;
  cells.summary = SummaryCells{department.name, now, {}, {}};
  std::vector<std::int64_t> fund_amounts;
  for (std::size_t fund = 0; fund < funds.size(); ++fund) {
    FundCells row;
    row.name = funds[fund];
    std::vector<std::int64_t> amounts;
    for (const Series& series : department.directions) {
      if (series.fund != fund || !series.present[year]) continue;
      amounts.push_back(amount_of(series, year));
      row.rows.push_back({series.names[year], printed(amounts.back())});
      cells.directions.push_back(make_direction(department, series, year, first_year));
    }
    if (row.rows.empty()) continue;
    row.amount = printed(sum(amounts));
    for (std::size_t i = 0; i < row.rows.size(); ++i) {
      DirectionCells& form = cells.directions[cells.directions.size() - 1 - i];
      form.fund_amount = row.amount;
    }
    fund_amounts.push_back(sum(amounts));
    cells.summary->funds.push_back(std::move(row));
  }
  for (std::size_t i = 0; i < cells.directions.size(); ++i) {
    cells.directions[i].file = "附表3-" + std::to_string(i + 1) + ".yaml";
  }
  const std::int64_t project = sum(fund_amounts);
  const std::int64_t basic = 38412 + static_cast<std::int64_t>(year) * 173;
  cells.summary->total = printed(project);
  cells.overall = OverallCells{department.name, now, printed(project + basic), printed(project + basic), printed(basic),
                               printed(project)};
  return cells;
}

Spot spot_of(const YearCells& cells, const std::string& direction) {
  Spot spot;
  while (spot.form < cells.directions.size() && cells.directions[spot.form].name != direction) ++spot.form;
  const auto& rows_of = cells.summary->funds;
  for (spot.fund = 0; spot.fund < rows_of.size(); ++spot.fund) {
    for (spot.row = 0; spot.row < rows_of[spot.fund].rows.size(); ++spot.row) {
      if (rows_of[spot.fund].rows[spot.row].name == direction) return spot;
    }
  }
  throw std::logic_error("no such direction: " + direction);
}

std::string yaml_of(const OverallCells& cells) {
  return head("overall", cells.year, cells.department) + "budget:\n  " + key("total", cells.total) +
         "  by_source:\n    " + key("general_public", cells.general) + "  by_nature:\n    " +
         key("basic", cells.basic) + "    " + key("project", cells.project) + "duties: 负责本行业的管理和服务工作\n";
}

std::string yaml_of(const SummaryCells& cells) {
  std::string yaml = head("summary", cells.year, cells.department) + key("total", cells.total) + "funds:\n";
  for (const FundCells& fund : cells.funds) {
    yaml += "  - " + key("name", fund.name) + "    " + key("amount", fund.amount) + "    directions:\n";
    for (const RowCells& row : fund.rows) yaml += "      - {name: " + row.name + ", amount: " + row.amount + "}\n";
  }
  return yaml;
}

std::string yaml_of(const DirectionCells& cells) {
  std::string yaml =
      head("direction", cells.year, cells.department) + key("direction", cells.name) + key("amount", cells.amount) +
      "fund:\n  " + key("name", cells.fund) + "  " + key("amount", cells.fund_amount) + key("period", cells.period) +
      "sources:\n  " + key("county", cells.source) + "goals:\n  " + key("period", cells.period_goal) + "  " +
      key("annual", cells.annual_goal) + "indicators:\n  output:\n" +
      indicator("quantity", "补助人数", cells.beneficiaries) + indicator("quality", "发放准确率", "100%") +
      indicator("timeliness", "完成时限", cells.deadline) + "  benefit:\n" +
      indicator("satisfaction", "服务对象满意度", "95%以上") + "details:\n  - " + key("item", cells.item) + "    " +
      key("amount", cells.detail_amount) + "    " + key("explanation", cells.explanation) + "    calculation:\n";
  for (const LineCells& line : cells.lines) {
    yaml += "      - {item: " + line.item + ", headcount: " + line.headcount + ", rate: " + line.rate +
            (line.months.empty() ? "" : ", months: " + line.months) + "}\n";
  }
  return yaml + key("total", cells.total);
}

}  // namespace budgetlint::testing
