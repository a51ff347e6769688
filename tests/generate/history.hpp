#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generate/random.hpp"
#include "generate/years.hpp"

/// The forms of a department over the years: numbers that fit each other first, then every cell as it is printed.
namespace budgetlint::testing {

/// A direction through the years; vectors by year.
struct Series {
  std::size_t fund = 0;
  std::vector<std::string> names;
  std::vector<std::int64_t> rural, urban;  ///< persons
  std::vector<std::int64_t> rate;          ///< 元 a person and month
  std::vector<bool> present;
  std::vector<bool> cut_off;  ///< the amount is the product with its decimals cut off, not rounded
};

struct DepartmentSeries {
  std::string name;
  std::vector<Series> directions;
};

/// The cells of the forms of one year, as they are printed.
struct LineCells {
  std::string item, headcount, rate, months;
};

struct DirectionCells {
  std::string file, department, year;
  std::string name, amount, fund, fund_amount, source, period, period_goal, annual_goal, beneficiaries, deadline;
  std::string item, detail_amount, explanation, total;
  std::array<LineCells, 2> lines;
};

struct RowCells {
  std::string name, amount;
};

struct FundCells {
  std::string name, amount;
  std::vector<RowCells> rows;
};

struct SummaryCells {
  std::string department, year, total;
  std::vector<FundCells> funds;
};

struct OverallCells {
  std::string department, year, total, general, basic, project;
};

struct YearCells {
  std::optional<OverallCells> overall;
  std::optional<SummaryCells> summary;
  std::vector<DirectionCells> directions;
};

inline constexpr std::string_view overall_file = "附表1.yaml";
inline constexpr std::string_view summary_file = "附表2.yaml";

/// Numbers that change by a few in a hundred from year to year. `number` is below 50.
[[nodiscard]] DepartmentSeries make_series(Random& random, std::size_t number, std::size_t years);

/// What a direction pays in a year, in 0.01万元, by the rounding of its form; exact otherwise.
[[nodiscard]] std::int64_t amount_of(const Series& series, std::size_t year);

/// 0.01万元 in 万元: `12.30`.
[[nodiscard]] std::string printed(std::int64_t hundredths);

/// The forms of one year, every sum right. `year` counts from 0.
[[nodiscard]] YearCells make_forms(const DepartmentSeries& department, std::size_t year, int first_year);

/// Where a direction of a year stands in it: its form, and the row of the summary.
struct Spot {
  std::size_t form = 0, fund = 0, row = 0;
};
[[nodiscard]] Spot spot_of(const YearCells& cells, const std::string& direction);

[[nodiscard]] std::string yaml_of(const OverallCells& cells);
[[nodiscard]] std::string yaml_of(const SummaryCells& cells);
[[nodiscard]] std::string yaml_of(const DirectionCells& cells);

}  // namespace budgetlint::testing
