#include "generate/years.hpp"

#include <algorithm>
#include <stdexcept>

#include "generate/history.hpp"
#include "generate/random.hpp"

namespace budgetlint::testing {
namespace {

/// Planted errors of one department lie so many years apart, so that none bears on another.
constexpr std::array<std::size_t, 4> slots{3, 8, 12, 16};

/// Where an error goes: a direction (another one in each slot) of a department in a year.
struct Target {
  DepartmentSeries& series;
  std::vector<YearCells>& years;  ///< empty while only the series stand
  std::size_t direction = 0;
  std::size_t year = 0;

  [[nodiscard]] Series& direction_series() const { return series.directions[direction]; }
  [[nodiscard]] YearCells& cells() const { return years[year]; }
  [[nodiscard]] Spot spot() const { return spot_of(cells(), direction_series().names[year]); }
  [[nodiscard]] DirectionCells& form() const { return cells().directions[spot().form]; }
};

/// Where a finding is expected; the year counts from 0.
struct Expected {
  std::string file, path;
  std::size_t year = 0;
  std::string department = {};  ///< where the form does not state its own
};

Expected in_form(const Target& target, std::string path) {
  return {target.form().file, std::move(path), target.year};
}

Expected in_summary(const Target& target, std::string path) {
  return {std::string(summary_file), std::move(path), target.year};
}

Expected in_overall(const Target& target, std::string path) {
  return {std::string(overall_file), std::move(path), target.year};
}

/// `12.34` and 万元 more.
std::string more(const std::string& amount, std::int64_t ten_thousands) {
  const std::size_t point = amount.find('.');
  return std::to_string(std::stoll(amount.substr(0, point)) + ten_thousands) + amount.substr(point);
}

/// The name with its last character exchanged: nearly the same.
std::string nearly(const std::string& name) {
  constexpr std::size_t character = 3;
  return name.substr(0, name.size() - character) + "款";
}

std::string fund_path(const Target& target) {
  return "/funds/" + std::to_string(target.spot().fund);
}

std::string row_path(const Target& target) {
  return fund_path(target) + "/directions/" + std::to_string(target.spot().row);
}

/// Changes the numbers before the forms are made; nullptr: nothing to change.
using Prepare = void (*)(const Target& target);
/// Changes cells of the forms and says where that is to be found.
using Plant = Expected (*)(const Target& target);

struct Kind {
  std::string_view rule;
  Prepare prepare;
  Plant plant;
};

/// Another amount than the summary's, worked out anew; no rate is so low that this is a jump (BL701).
void pay_otherwise(DirectionCells& form) {
  const std::int64_t heads = std::stoll(form.lines[0].headcount) + std::stoll(form.lines[1].headcount);
  const std::int64_t rate = std::stoll(form.lines[0].rate);
  const std::int64_t other = rate + 50;
  const std::int64_t yuan = heads * other * 12;
  for (LineCells& line : form.lines) line.rate = std::to_string(other) + "元/人/月";
  form.amount = form.detail_amount = form.total = form.source = printed((yuan + 50) / 100);
}

// Each plants one error; what else follows from it in the same cells belongs to it.
constexpr Kind kinds[] = {
    {"BL201", nullptr,
     [](const Target& target) {
       target.form().total = more(target.form().total, 1);
       return in_form(target, "/total");
     }},
    {"BL202", nullptr,
     [](const Target& target) {
       target.form().amount = more(target.form().amount, 1);
       return in_form(target, "/amount");
     }},
    {"BL203",
     [](const Target& target) {
       Series& series = target.direction_series();
       series.cut_off[target.year] = true;
       const auto rounds_down = [&] {
         return (series.rural[target.year] + series.urban[target.year]) * series.rate[target.year] * 12 % 100 < 50;
       };
       for (std::size_t tries = 0; rounds_down(); ++tries) {
         ++(tries % 7 == 6 ? series.rate : series.rural)[target.year];
       }
     },
     [](const Target& target) { return in_form(target, "/details/0/amount"); }},
    {"BL204", nullptr,
     [](const Target& target) {
       target.form().source = more(target.form().source, 1);
       return in_form(target, "/sources/county");
     }},
    {"BL205", nullptr,
     [](const Target& target) {
       std::string& amount = target.cells().summary->funds[target.spot().fund].amount;
       amount = more(amount, 1);
       return in_summary(target, fund_path(target) + "/amount");
     }},
    {"BL206", nullptr,
     [](const Target& target) {
       std::string& total = target.cells().summary->total;
       total = more(total, 1);
       return in_summary(target, "/total");
     }},
    {"BL207", nullptr,
     [](const Target& target) {
       target.form().lines[1].months.clear();
       return in_form(target, "/details/0/calculation/1");
     }},
    {"BL208", nullptr,
     [](const Target& target) {
       target.form().total.clear();
       return in_form(target, "/total");
     }},
    {"BL301", nullptr,
     [](const Target& target) {
       target.form().fund_amount = more(target.form().fund_amount, 1);
       return in_form(target, "/fund/amount");
     }},
    {"BL302", nullptr,
     [](const Target& target) {
       pay_otherwise(target.form());
       return in_form(target, "/amount");
     }},
    {"BL303", nullptr,
     [](const Target& target) {
       OverallCells& overall = *target.cells().overall;
       for (std::string* cell : {&overall.total, &overall.general, &overall.project}) *cell = more(*cell, 5);
       return in_overall(target, "/budget/by_nature/project");
     }},
    {"BL304", nullptr,
     [](const Target& target) {
       auto& forms = target.cells().directions;
       forms.erase(forms.begin() + static_cast<std::ptrdiff_t>(target.spot().form));
       return in_summary(target, row_path(target) + "/name");
     }},
    {"BL305", nullptr,
     [](const Target& target) {
       DirectionCells extra = target.form();
       extra.file = "附表3-8.yaml";
       extra.name = "专题调研活动";
       target.cells().directions.push_back(extra);
       return Expected{extra.file, "/direction", target.year};
     }},
    {"BL306", nullptr,
     [](const Target& target) {
       Expected expected = in_form(target, "/direction");
       DirectionCells& form = target.form();
       form.name = nearly(form.name);
       return expected;
     }},
    {"BL307", nullptr,
     [](const Target& target) {
       DirectionCells copy = target.form();
       copy.file = "附表3-9.yaml";
       target.cells().directions.push_back(copy);
       return Expected{copy.file, "/direction", target.year};
     }},
    {"BL308", nullptr,
     [](const Target& target) {
       std::string& department = target.cells().overall->department;
       department = nearly(department);
       Expected expected = in_overall(target, "/department");
       expected.department = department;
       return expected;
     }},
    {"BL401", nullptr,
     [](const Target& target) {
       DirectionCells& form = target.form();
       form.period = std::to_string(std::stoi(form.year) - 1) + "年一年";
       return in_form(target, "/period");
     }},
    {"BL402", nullptr,
     [](const Target& target) {
       DirectionCells& form = target.form();
       form.deadline = std::to_string(std::stoi(form.year) - 1) + "年12月底前";
       return in_form(target, "/indicators/output/timeliness/0/value");
     }},
    {"BL403", nullptr,
     [](const Target& target) {
       DirectionCells& form = target.form();
       form.annual_goal = "完成" + std::to_string(std::stoi(form.year) - 1) + "年发放任务，及时足额到位";
       return in_form(target, "/goals/annual");
     }},
    {"BL404", nullptr,
     [](const Target& target) {
       target.form().period = "全年度内完成";
       return in_form(target, "/period");
     }},
    {"BL701",
     [](const Target& target) {
       std::vector<std::int64_t>& heads = target.direction_series().rural;
       for (std::size_t year = target.year; year < heads.size(); ++year) heads[year] *= 3;
     },
     [](const Target& target) { return in_form(target, "/details/0/calculation/0/headcount"); }},
    {"BL702",
     [](const Target& target) {
       Series& series = target.direction_series();
       for (auto* numbers : {&series.rural, &series.urban, &series.rate}) {
         (*numbers)[target.year] = (*numbers)[target.year - 1];
       }
     },
     [](const Target& target) { return in_form(target, "/direction"); }},
    {"BL703", nullptr,
     [](const Target& target) {
       const Spot before = spot_of(target.years[target.year - 1], target.direction_series().names[target.year - 1]);
       target.form().period_goal = target.years[target.year - 1].directions[before.form].period_goal;
       return in_form(target, "/goals/period");
     }},
    {"BL704",
     [](const Target& target) {
       Series& last = target.series.directions.back();
       for (std::size_t year = 0; year < target.year; ++year) last.present[year] = false;
     },
     [](const Target& target) {
       return in_summary(target, "/funds/" + std::to_string(target.cells().summary->funds.size() - 1) + "/name");
     }},
    {"BL705",
     [](const Target& target) {
       std::vector<std::string>& names = target.direction_series().names;
       for (std::size_t year = target.year; year < names.size(); ++year) names[year] = nearly(names[year]);
     },
     [](const Target& target) { return in_form(target, "/direction"); }},
    {"BL706", nullptr,
     [](const Target& target) {
       target.cells() = {};
       return Expected{std::string(overall_file), "/year", target.year + 1};
     }},
};

struct Placed {
  const Kind* kind;
  std::size_t department;
  std::size_t slot;
};

/// Spreads the errors over departments and slots, of a rule at most one to a department.
std::vector<Placed> place_all(Random& random, const HistoryShape& shape) {
  std::vector<std::size_t> used(shape.departments);
  std::vector<Placed> placed;
  for (std::size_t round = 0; round < shape.each; ++round) {
    for (const Kind& kind : kinds) {
      std::vector<std::size_t> free;
      for (std::size_t department = 0; department < used.size(); ++department) {
        const bool holds = std::any_of(placed.begin(), placed.end(), [&](const Placed& other) {
          return other.kind == &kind && other.department == department;
        });
        if (!holds && used[department] < slots.size()) free.push_back(department);
      }
      if (free.empty()) throw std::logic_error("too many errors for so few departments");
      const std::size_t department = random.pick(free);
      placed.push_back({&kind, department, used[department]++});
    }
  }
  return placed;
}

void write(const std::string& folder, const YearCells& cells, std::vector<YearsFile>& files) {
  if (cells.overall) files.push_back({folder + std::string(overall_file), yaml_of(*cells.overall)});
  if (cells.summary) files.push_back({folder + std::string(summary_file), yaml_of(*cells.summary)});
  for (const DirectionCells& form : cells.directions) files.push_back({folder + form.file, yaml_of(form)});
}

}  // namespace

const std::vector<std::string>& planted_rules() {
  static const std::vector<std::string> rules = [] {
    std::vector<std::string> ids;
    for (const Kind& kind : kinds) ids.emplace_back(kind.rule);
    return ids;
  }();
  return rules;
}

History generate_history(std::uint64_t seed, const HistoryShape& shape) {
  Random random(seed);
  const std::vector<Placed> placed = place_all(random, shape);
  History history;
  for (std::size_t number = 0; number < shape.departments; ++number) {
    DepartmentSeries series = make_series(random, number, static_cast<std::size_t>(shape.years));
    std::vector<YearCells> years;
    const auto for_each_plant = [&](auto act) {
      for (const Placed& plant : placed) {
        if (plant.department == number) act(*plant.kind, Target{series, years, plant.slot, slots.at(plant.slot)});
      }
    };
    for_each_plant([](const Kind& kind, const Target& target) {
      if (kind.prepare != nullptr) kind.prepare(target);
    });
    const auto folder = [&](std::size_t year) {
      return std::to_string(shape.first_year + static_cast<int>(year)) + "/" + series.name + "/";
    };
    for (std::size_t year = 0; year < series.directions.front().rural.size(); ++year) {
      years.push_back(make_forms(series, year, shape.first_year));
    }
    for_each_plant([&](const Kind& kind, const Target& target) {
      const Expected expected = kind.plant(target);
      const std::string& department = expected.department.empty() ? series.name : expected.department;
      history.planted.push_back({std::string(kind.rule), department, shape.first_year + static_cast<int>(expected.year),
                                 folder(expected.year) + expected.file, expected.path});
    });
    for (std::size_t year = 0; year < years.size(); ++year) write(folder(year), years[year], history.files);
  }
  std::sort(history.files.begin(), history.files.end(),
            [](const YearsFile& a, const YearsFile& b) { return a.name < b.name; });
  std::sort(history.planted.begin(), history.planted.end());
  return history;
}

}  // namespace budgetlint::testing
