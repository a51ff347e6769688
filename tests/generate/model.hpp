#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generate/money.hpp"

namespace budgetlint::testing {

/// How a rate is divided, and so which factors its line has.
struct Pattern {
  std::string_view denominators;  ///< `/人/月`; empty: the rate takes every factor of its line
  std::string_view thing;         ///< what `count` counts; empty: no count
  bool headcount = false;
  std::int64_t months = 0;  ///< at most so many; 0: no such factor
  std::int64_t days = 0;
  std::int64_t times = 0;
  bool every_time = false;  ///< exactly `times`: the four quarters, the one year
};

/// A line of 测算: factors, or a lump, which has only its amount.
struct Line {
  std::string_view item;
  const Pattern* pattern = nullptr;  ///< nullptr: a lump
  std::int64_t headcount = 0, count = 0, months = 0, days = 0, times = 0;
  std::int64_t share = 0;  ///< in hundredths; 0: none
  Money rate = 0;
  RateUnit rate_unit = RateUnit::yuan;
  std::optional<Amount> amount;

  [[nodiscard]] Money product() const;
  [[nodiscard]] Money worth() const { return amount ? amount->value : product(); }  ///< what it adds to its detail
};

/// A row of 支出明细及测算说明.
struct Detail {
  std::string brief;
  std::vector<Line> lines;
  Amount amount;
};

/// 附表3
struct DirectionModel {
  std::string name;
  std::string goal;
  std::size_t fund = 0;
  Unit unit = Unit::ten_thousand;
  bool explained = true;   ///< explanations say the calculation in words too …
  bool calculated = true;  ///< … or instead of lines
  bool one_year = true;    ///< its period is the form's year, not three years
  std::vector<Detail> details;
  Amount amount;
  bool total_stated = true;
  std::array<Money, 6> sources{};  ///< in the language's order; all 0: not given

  [[nodiscard]] bool has_sources() const;
};

/// A row of 附表2.
struct FundModel {
  std::string name;
  std::string goal;
  bool itemised = false;                ///< lists its directions as sub-items
  std::vector<std::size_t> directions;  ///< those that belong to it
  std::vector<Amount> rows;             ///< where itemised: what the summary states for each of them
  Amount amount;
};

/// All numbers of one department's year. They fit each other; how they are spelled is decided later.
struct SubmissionModel {
  std::string department;
  int year = 0;
  std::vector<DirectionModel> directions;
  std::vector<FundModel> funds;
  bool has_overall = true, has_summary = true;
  bool summary_total_stated = true, overall_total_stated = true;
  Unit summary_unit = Unit::ten_thousand, overall_unit = Unit::ten_thousand;
  Money project = 0, basic = 0;
  std::array<Money, 3> by_source{};
};

[[nodiscard]] SubmissionModel make_submission(Random& random, std::uint64_t seed, const Shape& shape);

}  // namespace budgetlint::testing
